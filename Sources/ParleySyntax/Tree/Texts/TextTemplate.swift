import ParleyDiagnostics

/// A text as it stands in a script: literal parts and computed ones.
///
/// Escapes are resolved, indentation and delimiters are taken off; the exact spelling is under ``span``.
package struct TextTemplate: Sendable {
  /// How the text is written.
  package let form: TextForm
  /// The parts in their order, no two literals side by side; empty for the empty text.
  package let parts: [TextPart]
  /// The text with its delimiters.
  ///
  /// For `<<END` the opening alone: the lines below it are ``bodySpan``.
  package let span: SourceSpan
  /// The lines of a `<<END` text with the closing line; nil for every other form.
  package let bodySpan: SourceSpan?

  /// The whole text if nothing in it is computed; nil otherwise.
  package var constant: String? {
    guard let first = parts.first else { return "" }
    guard parts.count == 1, case .literal(let text) = first else { return nil }
    return text
  }
}

/// A piece of a text.
package enum TextPart: Sendable {
  /// Characters that stand for themselves, escapes resolved; never empty.
  case literal(String)
  /// `{{ expression }}`.
  case expression(Expression)
}
