import ParleyDiagnostics
import ParleySyntax

/// Statements that hold a text exactly, whatever is in it.
///
/// The plainest spelling is chosen that the parser reads back as the same text without a word of warning.
package enum LiteralStatement {
  /// A `say` that sends a text as it is.
  package static func say(_ text: String) -> String { statement("say", text: text) }

  /// A `say` that sends a text as it is and asks for a reply that keeps to a schema, if one is named.
  package static func say(_ text: String, as schema: String?) -> String {
    let plain = say(text)
    guard let schema else { return plain }
    // Only a literal can be followed by the name of a schema.
    guard plain.hasPrefix("say <<"), let lineEnd = plain.firstIndex(of: "\n") else {
      return "say \(quoted(text)) as \(schema)"
    }
    return "\(plain[..<lineEnd]) as \(schema)\(plain[lineEnd...])"
  }

  /// A statement of a text verb (`say`, `user`, `assistant`, `system`) with a text.
  package static func statement(_ verb: String, text: String) -> String {
    let plain = text.contains("\n") ? heredoc(verb, text) : "\(verb) \(text)"
    let isVisible = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
    }
    return isVisible && !endsInSchema(plain) && reads(plain, as: text)
      ? plain : "\(verb) \(quoted(text))"
  }

  /// A statement whose argument is a word: `chat`, `fork`.
  package static func statement(_ verb: String, word: String) -> String {
    let plain = "\(verb) \(word)"
    return reads(plain, as: word) ? plain : "\(verb) \(quoted(word))"
  }

  /// A text in `"…"` on one line.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.properties.generalCategory == .control:
        quoted += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted.replacing("{{", with: "\\{{") + "\""
  }

  /// Whether a line ends in `as` and a name, which may be that of a schema.
  private static func endsInSchema(_ line: String) -> Bool {
    line.split(separator: " ", omittingEmptySubsequences: false).dropLast().last == "as"
  }

  private static func heredoc(_ verb: String, _ text: String) -> String {
    let lines = Set(
      text.split(separator: "\n").map { line in line.filter { $0 != " " && $0 != "\t" } }
    )
    var word = "END"
    var number = 1
    while lines.contains(word) {
      number += 1
      word = "END\(number)"
    }
    return "\(verb) <<'\(word)'\n\(text)\n\(word)"
  }

  /// Whether the parser reads a statement as one that holds just this text, and has nothing to say about it.
  private static func reads(_ statement: String, as text: String) -> Bool {
    let source = SourceText.normalized(Array(statement.utf8))
    var map = SourceMap()
    guard source.diagnostics.isEmpty, let file = map.add(path: "prompt", text: source.text) else {
      return false
    }
    let result = Parser.parse(file, mode: .prompt)
    guard result.diagnostics.isEmpty, result.comments.isEmpty, result.tree.statements.count == 1,
      let constant = result.tree.statements.first?.text?.constant
    else { return false }
    return constant.utf8.elementsEqual(text.utf8)
  }
}

extension Statement {
  /// The text that a text verb or a conversation's name holds; nil for other statements.
  fileprivate var text: TextTemplate? {
    switch self {
    case .request(.say(let request)): request.text
    case .turn(let statement): statement.text
    case .conversation(let statement): statement.name
    case .setting(let statement):
      switch statement.argument {
      case .text(let text), .word(let text): text
      default: nil
      }
    default: nil
    }
  }
}
