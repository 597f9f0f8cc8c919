import LineEditing
import TestSupport
import Testing

extension LineEditorTests {
  /// Texts that are shown while an entry is edited, and between entries.
  struct OutputTests {
    @Test
    func textAppearsAboveTheEntryWithoutTearingIt() async throws {
      let session = try EditorSession(columns: 20)
      let outcome = await session.read { terminal in
        await terminal.type("half 반\ntyped")
        session.editor.write("알림 1\n알림 2\n")
        await terminal.expect("the text") { $0.marks.last == 1 }
        #expect(terminal.screen.prefix(4) == ["알림 1", "알림 2", "> half 반", "… typed"])
        #expect(terminal.model.cursor == .init(row: 3, column: 7))
        await terminal.type("!")
        #expect(terminal.screen[3] == "… typed!")
        terminal.send("\r")
      }
      #expect(outcome == .entry("half 반\ntyped!"))
    }

    @Test
    func unfinishedLineWaitsForItsEndWhileAnEntryIsEdited() async throws {
      let session = try EditorSession()
      let outcome = await session.read { terminal in
        await terminal.type("x")
        session.editor.write("one ")
        session.editor.write("line\nand ")
        await terminal.expect("the line") { $0.screen.prefix(2) == ["one line", "> x"] }
        terminal.send("\r")
      }
      #expect(outcome == .entry("x"))
      await session.terminal.expect("what was left") { $0.screen[2] == "and" }
      session.editor.write("more\n")
      await session.terminal.expect("its end") { $0.screen[2] == "and more" }
    }

    @Test
    func textsOfManyThreadsLoseNothing() async throws {
      let session = try EditorSession(columns: 60, rows: 8)
      let outcome = await session.read { terminal in
        await withTaskGroup(of: Void.self) { group in
          for writer in 0..<4 {
            group.addTask {
              for line in 0..<50 { session.editor.write("writer \(writer) line \(line)\n") }
            }
          }
          for _ in 0..<30 { await terminal.type("ab 가") }
        }
        await terminal.expect("all texts") { $0.marks.last == 200 }
        terminal.send("\r")
      }
      #expect(outcome == .entry(String(repeating: "ab 가", count: 30)))
      let text = session.terminal.model.text
      let lines = text.split(separator: "\n").filter { $0.hasPrefix("writer ") }
      #expect(lines.count == 200)
      #expect(Set(lines).count == 200)
      for writer in 0..<4 {
        let own = lines.filter { $0.hasPrefix("writer \(writer) ") }
        #expect(own == (0..<50).map { "writer \(writer) line \($0)" })
      }
    }

    @Test
    func promptBeginsALineOfItsOwn() async throws {
      let session = try EditorSession()
      session.editor.write("no newline \u{1B}[0m")
      _ = await session.read { terminal in
        #expect(terminal.screen.prefix(2) == ["no newline", ">"])
        terminal.send("\r")
      }
    }
  }

  /// Keys while a reply streams.
  struct BusyTests {
    @Test
    func keysTypedMeanwhileComeFirstAndWholeLinesAreHandedIn() async throws {
      let session = try EditorSession()
      await session.editor.whileBusy(onInterrupt: {}) {
        session.editor.write("streaming ")
        await session.terminal.type("first 한\rsecond\r\u{1B}[200~a\rb\u{1B}[201~c")
        session.editor.write("done\n")
        await session.terminal.expect("only what was written") {
          $0.screen.prefix(2) == ["streaming done", ""]
        }
      }
      #expect(await session.editor.readLine(Prompt("1> ")) == .entry("first 한"))
      #expect(await session.editor.readLine(Prompt("2> ")) == .entry("second"))
      let outcome = await session.read(Prompt("3> ")) { terminal in
        await terminal.type("!")
        terminal.send("\r")
      }
      #expect(outcome == .entry("a\nbc!"))
      #expect(
        session.terminal.screen.prefix(5) == [
          "streaming done", "1> first 한", "2> second", "3> a", "… bc!",
        ]
      )
    }

    @Test(arguments: ["\u{3}", "\u{1B}"])
    func keyInterrupts(_ key: String) async throws {
      let session = try EditorSession()
      let (interrupts, told) = AsyncStream<Void>.makeStream()
      await session.editor.whileBusy(onInterrupt: { told.yield() }) {
        session.terminal.send("next line\rmore\r\(key)")
        for await _ in interrupts { break }
      }
      let outcome = await session.read { terminal in
        await terminal.expect("what was typed") {
          $0.screen.prefix(2) == ["> next line", "… more"]
        }
        terminal.send("\r")
      }
      #expect(outcome == .entry("next line\nmore"))
    }

    @Test
    func arrowsAndPastesDoNotInterrupt() async throws {
      let session = try EditorSession()
      await session.editor.whileBusy(onInterrupt: { Issue.record("interrupted") }) {
        _ = await session.terminal.type("ab\u{1B}[D\u{1B}[200~\u{3}\u{1B}[201~-")
      }
      let outcome = await session.read { $0.send("\r") }
      #expect(outcome == .entry("a-b"))
    }

    @Test
    func longLineTypedMeanwhileIsWhole() async throws {
      let session = try EditorSession()
      let text = String(repeating: "0123456789", count: 600)
      await session.editor.whileBusy(onInterrupt: {}) {
        _ = await session.terminal.type(text + "\r")
      }
      #expect(await session.editor.readLine(Prompt("> ")) == .entry(text))
    }

    @Test
    func entryMayBeReadWithinTheWork() async throws {
      let session = try EditorSession()
      let (interrupts, told) = AsyncStream<Void>.makeStream()
      let answer = await session.editor.whileBusy(onInterrupt: { told.yield() }) {
        let answer = await session.read(Prompt("sure? ")) { $0.send("yes\r") }
        session.terminal.send("\u{3}")
        for await _ in interrupts { break }
        return answer
      }
      #expect(answer == .entry("yes"))
    }
  }
}
