import LineEditing
import TestSupport
import Testing

extension LineEditorTests {
  /// Text from the clipboard.
  struct PasteTests {
    @Test(arguments: ["\r", "\n", "\r\n"])
    func pastedLinesAreOneEntry(_ separator: String) async throws {
      let session = try EditorSession()
      let lines = ["let a = 1", "\tsay 안녕 👨‍👩‍👧", "print a"]
      let outcome = await session.read { terminal in
        #expect(terminal.model.bracketsPastes)
        terminal.paste(lines.joined(separator: separator))
        await terminal.type("")
        terminal.send("\r")
      }
      #expect(outcome == .entry(lines.joined(separator: "\n")))
    }

    @Test
    func tallPasteIsOneCellAndKeepsAllLines() async throws {
      let session = try EditorSession()
      let lines = (0..<200).map { "행 \($0) ............................" }
      let outcome = await session.read { terminal in
        await terminal.type("ask ")
        terminal.paste(lines.joined(separator: "\n"))
        await terminal.type("")
        await terminal.type("!")
        #expect(terminal.screen[0].hasPrefix("> ask ▣ !"))
        #expect(terminal.screen[0].hasSuffix("▣ 200 lines"))
        #expect(terminal.model.cursor == .init(row: 0, column: 9))
        for key in ["\u{7F}", "\u{7F}"] { await terminal.type(key) }
        #expect(terminal.screen[0].hasPrefix("> ask  "))
        for key in ["\u{1F}", "\u{1F}"] { await terminal.type(key) }
        terminal.send("\r")
      }
      #expect(outcome == .entry("ask " + lines.joined(separator: "\n") + "!"))
    }

    @Test
    func hugePasteLosesNothing() async throws {
      let session = try EditorSession()
      let text = (0..<2500).map { "line \($0) of 한국어 text, more than a screen" }.joined(
        separator: "\n"
      )
      #expect(text.utf8.count > 100_000)
      let outcome = await session.read { terminal in
        terminal.paste(text)
        await terminal.type("")
        terminal.send("\r")
      }
      #expect(outcome == .entry(text))
    }

    @Test
    func hugeLineTypedByAnotherProgramLosesNothing() async throws {
      let session = try EditorSession(columns: 80, rows: 24)
      let text = String(repeating: "0123456789", count: 10_000)
      let outcome = await session.read { $0.send(text + "\r") }
      #expect(outcome == .entry(text))
    }

    @Test
    func controlCharactersOfAPasteAreLeftOut() async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        terminal.paste("a\u{3}b\u{1B}[31mc\u{4}\u{0}d")
        await terminal.type("")
        terminal.send("\r")
      }
      #expect(outcome == .entry("ab[31mcd"))
    }
  }
}
