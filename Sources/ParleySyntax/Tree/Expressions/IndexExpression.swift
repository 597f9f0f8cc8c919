import ParleyDiagnostics

/// `a[i]`.
package struct IndexExpression: Sendable {
  /// What is looked into.
  package let base: Expression
  /// The place or key.
  package let index: Expression
  /// From the base's start to the closing bracket.
  package let span: SourceSpan
}
