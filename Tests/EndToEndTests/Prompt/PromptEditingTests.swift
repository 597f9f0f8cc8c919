import Foundation
import TestSupport
import Testing

/// Keys at the prompt of the built program.
@Suite(.serialized) struct PromptEditingTests {
  private func session(
    variables: [String: String?] = [:],
    columns: Int = 80
  ) async throws -> PromptSession {
    let parley = try Parley(server: try await ServerProcess())
    return try await PromptSession(parley, variables: variables, columns: columns)
  }

  @Test func koreanAndEmojiAreEditedWhereTheCursorStands() async throws {
    let session = try await session()
    session.send(#"print "안녕 세계""#)
    await session.expectTyped(#"print "안녕 세계""#)
    session.send(Key.left + Key.left + Key.backspace + "시👍")
    await session.expectTyped(#"print "안녕 시👍계""#)
    let column = session.terminal.model.cursor.column
    let row = session.terminal.model.lines[session.terminal.model.cursor.row]
    #expect(row.cells[column].text == "계")
    session.send(Key.right + "e\u{301}")
    session.send("👨‍👩‍👧" + Key.backspace)
    let output = await session.run("")
    #expect(output.hasSuffix("안녕 시👍계e\u{301}"))
    #expect(await session.leave() == .exited(0))
  }

  @Test func aWholeClusterIsErasedAtOnce() async throws {
    let session = try await session()
    session.send("print \"a👨‍👩‍👧e\u{301}\u{1112}\u{1161}\u{11AB}" + Key.backspace + Key.backspace)
    session.send(Key.backspace + "b\"")
    #expect(await session.run("").hasSuffix("ab"))
  }

  @Test func aLongEntryRunsOverTheRightEdge() async throws {
    let session = try await session(columns: 40)
    let text = String(repeating: "가나다라 ", count: 12)
    session.send("print \"\(text)\"" + Key.left)
    await session.terminal.expect("the whole entry") { $0.text.contains("print \"가나다라 가나다라") }
    session.send("!")
    #expect(await session.run("").contains("라 !"))
  }

  @Test func aPasteOfManyLinesIsOneEntry() async throws {
    let session = try await session()
    let lines = (0..<200).map { "행 \($0) # {not} a statement" }
    session.terminal.paste("let pasted = \"\"\"\r" + lines.joined(separator: "\r") + "\r\"\"\"")
    await session.run("")
    #expect(await session.run("len(lines(pasted))") == "200")
    #expect(await session.run("print lines(pasted)[199]") == "행 199 # {not} a statement")
    #expect(
      await session.run("len(pasted)") == "\(lines.joined(separator: "\n").unicodeScalars.count)"
    )
  }

  @Test func aPasteOfAHundredKilobytesLosesNothing() async throws {
    let session = try await session()
    let text = String(repeating: "0123456789 가나다", count: 5000)
    session.terminal.paste("let pasted = \"\(text)\"")
    await session.run("")
    #expect(await session.run("len(pasted)") == "70000")
    #expect(await session.run("hash(pasted) == hash(replace(pasted, \"x\", \"y\"))") == "true")
    #expect(await session.run("print pasted[69992:]") == "6789 가나다")
  }

  @Test func anOpenBlockGoesOnAndComesBackWhole() async throws {
    let session = try await session()
    session.enter("for x in [1, 2] {")
    await session.expect("…")
    session.enter("print \"x is {{x}}\"")
    #expect(await session.run("}") == "x is 1\nx is 2")
    session.send(Key.up)
    await session.terminal.expect("the three lines again") { model in
      let rows = model.screen[...model.cursor.row].suffix(3)
      return rows.count == 3 && rows.first?.hasSuffix("for x in [1, 2] {") == true
        && rows.last?.hasPrefix("…") == true && rows.last?.hasSuffix("}") == true
    }
    #expect(await session.run("").hasSuffix("x is 1\nx is 2"))
  }

  @Test(arguments: [
    ("let t = \"\"\"", "  two\n  lines", "\"\"\""), ("let t = <<END", "two\nlines", "END"),
  ])
  func anOpenTextGoesOn(_ start: String, _ middle: String, _ end: String) async throws {
    let session = try await session()
    session.enter(start)
    for line in middle.split(separator: "\n") { session.enter(String(line)) }
    await session.run(end)
    #expect(await session.run("len(lines(t))") == "2")
  }

  @Test(arguments: [Key.altEnter, Key.newline])
  func aNewlineCanBeTyped(_ key: String) async throws {
    let session = try await session()
    session.send("print 1" + key + "print 2")
    await session.terminal.expect("two rows") { $0.cursorLine.hasSuffix("print 2") }
    #expect(await session.run("").hasSuffix("1\n2"))
  }

  @Test func controlCClearsTheLineAndControlDLeaves() async throws {
    let session = try await session()
    let before = session.terminal.model.lines.count
    session.send("print \"never\"")
    await session.expectTyped("print \"never\"")
    session.send(Key.interrupt)
    await session.expectPrompt()
    #expect(await session.run("print 1 + 1") == "2")
    #expect(before == session.terminal.model.lines.count)
    #expect(!session.terminal.model.text.contains("\nnever"))
    #expect(await session.leave() == .exited(0))
  }

  @Test func controlDOnALineDoesNotLeave() async throws {
    let session = try await session()
    session.send("print 12" + Key.left + Key.end)
    await session.expectTyped("print 1")
    #expect(await session.run("").hasSuffix("1"))
  }

  @Test func anEarlierEntryIsSearchedFor() async throws {
    let session = try await session()
    await session.run("print \"가나다\"")
    await session.run("print \"other\"")
    session.send(Key.search + "나")
    await session.expect("print \"가나다\"")
    await session.terminal.expect("the match in the cursor's row") { $0.cursorLine.contains("가나다") }
    #expect(await session.run("").hasSuffix("가나다"))
  }

  @Test func viKeysAndUserBindingsAreHonoured() async throws {
    let parley = try Parley(server: try await ServerProcess())
    try parley.folder.write("bind -v\n", to: ".editrc")
    let session = try await PromptSession(parley)
    session.send("print 123")
    await session.expectTyped("print 123")
    session.send(Key.escape)
    session.send("0wx")
    await session.expectTyped("print 23")
    #expect(await session.run("").hasSuffix("23"))
  }

  @Test func theEditorOpensAnEntry() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let editor = try parley.folder.write(
      "#!/bin/sh\ntest -t 0 && printf 'print \"edited\"\\nprint \"두 줄\"\\n' > \"$1\"\n",
      to: "editor"
    )
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: editor)
    let session = try await PromptSession(parley, variables: ["EDITOR": editor])
    session.send("print \"before\"")
    await session.expectTyped("print \"before\"")
    session.send("\u{18}\u{5}")
    await session.expect("두 줄")
    #expect(await session.run("").hasSuffix("edited\n두 줄"))
  }

  @Test func aResizeDrawsTheEntryAnew() async throws {
    let session = try await session()
    let text = String(repeating: "가나다라", count: 6)
    session.send("print \"\(text)\"")
    await session.expectTyped("print \"\(text)\"")
    session.terminal.resize(columns: 40, rows: 12)
    await session.terminal.expect("the entry over two rows") { model in
      model.screen.contains { $0.contains("print \"") } && model.text.contains(text + "\"")
        && model.cursor.row < 12 && model.cursorLine.hasSuffix("\"")
    }
    session.send(Key.left + "!")
    await session.terminal.expect("what is typed where it belongs") {
      $0.text.contains(text + "!\"")
    }
    #expect(await session.run("").contains(text + "!"))
    session.terminal.resize(columns: 100, rows: 30)
    #expect(await session.run("print 6 * 7") == "42")
  }

  @Test func completionsAreListedWithWhatTheyAreFor() async throws {
    let session = try await session()
    session.send("model \t")
    await session.expect("haiku")
    await session.expect("opus")
    await session.terminal.expect("a word on each") { model in
      model.screen.contains { $0.contains("haiku") && $0.count > 30 }
    }
    await session.expectTyped("model")
    session.send("\t")
    await session.terminal.expect("the first of them") { model in
      let first = model.screen.first { $0.contains("  ") && !$0.contains("main>") }
      let name = first?.prefix { $0 != " " } ?? "?"
      return model.cursorLine.contains("main> model \(name)")
    }
    session.send(Key.eraseLine + "max_tok\t")
    await session.terminal.expect("the setting's name") { $0.cursorLine.hasSuffix("max_tokens") }
    #expect(session.terminal.model.cursor.column > 10)
    session.send(Key.eraseLine)
    await session.expectPrompt()
    #expect(await session.run(":se\t").isEmpty == false)
  }

  @Test func theRestOfAnEarlierEntryIsShownInGreyAndTaken() async throws {
    let session = try await session()
    await session.run("print \"a hint\"")
    session.send("prin")
    await session.terminal.expect("the rest, dim") { model in
      let styles = model.lines[model.cursor.row].styles(of: "t \"a hint\"")
      return !styles.isEmpty && styles.allSatisfy { $0.isDim || $0.foreground == .indexed(8) }
    }
    #expect(await session.run(Key.right).hasSuffix("a hint"))
  }

  @Test func whatIsTypedIsColoured() async throws {
    let session = try await session()
    session.send("print \"text\" # why")
    await session.terminal.expect("colours") { model in
      let line = model.lines[model.cursor.row]
      return line.styles(of: "print").first != line.styles(of: "# why").first
        && line.styles(of: "\"text\"").first != TerminalCellStyle()
    }
  }
}
