import Foundation
import TestSupport
import Testing

/// The built `parley` at its prompt, on a terminal of its own.
struct PromptSession: Sendable {
  /// The terminal that the test types on.
  let terminal: PseudoTerminal
  /// The program.
  let process: TerminalProcess
  /// What every prompt of the session ends with.
  var promptEnd: String
  /// Where it runs, held so that folder and server stay.
  private let parley: Parley

  /// Starts `parley` and waits for its first prompt.
  ///
  /// - Parameters:
  ///   - parley: Where it runs, and the server that it asks.
  ///   - arguments: Its arguments. Default: none.
  ///   - variables: Further environment variables; nil takes one away. Default: none.
  ///   - columns: The terminal's width. Default: 80.
  ///   - rows: The terminal's height. Default: 24.
  ///   - promptEnd: What the prompt ends with. Default: `main> `.
  /// - Throws: What the system says when it cannot be started.
  init(
    _ parley: Parley,
    _ arguments: [String] = [],
    variables: [String: String?] = [:],
    columns: Int = 80,
    rows: Int = 24,
    promptEnd: String = "main> "
  ) async throws {
    terminal = try PseudoTerminal(columns: columns, rows: rows)
    self.promptEnd = promptEnd
    self.parley = parley
    var environment: [String: String?] = [
      "PATH": "/usr/bin:/bin", "HOME": parley.folder.path, "TERM": "xterm-256color",
      "LANG": "C.UTF-8", "XDG_STATE_HOME": "\(parley.folder.path)/state",
    ]
    if let server = parley.server {
      environment["ANTHROPIC_BASE_URL"] = server.url
      environment["ANTHROPIC_API_KEY"] = "sk-ant-test-key"
    }
    environment.merge(variables) { $1 }
    process = try TerminalProcess(
      BuiltProducts.path(of: "parley"),
      arguments,
      environment: environment.compactMapValues { $0 },
      in: parley.folder.path,
      on: terminal
    )
    await terminal.expect("the first prompt") { [promptEnd] in Self.isAtPrompt($0, promptEnd) }
  }

  /// Whether the cursor stands right behind a prompt.
  static func isAtPrompt(_ model: TerminalModel, _ promptEnd: String) -> Bool {
    let cells = model.lines[model.cursor.row].cells[..<model.cursor.column]
    return cells.map(\.text).joined().hasSuffix(promptEnd)
  }

  /// How often the prompt stands on the screen and above it.
  private func promptCount(_ model: TerminalModel) -> Int {
    let mark = promptEnd.hasSuffix(" ") ? String(promptEnd.dropLast()) : promptEnd
    return model.text.components(separatedBy: mark).count - 1
  }

  /// Types keys.
  func send(_ keys: String) {
    terminal.send(keys)
  }

  /// Hands in an entry, without waiting for anything.
  func enter(_ entry: String) {
    terminal.send(entry + "\r")
  }

  /// Hands in an entry and waits for the next prompt.
  ///
  /// - Returns: What came between the entry and that prompt, the lines without the blanks at their ends.
  @discardableResult
  func run(
    _ entry: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async -> String {
    let count = promptCount(terminal.model)
    terminal.send(entry + "\r")
    await terminal.expect("a prompt after \(entry)", sourceLocation: sourceLocation) {
      promptCount($0) > count && Self.isAtPrompt($0, promptEnd)
    }
    return output(terminal.model)
  }

  /// What stands between the last two prompts, without the further lines of the entry.
  private func output(_ model: TerminalModel) -> String {
    let lines = model.text.components(separatedBy: "\n").dropLast()
    let mark = promptEnd.hasSuffix(" ") ? String(promptEnd.dropLast()) : promptEnd
    let start = lines.lastIndex { $0.contains(mark) }.map { $0 + 1 } ?? lines.startIndex
    return lines[start...].drop { $0.hasPrefix("… ") || $0 == "…" }.joined(separator: "\n")
  }

  /// Waits for a text on the screen.
  @discardableResult
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async -> Bool {
    await terminal.expect(text, sourceLocation: sourceLocation)
  }

  /// Waits until what stands in the cursor's row, right prompt and prompt left out, is a text.
  @discardableResult
  func expectTyped(
    _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async -> Bool {
    await terminal.expect("“\(text)” behind the prompt", sourceLocation: sourceLocation) { model in
      let row = model.cursorLine
      guard let end = row.range(of: promptEnd) else { return false }
      let typed = row[end.upperBound...]
      return typed == text || typed.hasPrefix(text + "   ")
    }
  }

  /// Waits until the cursor stands behind an empty prompt.
  @discardableResult
  func expectPrompt(sourceLocation: SourceLocation = #_sourceLocation) async -> Bool {
    await terminal.expect("an empty prompt", sourceLocation: sourceLocation) {
      Self.isAtPrompt($0, promptEnd)
    }
  }

  /// Leaves with Ctrl-D and returns how the program ended.
  func leave(sourceLocation: SourceLocation = #_sourceLocation) async -> TerminalProcess.Outcome {
    send(Key.end)
    return await process.outcome(sourceLocation: sourceLocation)
  }
}

/// Keys as terminals send them.
enum Key {
  static let end = "\u{4}"
  static let interrupt = "\u{3}"
  static let backspace = "\u{7F}"
  static let escape = "\u{1B}"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let home = "\u{1B}[H"
  static let altEnter = "\u{1B}\r"
  static let newline = "\n"
  static let search = "\u{12}"
  static let startOfLine = "\u{1}"
  static let eraseLine = "\u{15}"
  static let suspend = "\u{1A}"
}
