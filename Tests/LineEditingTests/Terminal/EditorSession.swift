import Synchronization
import TestSupport
import Testing

@testable import LineEditing

/// All tests that edit on a terminal, one after the other: signals and the terminal's description belong to the process.
@Suite(.serialized)
struct LineEditorTests {}

/// A line editor on a terminal that a test holds.
final class EditorSession: Sendable {
  let terminal: PseudoTerminal
  let editor: LineEditor

  /// Opens a terminal and an editor on it, which reads no settings of the user.
  init(
    columns: Int = 40,
    rows: Int = 12,
    history: [String] = [],
    assistant: ScriptedAssistant = ScriptedAssistant(),
    configure: (inout LineEditorConfiguration) -> Void = { _ in }
  ) throws {
    terminal = try PseudoTerminal(columns: columns, rows: rows)
    var configuration = LineEditorConfiguration(environment: ["TERM": "xterm-256color"])
    configuration.input = terminal.descriptor
    configuration.output = terminal.descriptor
    configuration.readsUserBindings = false
    configuration.handlesSignals = false
    configuration.writesSyncMarks = true
    configure(&configuration)
    editor = LineEditor(configuration, assistant: assistant)
    for entry in history { editor.addToHistory(entry) }
  }

  deinit {
    // Before the terminal is closed, whose descriptor may soon be another's.
    editor.close()
  }

  /// Reads one entry while the test types.
  func read(
    _ prompt: Prompt = Prompt("> "),
    beginningWith text: String = "",
    cursor: Int? = nil,
    typing: (PseudoTerminal) async -> Void
  ) async -> ReadOutcome {
    async let outcome = editor.readLine(prompt, beginningWith: text, cursor: cursor)
    await terminal.expect("the prompt") { $0.text.contains(prompt.text.trimmed) }
    await typing(terminal)
    return await outcome
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// A language for tests: a line that ends in a backslash is not whole.
struct ScriptedAssistant: LineAssistant {
  var items: [Completions.Item] = []
  var keyword: String?

  func isComplete(_ entry: String) -> Bool { !entry.hasSuffix("\\") }

  func completions(of entry: String, at cursor: Int) -> Completions {
    let before = String(decoding: entry.utf8.prefix(cursor), as: UTF8.self)
    let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    let start = cursor - word.utf8.count
    let matches = items.filter { $0.text.hasPrefix(word) }
    return Completions(replacing: start..<cursor, with: matches)
  }

  func highlights(of entry: String) -> [Highlight] {
    guard let keyword, entry.hasPrefix(keyword) else { return [] }
    return [Highlight(0..<keyword.utf8.count, .keyword)]
  }
}
