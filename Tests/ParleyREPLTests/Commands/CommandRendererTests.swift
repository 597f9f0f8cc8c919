import ClaudeMessages
import ParleyHost
import ParleyREPL
import ParleyRuntime
import TerminalText
import Testing

struct CommandRendererTests {
  @Test func theTreeShowsForksUnderWhatTheyCameFrom() throws {
    let session = try SampleSession.forked()
    #expect(
      session.renderer().tree() == [
        "  main",
        "    1 » Write a haiku about autumn.",
        "        Leaves drift down the lane",
        "    2 » Another one.",
        "        Old pond",
        "  * main-2  from main after turn 1",
        "      2 » Now about winter.",
        "          Snow",
      ]
    )
  }

  @Test func theTreeTellsWhatIsLeftOfWhatWasShared() throws {
    var session = try SampleSession.forked()
    try session.conversations.chat("aside")
    try session.conversations.chat("main")
    session.conversations.updateCurrent { $0.reset() }
    let tree = session.renderer().tree()
    #expect(tree.first == "* main  no turns")
    #expect(tree.contains("    main-2  from main at its start"))
    #expect(tree.contains("      1 » Write a haiku about autumn."))
    #expect(tree.last == "  aside  no turns")
  }

  @Test func linesOfTheTreeAreCutAndHarmless() throws {
    var session = SampleSession()
    try session.say("\u{1B}[2J한국어 " + String(repeating: "아주 긴 글 ", count: 40), reply: "a\u{9B}31mb")
    let tree = session.renderer(width: 30).tree()
    #expect(tree.allSatisfy { $0.displayWidth <= 30 })
    #expect(tree[1].hasPrefix("    1 » 한국어 아주"))
    #expect(tree[1].hasSuffix("…"))
    #expect(tree[2] == "        ab")
  }

  @Test func settingsAreWhatTheNextRequestCarries() throws {
    var session = SampleSession()
    session.set("max_tokens", 200)
    session.set("system", "Be brief.\nBe kind.")
    session.set("model", "haiku-4.5")
    session.set("speed", "fast", isField: true)
    #expect(
      session.renderer().settings() == [
        "model haiku-4.5  claude-haiku-4-5-20251001",
        "max_tokens 200",
        "system \"Be brief.\\nBe kind.\"",
        "set speed \"fast\"",
        "thinking off     the model's default",
      ]
    )
  }

  @Test func defaultsAreMarkedAndRefusalsTold() throws {
    var session = SampleSession()
    session.set("temperature", 0.2)
    let lines = session.renderer(width: 60).settings()
    #expect(lines[0].hasPrefix("model sonnet"))
    #expect(lines[0].contains("default: claude-sonnet-"))
    #expect(lines[1].hasSuffix("default"))
    #expect(lines[2] == "temperature 0.2")
    let refusal = try #require(lines.first { $0.hasPrefix("refused: claude-sonnet-") })
    #expect(refusal.contains("temperature"))
    #expect(lines.allSatisfy { $0.displayWidth <= 60 })
  }

  @Test func whatWaitsForTheNextTurnIsTold() throws {
    var session = SampleSession()
    session.conversations.updateCurrent { main in
      main.attach(
        Attachment(
          block: .image(.url("https://example.com/a.png")),
          facts: MediaFacts(name: "https://example.com/a.png", content: .address(.image))
        )
      )
    }
    #expect(
      session.renderer().settings().contains(
        "attached: https://example.com/a.png goes with what you say next"
      )
    )
  }

  @Test func variablesAreShownInOneLineEach() {
    var session = SampleSession()
    #expect(session.renderer().variables().count == 1)
    session.variables = [
      SessionView.Variable(name: "n", value: 3),
      SessionView.Variable(name: "names", value: .list([.text("이름"), .text("a\nb\u{9B}")])),
      SessionView.Variable(name: "long", value: .text(String(repeating: "x", count: 100_000))),
    ]
    session.functions = [SessionView.Function(name: "ask", usage: "ask(question, tone?)")]
    let lines = session.renderer(width: 40).variables()
    #expect(lines[0] == "n      int     3")
    #expect(lines[1].hasPrefix("names  list    [\"이름\", \"a\\nb"))
    #expect(lines[2].displayWidth == 40)
    #expect(lines[2].hasSuffix("x…"))
    #expect(lines[3] == "def ask(question, tone?)")
    #expect(!lines.joined().contains("\u{9B}"))
  }

  @Test func modelsAreATableWithTheCurrentOneMarked() throws {
    var session = SampleSession()
    session.set("model", "haiku")
    let lines = try session.renderer().models([])
    #expect(lines.allSatisfy { $0.displayWidth <= 80 })
    #expect(lines.filter { $0.hasPrefix("*") }.count == 1)
    #expect(lines.first { $0.hasPrefix("*") }?.contains("haiku-") == true)
    #expect(lines.count >= ModelCatalogue.builtIn.models.count + 1)
    let wide = try session.renderer(width: 160).models([])
    #expect(wide[0].contains("LINE"))
  }

  @Test func aNamedModelIsToldInFull() throws {
    let lines = try SampleSession().renderer(width: 40).models(["haiku"])
    #expect(lines[0].hasPrefix("haiku-"))
    for heading in ["id", "context", "in / out", "thinking", "effort", "sampling"] {
      #expect(lines.contains { $0.hasPrefix("  \(heading) ") }, "\(heading)")
    }
    #expect(lines.allSatisfy { $0.displayWidth <= 40 })
    let mistake = CommandMistake("there is no model named haikoo", help: "did you mean haiku?")
    #expect(throws: mistake) { try SampleSession().renderer().models(["haikoo"]) }
  }

  @Test func historyIsNumberedWithTheLastEntryAtTheBottom() {
    let session = SampleSession()
    var view = session.view
    #expect(session.renderer().history(last: 5) == ["nothing was entered yet"])
    view.history = (1...12).map { "say \($0)\nmore" }
    let renderer = CommandRenderer(view, style: .plain, width: 80)
    #expect(renderer.history(last: 2) == ["11  say 11 more", "12  say 12 more"])
    #expect(renderer.history(last: 100).count == 12)
  }

  @Test func coloursOnlyAddControlSequences() throws {
    var session = try SampleSession.forked()
    session.set("temperature", 0.2)
    let plain = session.renderer()
    let coloured = session.renderer(style: .ansi)
    for command in [PromptCommand.help(word: nil), .settings, .tree, .models(names: []), .cost] {
      let shown = try #require(try coloured.lines(for: command))
      #expect(shown.map(\.strippingControls) == (try plain.lines(for: command)))
    }
  }

  @Test func mistakesAreShownWithTheirHelp() {
    let mistake = CommandMistake("there is no \u{1B}[1mthing", help: "try another")
    #expect(
      CommandRenderer.lines(of: mistake, style: .plain) == [
        "error: there is no thing", "help: try another",
      ]
    )
  }
}
