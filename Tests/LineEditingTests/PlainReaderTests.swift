import Glibc
import LineEditing
import TestSupport
import Testing

/// Reading where there is no full terminal.
struct PlainReaderTests {
  private static func editor(
    reading input: Int32,
    writing output: Int32,
    terminal: String = "dumb"
  ) -> LineEditor {
    var configuration = LineEditorConfiguration(environment: ["TERM": terminal])
    configuration.input = input
    configuration.output = output
    configuration.handlesSignals = false
    return LineEditor(configuration, assistant: ScriptedAssistant())
  }

  /// Reads all entries of a text that comes through a pipe, and returns them with what was written.
  private static func entries(of bytes: [UInt8]) async throws -> ([String], output: [UInt8]) {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    try #require(pipe(&input) == 0 && pipe(&output) == 0)
    defer { for end in [input[0], output[0]] { close(end) } }
    let editor = editor(reading: input[0], writing: output[1], terminal: "xterm")
    #expect(editor.mode == .plain)
    async let written: Void = write(bytes, to: input[1])
    var entries: [String] = []
    while case .entry(let entry) = await editor.readLine(Prompt("> ")) { entries.append(entry) }
    await written
    editor.close()
    close(output[1])
    var shown = [UInt8](repeating: 0, count: 4096)
    let count = read(output[0], &shown, shown.count)
    return (entries, Array(shown[..<max(0, count)]))
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) async {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    close(descriptor)
  }

  @Test(arguments: [
    ("one\ntwo\n", ["one", "two"]),
    ("one\r\ntwo", ["one", "two"]),
    ("one\\\r\ntwo\n", ["one\\\ntwo"]),
    ("one\\\n", ["one\\"]),
    ("\n안녕\n", ["", "안녕"]),
    ("", []),
  ])
  func linesAreEntries(_ text: String, _ expected: [String]) async throws {
    let (entries, output) = try await Self.entries(of: Array(text.utf8))
    #expect(entries == expected)
    #expect(output.isEmpty)
  }

  @Test
  func bytesThatAreNoTextAreReplaced() async throws {
    let (entries, _) = try await Self.entries(of: [0x61, 0xFF, 0x62, 0x0A, 0x00, 0x0A])
    #expect(entries == ["a\u{FFFD}b", "\u{0}"])
  }

  @Test
  func hugeLineIsWhole() async throws {
    let line = String(repeating: "안녕 and more. ", count: 10_000)
    let (entries, _) = try await Self.entries(of: Array((line + "\n").utf8))
    #expect(entries == [line])
  }

  @Test(arguments: ["dumb", "emacs", ""])
  func simpleTerminalGetsPromptsAndNoControlSequence(_ name: String) async throws {
    let terminal = try PseudoTerminal()
    let editor = Self.editor(
      reading: terminal.descriptor,
      writing: terminal.descriptor,
      terminal: name
    )
    #expect(editor.mode == .plain)
    async let outcome = editor.readLine(Prompt("> ", right: "right"))
    await terminal.expect(">")
    terminal.send("one\\\n")
    await terminal.expect("…")
    terminal.send("안녕\n")
    #expect(await outcome == .entry("one\\\n안녕"))
    await terminal.expect("안녕")
    #expect(!terminal.transcript.contains("\u{1B}"))
    #expect(terminal.screen.prefix(2) == ["> one\\", "… 안녕"])
  }

  @Test
  func plainIsChosenOnRequest() async throws {
    let terminal = try PseudoTerminal()
    var configuration = LineEditorConfiguration(environment: ["TERM": "xterm-256color"])
    configuration.input = terminal.descriptor
    configuration.output = terminal.descriptor
    configuration.handlesSignals = false
    configuration.isPlain = true
    let editor = LineEditor(configuration, assistant: ScriptedAssistant())
    async let outcome = editor.readLine(Prompt("> "), beginningWith: "say hi")
    await terminal.expect(">")
    terminal.send("\n")
    #expect(await outcome == .entry("say hi"))
    #expect(!terminal.transcript.contains("\u{1B}"))
  }

  @Test
  func cancellationEndsReading() async throws {
    let terminal = try PseudoTerminal()
    let editor = Self.editor(reading: terminal.descriptor, writing: terminal.descriptor)
    await withTaskGroup(of: ReadOutcome.self) { group in
      group.addTask { await editor.readLine(Prompt("> ")) }
      await terminal.expect(">")
      group.cancelAll()
      #expect(await group.next() == .interrupt)
    }
  }
}
