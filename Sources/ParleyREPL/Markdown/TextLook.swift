import TerminalText

/// How a piece of rendered text looks: several of these at once.
struct TextLook: OptionSet, Hashable, Sendable {
  /// The looks as bits.
  let rawValue: UInt16

  /// Bold.
  static let strong = TextLook(rawValue: 1)
  /// Italics.
  static let emphasis = TextLook(rawValue: 1 << 1)
  /// A link's text.
  static let underlined = TextLook(rawValue: 1 << 2)
  /// Struck through.
  static let struck = TextLook(rawValue: 1 << 3)
  /// Code within prose.
  static let code = TextLook(rawValue: 1 << 4)
  /// Something that stands back.
  static let dim = TextLook(rawValue: 1 << 5)
  /// A keyword within a code block.
  static let keyword = TextLook(rawValue: 1 << 6)
  /// A text literal within a code block.
  static let string = TextLook(rawValue: 1 << 7)
  /// A number within a code block.
  static let number = TextLook(rawValue: 1 << 8)
  /// A comment within a code block.
  static let comment = TextLook(rawValue: 1 << 9)

  /// What it is to a terminal's style, in a fixed order.
  var roles: [TerminalStyle.Role] {
    Self.roleOfLook.filter { contains($0.look) }.map(\.role)
  }

  private static let roleOfLook: [(look: TextLook, role: TerminalStyle.Role)] = [
    (.strong, .strong), (.emphasis, .emphasis), (.underlined, .underlined), (.struck, .struck),
    (.code, .code), (.dim, .dim), (.keyword, .keyword), (.string, .string), (.number, .number),
    (.comment, .comment),
  ]
}

/// One scalar with its look; a newline is a line break.
struct Glyph: Hashable, Sendable {
  /// The scalar.
  var scalar: Unicode.Scalar
  /// Its look.
  var look: TextLook
}
