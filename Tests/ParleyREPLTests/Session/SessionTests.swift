import ClaudeAPI
import ModelProviders
import ParleyHost
import ParleyRuntime
import TestSupport
import Testing

@testable import ParleyREPL

/// What entries do to a session, and what is shown of them.
struct SessionTests {
  private static func stage(
    _ replies: ScriptedReply...,
    start: SessionStart = SessionStart(provider: "api")
  ) throws -> SessionStage {
    SessionStage(ScriptedProvider(replies), in: try TemporaryFolder(), start: start)
  }

  @Test(arguments: [
    ("1 + 2", "3\n"), (#""a\nb""#, "\"a\\nb\"\n"), (#"print "a", 2"#, "a 2\n"), ("  ", ""),
    ("let x = 3", ""), ("# nothing", ""), ("if true { print 1 }", "1\n"),
  ])
  func valuesAndPrintsAreShown(_ entry: String, _ shown: String) async throws {
    let stage = try Self.stage()
    await stage.enter(entry)
    #expect(stage.shown == shown)
  }

  @Test func entriesGoOnFromThoseBefore() async throws {
    let stage = try Self.stage()
    await stage.enter("let x = 3", "def twice(n) { return 2 * n }", "let x = twice(x)", "x + 1")
    #expect(stage.shown == "7\n")
    #expect(stage.variable("x") == .int(6))
    #expect(stage.session.view.functions.map(\.usage) == ["twice(n)"])
  }

  @Test func anEntryThatCannotBeCompiledChangesNothing() async throws {
    let stage = try Self.stage()
    await stage.enter("let x = 1", "let x = 2\nlet y = nope")
    #expect(stage.variable("x") == .int(1))
    #expect(stage.variable("y") == nil)
    #expect(stage.shown.hasPrefix("<prompt>:2:9: error: nope is not defined [name.undefined]\n"))
    #expect(stage.session.log.entries.last?.outcome == .refused("nope is not defined"))
  }

  @Test func anErrorOnTheWayKeepsWhatWasDoneAndTheSession() async throws {
    let stage = try Self.stage()
    await stage.enter("let x = 1\nfail \"no more\"\nlet y = 2", "x")
    #expect(stage.shown.contains("<prompt>:2:1: error: no more [runtime.fail]\n"))
    #expect(stage.shown.hasSuffix("\n1\n"))
    #expect(stage.variable("y") == nil)
  }

  @Test func errorsInAFunctionOfAnEarlierEntryShowItsLine() async throws {
    let stage = try Self.stage()
    await stage.enter("def f(n) { return 1 / n }", "f(0)")
    #expect(stage.shown.contains("| def f(n) { return 1 / n }"))
    #expect(stage.shown.contains("note: in f, called here"))
  }

  @Test func aSentenceWithoutAVerbIsToldHowToBeSaid() async throws {
    let stage = try Self.stage()
    await stage.enter("Hello there my friend")
    #expect(stage.shown.contains("write `say Hello there my friend` or `> Hello there my friend`"))
  }

  @Test func checksTellWhetherTheyHold() async throws {
    let stage = try Self.stage()
    await stage.enter("expect 1 < 2", "repeat 3 { expect true }", "let x = 5", "expect x < 3")
    #expect(
      stage.shown == """
        the check holds
        3 checks hold
        <prompt>:1:1: expect failed
           1 | expect x < 3
             |        ^ 5

        """
    )
  }

  @Test func layersOfSettingsAreGoneAfterAnErrorInside() async throws {
    let stage = try Self.stage()
    await stage.enter(
      "max_tokens 10",
      "with max_tokens 20 { fail \"stop\" }",
      "settings.max_tokens"
    )
    #expect(stage.shown.hasSuffix("\n10\n"))
  }

  @Test func aWarningIsShownOnce() async throws {
    let stage = try Self.stage(.text("a"), .text("b"))
    await stage.enter("model opus", "max_tokens 5", "say One", "say Two")
    let warnings = stage.shown.split(separator: "\n").count { $0.contains("warning:") }
    #expect(warnings == 1, "\(stage.shown)")
  }

  @Test func parametersTakeTheValuesOfTheCommandLine() async throws {
    let given = ParameterArgument(name: "season", value: "spring")
    let stage = try Self.stage(start: SessionStart(provider: "api", parameters: [given]))
    await stage.enter(#"param season = "autumn" "the season""#, "season", #"param city "where""#)
    #expect(stage.shown.hasPrefix("\"spring\"\nerror: the parameter city (where) has no value\n"))
  }

  @Test func whileTalkingEntriesAreSaidAsTheyAre() async throws {
    let stage = try Self.stage(.text("a"), .text("b"))
    await stage.enter(":talk", "Hi {{x}} # there", "if so\nthen", ":print 1 + 1", ":talk off", "7")
    #expect(
      stage.turns == [
        "user: Hi {{x}} # there", "assistant: a", "user: if so\nthen", "assistant: b",
      ]
    )
    #expect(stage.shown.contains("\n2\n"))
    #expect(stage.shown.hasSuffix("\n7\n"))
  }

  @Test func aChangedTurnIsSaidInAFork() async throws {
    let stage = try Self.stage(.text("a"), .text("b"), .text("c"))
    await stage.enter("say One", "say Two")
    let next = await stage.session.enter(":edit 1")
    #expect(next == .goOn(beginningWith: "say One", cursor: 7))
    await stage.enter("say Three")
    #expect(stage.session.view.conversations.current.name == "main-2")
    #expect(stage.turns == ["user: Three", "assistant: c"])
    let entries = stage.session.log.entries.map(\.typed.text)
    #expect(entries.suffix(4) == ["fork main-2", "undo", "undo", "say Three"])
  }

  @Test func anythingElseThanASayLeavesTheTurnAsItIs() async throws {
    let stage = try Self.stage(.text("a"), .text("b"))
    await stage.enter("say One", ":edit 1", "1", "say Two")
    #expect(stage.session.view.conversations.all.map(\.name) == ["main"])
  }

  @Test(arguments: [
    (":nonsense", "error: there is no command :nonsense\n"), (":edit 4", "error: main has no user"),
    (":trace on", "error: there is nothing to trace here\n"), (":load none.claude", "error: "),
    (":resume", "error: there is nothing to resume"),
  ])
  func commandsThatCannotBePerformedSayWhy(_ entry: String, _ shown: String) async throws {
    let stage = try Self.stage()
    #expect(await stage.session.enter(entry) == .goOn())
    #expect(stage.shown.hasPrefix(shown))
    guard case .refused? = stage.session.log.entries.last?.outcome else {
      Issue.record("it is logged as \(String(describing: stage.session.log.entries.last))")
      return
    }
  }

  @Test(arguments: [":quit", ":q"])
  func quitLeaves(_ entry: String) async throws {
    let stage = try Self.stage()
    #expect(await stage.session.enter(entry) == .quit)
  }

  @Test func filesAreLoadedAsIfTypedAndRunApart() async throws {
    let stage = try Self.stage()
    try stage.folder.write("let x = 1\nfail \"stop\"\n", to: "a.claude")
    try stage.folder.write("let y = 2\nprint \"apart\"\n", to: "b.claude")
    await stage.enter(":load a.claude", ":run b.claude")
    #expect(stage.variable("x") == .int(1))
    #expect(stage.variable("y") == nil)
    #expect(stage.shown.contains("a.claude:2:"))
    #expect(stage.shown.hasSuffix("apart\nb.claude ended with 0\n"))
  }

  @Test func theConversationIsExported() async throws {
    let stage = try Self.stage(.text("Hi."))
    await stage.enter("say Hello", ":export \(stage.folder("chat.md"))")
    let text = String(decoding: stage.folder.bytes(of: "chat.md"), as: UTF8.self)
    #expect(text.contains("Hello") && text.contains("Hi."))
  }

  @Test func theInitFileShowsNothingButErrors() async throws {
    let stage = try Self.stage()
    let text = "print 1\nlet x = 2\nexpect x == 2"
    await stage.session.enterSilently(TypedEntry(text, origin: "/init.claude", line: 1))
    #expect(stage.shown == "")
    await stage.session.enterSilently(TypedEntry("model = 3", origin: "/init.claude", line: 1))
    #expect(stage.shown.hasPrefix("/init.claude:1:1: error: "))
    #expect(stage.variable("x") == .int(2))
  }

  @Test func aLongValueOfAFailedCheckIsBrokenAndWhole() async throws {
    let stage = try Self.stage()
    let value = (1...30).map { "word\($0)" }.joined(separator: "  ")
    await stage.enter("let x = \"\(value)\"", "expect x == \"\"")
    let lines = stage.shown.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    let shown = lines.dropFirst(2).map { $0.drop { !"|".contains($0) }.dropFirst(2) }
    let start = shown.first?.firstIndex(of: "\"")
    let column = try #require(
      start.flatMap { start in shown.first.map { $0.distance(from: $0.startIndex, to: start) } }
    )
    let text = shown.map { $0.dropFirst(column) }.joined()
    #expect(text.hasPrefix("\"" + value.prefix(190)), "\(stage.shown)")
  }

  @Test func whatIsTooWideIsBrokenAtBlanks() async throws {
    let stage = try Self.stage()
    let name = String(repeating: "n", count: 30)
    await stage.enter(":chat \(name) \(name) and more", "let y = \(name)\(name)", ":talk")
    let lines = stage.shown.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(stage.shown)")
    #expect(lines.suffix(2).joined(separator: " ").hasSuffix(":model haiku, :talk off"))
  }
}
