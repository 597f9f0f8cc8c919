import ParleyDiagnostics

/// `return`, `return EXPR`, `return say TEXT`.
package struct ReturnStatement: Sendable {
  /// What the call gives; nil for null.
  package let value: RightHandSide?
  /// From `return` to the value's end.
  package let span: SourceSpan
}
