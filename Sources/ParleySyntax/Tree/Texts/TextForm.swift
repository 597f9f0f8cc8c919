/// The ways to write a text.
package enum TextForm: Hashable, Sendable {
  /// The rest of a text verb's line.
  case bare
  /// A word argument without quotes.
  case word
  /// `"…"`.
  case quoted
  /// `"""` … `"""`.
  case tripleQuoted
  /// `'…'`.
  case raw
  /// `<<END` … `END`; `computes` is false for `<<'END'`.
  case heredoc(computes: Bool)
}
