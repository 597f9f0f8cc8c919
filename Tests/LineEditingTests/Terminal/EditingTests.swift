import LineEditing
import TestSupport
import Testing

extension LineEditorTests {
  /// Characters of all widths, typed, moved over and deleted.
  struct EditingTests {
    @Test
    func cursorStandsWhereWideCharactersEnd() async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("안녕 세계")
        #expect(terminal.screen[0] == "> 안녕 세계")
        #expect(terminal.model.cursor == .init(row: 0, column: 11))
        await terminal.type("\u{1B}[D\u{1B}[D!")
        #expect(terminal.screen[0] == "> 안녕 !세계")
        #expect(terminal.model.cursor == .init(row: 0, column: 8))
        terminal.send("\r")
      }
      #expect(outcome == .entry("안녕 !세계"))
    }

    @Test(arguments: [
      ("e\u{301}", "e\u{301}", 1),
      ("👨‍👩‍👧", "👨", 2),
      ("👍🏽", "👍", 2),
      ("🇰🇷", "🇰🇷", 2),
      ("\u{1112}\u{1161}\u{11AB}", "한", 2),
      ("日", "日", 2),
      ("é", "é", 1),
      ("❤️", "❤", 1),
      ("1️⃣", "1\u{20E3}", 1),
    ])
    func clusterIsOneCharacter(_ cluster: String, _ shown: String, _ width: Int) async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("a\(cluster)z")
        #expect(terminal.screen[0] == "> a\(shown)z")
        #expect(terminal.model.cursor == .init(row: 0, column: 4 + width))
        await terminal.type("\u{7F}\u{7F}")
        #expect(terminal.screen[0] == "> a")
        #expect(terminal.model.cursor == .init(row: 0, column: 3))
        await terminal.type(cluster)
        terminal.send("\r")
      }
      #expect(outcome == .entry("a\(cluster)"))
    }
  }
}

extension LineEditorTests {
  /// Entries that are wider than the terminal.
  struct WrappingTests {
    @Test(arguments: 1...20)
    func entryIsDrawnAgainWhereItStood(_ count: Int) async throws {
      let session = try EditorSession(columns: 11, rows: 10)
      let text = String(repeating: "가a", count: count)
      let outcome = await session.read { terminal in
        await terminal.type(text)
        await terminal.type("\u{1B}[D\u{1B}[D")
        let before = terminal.model
        session.editor.write("note\n")
        await terminal.expect("the note") { ($0.marks.last ?? 0) == 1 }
        let after = terminal.model
        #expect(after.screen[0] == "note")
        #expect(
          Array(after.screen[1...before.cursor.row + 1])
            == Array(before.screen[...before.cursor.row])
        )
        #expect(after.cursor.column == before.cursor.column)
        #expect(after.cursor.row == before.cursor.row + 1)
        terminal.send("\r")
      }
      #expect(outcome == .entry(text))
    }

    @Test
    func entryTallerThanTheScreenKeepsItsText() async throws {
      let session = try EditorSession(columns: 20, rows: 6)
      let lines = (1...20).map { "line \($0)" }
      let outcome = await session.read { terminal in
        await terminal.type(lines.joined(separator: "\n"))
        #expect(terminal.screen.contains { $0.contains("▣") })
        #expect(terminal.model.cursorLine == "… line 20")
        terminal.send("\r")
      }
      #expect(outcome == .entry(lines.joined(separator: "\n")))
    }

    @Test
    func anotherSizeDrawsTheEntryAnew() async throws {
      let session = try EditorSession(columns: 30, rows: 8) { $0.handlesSignals = true }
      let outcome = await session.read { terminal in
        await terminal.type("one two three four five")
        terminal.resize(columns: 15, rows: 8)
        await raiseWindowChange()
        await terminal.expect("the entry in the new width") { model in
          model.screen.prefix(3).joined(separator: "|").contains("> one two three| four five")
        }
        await terminal.type("!")
        #expect(terminal.model.text.contains("four five!"))
        terminal.send("\r")
      }
      #expect(outcome == .entry("one two three four five!"))
    }
  }
}
