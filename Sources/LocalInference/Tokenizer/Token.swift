/// One entry of the vocabulary.
package struct Token: Sendable, Hashable {
  /// How a token came into the vocabulary.
  package enum Kind: Sendable, Hashable {
    /// It structures conversations.
    case special(SpecialToken)
    /// It is one byte.
    case byte
    /// It is two tokens that often stood side by side when the vocabulary was made.
    case merged(left: Int, right: Int)
    /// It is a whole Hangul syllable.
    case syllable
  }

  /// Its number in the vocabulary.
  package let id: Int
  /// The bytes that it stands for; none for a special token.
  package let bytes: [UInt8]
  /// How it came into the vocabulary.
  package let kind: Kind

  /// Whether it structures conversations.
  package var isSpecial: Bool {
    if case .special = kind { true } else { false }
  }

  /// The bytes as text, invalid ones as U+FFFD; the name of a special token.
  package var text: String {
    if case .special(let special) = kind { return special.text }
    return String(decoding: bytes, as: UTF8.self)
  }
}
