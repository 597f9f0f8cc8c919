import ParleyHost
import TerminalText

/// What the commands of the prompt show: lines of text, made of a session as it is between two entries.
///
/// A text that came from a model or a file is stripped of control sequences; no line is wider than the terminal where it can be
/// cut or broken.
package struct CommandRenderer: Sendable {
  /// The session.
  package let view: SessionView
  /// The looks.
  package let style: TerminalStyle
  /// The columns of the terminal.
  package let width: Int

  /// The narrowest terminal that is taken account of, in columns.
  private static let leastWidth = 20

  /// Makes a renderer; of a terminal narrower than 20 columns as if it had 20.
  package init(_ view: SessionView, style: TerminalStyle, width: Int) {
    self.view = view
    self.style = style
    self.width = max(Self.leastWidth, width)
  }

  /// What a command shows.
  ///
  /// - Parameter command: The command.
  /// - Returns: The lines, without newlines; nil for a command that the session performs.
  /// - Throws: ``CommandMistake`` for a word, a conversation or a turn that does not exist.
  package func lines(for command: PromptCommand) throws(CommandMistake) -> [String]? {
    switch command {
    case .help(let word): try help(word)
    case .models(let names): try models(names)
    case .settings: settings()
    case .tools: tools()
    case .vars: variables()
    case .tree: tree()
    case .diff(let chat): try diff(with: chat)
    case .showRequest(let form): try request(as: form)
    case .tokens: tokens()
    case .cost: cost()
    case .history(let count): history(last: count)
    case .edit, .trace, .raw, .talk, .save, .load, .run, .export, .resume, .quit: nil
    }
  }

  /// A mistake as lines: what is wrong and what to write instead.
  ///
  /// - Parameters:
  ///   - mistake: The mistake.
  ///   - style: The looks.
  ///   - width: The columns of the terminal. Default: lines are as long as they are.
  /// - Returns: The lines, without newlines.
  package static func lines(
    of mistake: CommandMistake,
    style: TerminalStyle,
    width: Int? = nil
  ) -> [String] {
    func lines(_ text: String, _ label: String, _ role: TerminalStyle.Role) -> [String] {
      style.lines(of: text.strippingControls, labelled: label, as: role, width: width)
    }
    let help = mistake.help.map { lines($0, "help:", .help) } ?? []
    return lines(mistake.message, "error:", .error) + help
  }
}

extension CommandRenderer {
  /// A text of several lines as one, without control sequences, cut to a number of columns.
  func oneLine(_ text: String, columns: Int) -> String {
    // More than the columns could show is never looked at: a value may be megabytes.
    let start = text.prefix(max(0, columns) * 4 + 80)
    let words = start.strippingControls.split { $0.isWhitespace }.joined(separator: " ")
    let isWhole = start.endIndex == text.endIndex || words.displayWidth > columns
    let line = isWhole ? words : words + " …"
    return TextFitting.cut(line, to: max(1, columns))
  }

  /// A text broken into lines, each with an indentation.
  func paragraph(_ text: String, indentation: Int = 0) -> [String] {
    let blanks = String(repeating: " ", count: indentation)
    return TextFitting.lines(of: text, width: max(8, width - indentation)).map { blanks + $0 }
  }

  /// Rows of cells in columns two blanks apart.
  ///
  /// - Parameters:
  ///   - rows: The rows; missing cells are empty.
  ///   - numbers: The columns that are aligned at their right edge.
  /// - Returns: The lines, without blanks at their ends.
  func columns(_ rows: [[String]], numbers: ClosedRange<Int>? = nil) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.displayWidth)
        return numbers?.contains(column) == true ? blanks + cell : cell + blanks
      }
      return cells.joined(separator: "  ").withoutBlanksAtEnd
    }
  }

  /// A number of tokens with its thousands apart: `1,204`.
  func grouped(_ number: Int64) -> String {
    let digits = String(number.magnitude)
    var groups: [Substring] = []
    var rest = Substring(digits)
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }
}

extension String {
  /// The text without the blanks at its end.
  fileprivate var withoutBlanksAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Int {
  /// A number with its noun: `1 turn`, `2 turns`.
  func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
