/// How marked-up text is put on an output: with colours, or plain.
///
/// Two values of one type, not two code paths: everything that is shown passes through ``apply(_:to:)``.
package struct TerminalStyle: Hashable, Sendable {
  /// What a stretch of text is, for choosing its looks.
  package enum Role: Sendable {
    /// An error's header.
    case error
    /// A warning's header.
    case warning
    /// A note's header.
    case note
    /// A help line's header.
    case help
    /// Line numbers and rules.
    case margin
    /// Something that stands back: usage, notices.
    case dim
    /// Something that stands out: names, headings.
    case strong
    /// Something that went well.
    case success
    /// One of several things side by side, counted from 0, told from its neighbours by the colour behind it.
    case tint(Int)
    /// Prose that is stressed: italics.
    case emphasis
    /// A link's text.
    case underlined
    /// Text that no longer holds: struck through.
    case struck
    /// Code within prose.
    case code
    /// A word of a language, within code.
    case keyword
    /// A text literal, within code.
    case string
    /// A number, within code.
    case number
    /// A comment, within code.
    case comment
  }

  /// Text without any control sequence.
  package static let plain = TerminalStyle(isColoured: false)
  /// Text with ANSI colours (ECMA-48 "select graphic rendition").
  package static let ansi = TerminalStyle(isColoured: true)

  /// Whether control sequences are written.
  package let isColoured: Bool

  /// Returns the text with the looks of its role.
  package func apply(_ role: Role, to text: String) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return "\u{1B}[\(Self.code(of: role))m\(text)\u{1B}[0m"
  }

  /// Returns the text with the looks of several roles at once; colours of later roles hide those of earlier ones.
  package func apply(_ roles: [Role], to text: String) -> String {
    guard isColoured, !text.isEmpty, !roles.isEmpty else { return text }
    return "\u{1B}[\(roles.map(Self.code).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  private static func code(of role: Role) -> String {
    switch role {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    case .help: "1;32"
    case .margin: "34"
    case .dim: "2"
    case .strong: "1"
    case .success: "32"
    // Black on cyan, yellow, green and magenta in turn: readable whatever a terminal's own colours are.
    case .tint(let index): "30;4\([6, 3, 2, 5][index & 3])"
    case .emphasis: "3"
    case .underlined: "4"
    case .struck: "9"
    case .code: "36"
    case .keyword: "35"
    case .string: "32"
    case .number: "33"
    case .comment: "2"
    }
  }
}
