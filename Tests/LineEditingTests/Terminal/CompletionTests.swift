import LineEditing
import TestSupport
import Testing

extension LineEditorTests {
  /// Tab, and the hint from the history.
  struct CompletionTests {
    static let models = ScriptedAssistant(items: [
      .init("haiku", explanation: "fast and small"),
      .init("haiku-thinks", explanation: "with thinking"),
      .init("한국어", explanation: "말"),
      .init("sonnet", explanation: "for most things"),
    ])

    @Test
    func oneMatchIsPutInWithWhatFollowsIt() async throws {
      let session = try EditorSession(assistant: Self.models)
      let outcome = await session.read { terminal in
        await terminal.type("model son later\u{1B}b\u{2}\t")
        #expect(terminal.screen[0] == "> model sonnet  later")
        terminal.send("\r")
      }
      #expect(outcome == .entry("model sonnet  later"))
    }

    @Test
    func severalMatchesAreListedBelowWithTheirExplanations() async throws {
      let session = try EditorSession(assistant: Self.models)
      let outcome = await session.read { terminal in
        await terminal.type("model h\t")
        #expect(
          terminal.screen.prefix(4) == [
            "> model h", "haiku         fast and small", "haiku-thinks  with thinking",
            "> model haiku",
          ]
        )
        #expect(terminal.model.cursor == .init(row: 3, column: 13))
        await terminal.type("\t\t")
        #expect(terminal.screen[3] == "> model haiku-thinks")
        await terminal.type("\u{1B}[Z")
        #expect(terminal.screen[3] == "> model haiku")
        await terminal.type("!")
        terminal.send("\r")
      }
      #expect(outcome == .entry("model haiku!"))
    }

    @Test
    func bellRingsWhereNothingMatches() async throws {
      let session = try EditorSession(assistant: Self.models)
      _ = await session.read { terminal in
        await terminal.type("x\t")
        #expect(terminal.model.bellCount == 1)
        terminal.send("\r")
      }
    }

    @Test
    func hintFromTheHistoryIsTakenWithTheRightArrow() async throws {
      let session = try EditorSession(columns: 30, history: ["say 안녕 to all", "print 1"])
      let outcome = await session.read { terminal in
        await terminal.type("sa")
        #expect(terminal.screen[0] == "> say 안녕 to all")
        #expect(terminal.model.cursor == .init(row: 0, column: 4))
        #expect(terminal.model.lines[0].styles(of: "안녕").allSatisfy { $0.isDim })
        await terminal.type("w")
        #expect(terminal.screen[0] == "> saw")
        await terminal.type("\u{7F}y\u{1B}[C")
        #expect(terminal.screen[0] == "> say 안녕 to all")
        #expect(terminal.model.lines[0].styles(of: "안녕").allSatisfy { !$0.isDim })
        terminal.send("\r")
      }
      #expect(outcome == .entry("say 안녕 to all"))
    }

    @Test
    func hintThatIsNotTakenIsNotHandedIn() async throws {
      let session = try EditorSession(history: ["say hello\nworld"])
      let outcome = await session.read { terminal in
        await terminal.type("say")
        #expect(terminal.screen[0] == "> say hello…")
        terminal.send("\r")
      }
      #expect(outcome == .entry("say"))
      await session.terminal.expect("the hint to go") { $0.screen[0] == "> say" }
    }

    @Test
    func wordsAreColouredAsTheyAreTyped() async throws {
      let session = try EditorSession(columns: 12, assistant: ScriptedAssistant(keyword: "안녕say"))
      let outcome = await session.read { terminal in
        await terminal.type("안녕say 1234567")
        let bold = terminal.model.lines[0].styles(of: "안녕say")
        #expect(bold.count == 7 && bold.allSatisfy { $0.isBold })
        #expect(terminal.model.lines[0].styles(of: " 12").allSatisfy { !$0.isBold })
        #expect(terminal.screen.prefix(2) == ["> 안녕say 12", "34567"])
        await terminal.type("\u{1}x")
        #expect(terminal.model.lines[0].styles(of: "안녕say").allSatisfy { !$0.isBold })
        #expect(terminal.model.cursor == .init(row: 0, column: 3))
        terminal.send("\r")
      }
      #expect(outcome == .entry("x안녕say 1234567"))
    }

    @Test
    func nothingIsColouredWithoutColours() async throws {
      let session = try EditorSession(
        history: ["say hello"],
        assistant: ScriptedAssistant(items: Self.models.items, keyword: "say")
      ) { $0.isColoured = false }
      _ = await session.read(Prompt("> ", right: "right")) { terminal in
        await terminal.type("say")
        #expect(terminal.screen[0].hasPrefix("> say  ") && terminal.screen[0].hasSuffix("right"))
        await terminal.type("\n안 h\t")
        #expect(terminal.model.lines.allSatisfy { $0.cells.allSatisfy { $0.style == .init() } })
        terminal.send("\r")
      }
    }
  }
}
