import ParleyHost
import ParleyREPL
import ParleyRuntime
import TerminalText
import Testing

struct CommandRendererDiffTests {
  @Test func whatDiffersIsShownLineByLine() throws {
    var session = try SampleSession.forked()
    session.set("max_tokens", 100)
    #expect(
      try session.renderer().diff(with: "main") == [
        "- main  + main-2  2 turns in common",
        "+ max_tokens 100",
        "- » Another one.",
        "-   Old pond",
        "+ » Now about winter.",
        "+   Snow",
      ]
    )
  }

  @Test func equalLinesFarFromADifferenceAreCounted() throws {
    var session = SampleSession()
    let lines = (1...9).map { "line \($0)" }
    try session.say("Go", reply: lines.joined(separator: "\n"))
    try session.conversations.fork("other")
    try session.undo()
    try session.say("Go", reply: (lines + ["the end"]).joined(separator: "\n"))
    let shown = try session.renderer().diff(with: "main")
    #expect(
      shown == [
        "- main  + other  1 turn in common", "  … 7 equal lines", "    line 8", "    line 9",
        "+   the end",
      ]
    )
  }

  @Test func equalConversationsAreSaidToBeEqual() throws {
    var session = SampleSession()
    try session.say("Go", reply: "Gone")
    try session.conversations.fork("other")
    #expect(
      try session.renderer().diff(with: "main") == ["main and other are the same: 2 turns"]
    )
  }

  @Test func longLinesAreBrokenWithTheirMark() throws {
    var session = SampleSession()
    try session.conversations.fork("other")
    try session.say("Go", reply: String(repeating: "긴 글 ", count: 30))
    let shown = try session.renderer(width: 30).diff(with: "main").dropFirst(2)
    #expect(shown.allSatisfy { $0.hasPrefix("+ ") && $0.displayWidth <= 30 })
    #expect(shown.count > 3)
  }

  @Test(arguments: [
    ("main", "main is the current conversation"), ("mian", "there is no conversation named mian"),
  ])
  func onlyAnotherConversationCanBeCompared(name: String, message: String) throws {
    let error = #expect(throws: CommandMistake.self) {
      try SampleSession().renderer().diff(with: name)
    }
    #expect(error?.message == message)
  }
}
