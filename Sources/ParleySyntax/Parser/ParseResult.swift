import ParleyDiagnostics

/// What the parser makes of a source.
package struct ParseResult: Sendable {
  /// The tree; whole where the source was right, with `.invalid` nodes where it was not.
  package let tree: Script
  /// Everything that is wrong or doubtful, in the order of the source.
  package let diagnostics: [Diagnostic]
  /// Whether the source only lacks an end: an open block, bracket, `"""` or `<<END`, or an operator or comma at its end.
  ///
  /// At the prompt it asks for another line instead of showing ``diagnostics``.
  package let isIncomplete: Bool
  /// The comments in the order of the source; the tree does not hold them.
  package let comments: [Comment]
  /// The productions of the grammar that were used.
  package let productions: ProductionSet

  /// Whether an error, and not only warnings, was found.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// A comment, `#!` line included.
package struct Comment: Hashable, Sendable {
  /// From the `#` to the last character of the line.
  package let span: SourceSpan
  /// Whether something other than blanks stands before it on its line.
  package let isTrailing: Bool
}
