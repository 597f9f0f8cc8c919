import LineEditing
import TestSupport
import Testing

extension LineEditorTests {
  /// Entries of several lines.
  struct EntryTests {
    @Test
    func enterGoesOnWhileTheEntryIsNotWhole() async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("one\\\r")
        #expect(terminal.screen.prefix(2) == ["> one\\", "…"])
        #expect(terminal.model.cursor == .init(row: 1, column: 2))
        await terminal.type("두 번째")
        #expect(terminal.screen[1] == "… 두 번째")
        terminal.send("\r")
      }
      #expect(outcome == .entry("one\\\n두 번째"))
    }

    @Test(arguments: [
      "\u{1B}\r", "\n", "\u{1B}[13;2u", "\u{1B}[27;2;13~", "\u{1B}[13;3u", "\u{1B}\n",
    ])
    func keyStartsALine(_ key: String) async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("a\(key)b")
        #expect(terminal.screen.prefix(2) == ["> a", "… b"])
        terminal.send("\u{1B}[13u")
      }
      #expect(outcome == .entry("a\nb"))
    }

    @Test
    func linesJoinWhenWhatIsBetweenThemIsDeleted() async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("one\ntwo\nthree")
        await terminal.type("\u{1B}[H\u{7F}")
        #expect(terminal.screen.prefix(3) == ["> one", "… twothree", ""])
        await terminal.type("\u{1B}[A\u{1B}[F\u{1B}[3~")
        #expect(terminal.screen.prefix(2) == ["> onetwothree", ""])
        terminal.send("\r")
      }
      #expect(outcome == .entry("onetwothree"))
    }

    @Test
    func arrowsCrossLineEndsInOneStep() async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("ab\ncd")
        await terminal.type("\u{1B}[D\u{1B}[D\u{1B}[DX")
        #expect(terminal.screen.prefix(2) == ["> abX", "… cd"])
        await terminal.type("\u{1B}[C\u{1B}[CY")
        #expect(terminal.screen.prefix(2) == ["> abX", "… cYd"])
        await terminal.type("\u{2}\u{2}\u{2}\u{2}\u{2}Z")
        terminal.send("\r")
      }
      #expect(outcome == .entry("aZbX\ncYd"))
    }

    @Test
    func arrowsMoveByRowAndThenThroughTheHistory() async throws {
      let session = try EditorSession(history: ["older", "first\nsecond line\nthird"])
      let outcome = await session.read { terminal in
        await terminal.type("draft\u{1B}[A")
        #expect(terminal.screen.prefix(3) == ["> first", "… second line", "… third"])
        #expect(terminal.model.cursor == .init(row: 2, column: 7))
        await terminal.type("\u{1B}[A!")
        #expect(terminal.screen[1] == "… secon!d line")
        await terminal.type("\u{1B}[A\u{1B}[A")
        #expect(terminal.screen.prefix(3) == ["> older", "", ""])
        await terminal.type("\u{1B}[B")
        #expect(terminal.screen[1] == "… secon!d line")
        await terminal.type("\u{1B}[B")
        #expect(terminal.screen.prefix(3) == ["> draft", "", ""])
        await terminal.type("\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[A")
        #expect(terminal.screen[0] == "> older")
        terminal.send("\r")
      }
      #expect(outcome == .entry("older"))
    }

    @Test
    func wordsEndAtLineEnds() async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("one\ntwo\u{17}")
        #expect(terminal.screen.prefix(2) == ["> one", "…"])
        await terminal.type("x\u{1B}b\u{1B}b!")
        terminal.send("\r")
      }
      #expect(outcome == .entry("!one\nx"))
    }

    @Test
    func entryBeginsWithAText() async throws {
      let session = try EditorSession()
      let outcome = await session.read(beginningWith: "say 안녕\nnow", cursor: 10) { terminal in
        await terminal.type("!")
        #expect(terminal.screen.prefix(2) == ["> say 안녕!", "… now"])
        terminal.send("\r")
      }
      #expect(outcome == .entry("say 안녕!\nnow"))
    }

    @Test
    func controlCClearsALineAndEndsAnEmptyOne() async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("one\ntwo\u{3}")
        #expect(terminal.screen.prefix(3) == ["> one", "… two^C", ">"])
        terminal.send("x\u{7F}\u{3}")
      }
      #expect(outcome == .interrupt)
    }

    @Test
    func controlDEndsOnlyWhenNothingIsTyped() async throws {
      let session = try EditorSession()
      let first = await session.read { terminal in
        await terminal.type("abc\u{4}\u{1}\u{4}")
        terminal.send("\r")
      }
      #expect(first == .entry("bc"))
      let second = await session.read { $0.send("\u{4}") }
      #expect(second == .end)
    }

    @Test
    func promptsAreShownAtBothEdges() async throws {
      let session = try EditorSession()
      let prompt = Prompt("모델 main> ", right: "12 tokens")
      let outcome = await session.read(prompt) { terminal in
        await terminal.type("x")
        #expect(
          terminal.screen[0] == "모델 main> x" + String(repeating: " ", count: 18) + "12 tokens"
        )
        await terminal.type(String(repeating: "y", count: 25))
        #expect(!terminal.screen[0].contains("tokens"))
        terminal.send("\r")
      }
      #expect(outcome == .entry("x" + String(repeating: "y", count: 25)))
      #expect(!session.terminal.screen[0].contains("tokens"))
    }
  }
}
