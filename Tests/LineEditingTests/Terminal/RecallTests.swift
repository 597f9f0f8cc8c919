import LineEditing
import TestSupport
import Testing

extension LineEditorTests {
  /// Earlier entries, searched for.
  struct SearchTests {
    static let history = ["say 글 하나", "say 나무", "let x = 1\nprint x", "print 2"]

    @Test(arguments: [
      ("나무", "say 나무"), ("글", "say 글 하나"), ("x", "let x = 1\nprint x"), ("가", "print 2"),
    ])
    func searchFindsWhatIsTyped(_ pattern: String, _ entry: String) async throws {
      let session = try EditorSession(columns: 50, history: Self.history)
      let outcome = await session.read { terminal in
        await terminal.type("print 2\u{12}\(pattern)")
        #expect(terminal.screen[0].contains(": " + (entry.split(separator: "\n").first ?? "")))
        terminal.send("\r")
      }
      #expect(outcome == .entry(entry))
    }

    @Test
    func searchGoesToOlderMatchesAndBack() async throws {
      let session = try EditorSession(columns: 50, history: Self.history)
      let outcome = await session.read { terminal in
        await terminal.type("\u{12}print")
        #expect(terminal.screen[0] == "(search) print: print 2")
        await terminal.type("\u{12}")
        #expect(terminal.screen.prefix(2) == ["(search) print: let x = 1", "… print x"])
        await terminal.type("\u{12}")
        #expect(terminal.screen[0].hasPrefix("(nothing older has) print: let x = 1"))
        await terminal.type("\u{13}")
        #expect(terminal.screen.prefix(2) == ["(search) print: print 2", ""])
        await terminal.type("\u{1B}[D3")
        #expect(terminal.screen[0] == "> print 32")
        terminal.send("\r")
      }
      #expect(outcome == .entry("print 32"))
    }

    @Test
    func searchThatIsLeftGivesTheEntryBack() async throws {
      let session = try EditorSession(history: Self.history)
      let outcome = await session.read { terminal in
        await terminal.type("half\u{1B}[D\u{12}say\u{7}")
        #expect(terminal.screen[0] == "> half")
        #expect(terminal.model.cursor == .init(row: 0, column: 5))
        await terminal.type("!")
        terminal.send("\r")
      }
      #expect(outcome == .entry("hal!f"))
    }

    @Test
    func searchThatIsLeftOnAnEmptyEntryLeavesItEmpty() async throws {
      let session = try EditorSession(history: Self.history)
      let outcome = await session.read { terminal in
        await terminal.type("\u{12}say\u{7}")
        await terminal.type("x")
        #expect(terminal.screen[0] == "> x")
        terminal.send("\r")
      }
      #expect(outcome == .entry("x"))
    }
  }
}
