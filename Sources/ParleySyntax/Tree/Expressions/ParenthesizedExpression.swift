import ParleyDiagnostics

/// `(a)`: kept so that the source can be laid out anew as it was written.
package struct ParenthesizedExpression: Sendable {
  /// What stands inside.
  package let expression: Expression
  /// From parenthesis to parenthesis.
  package let span: SourceSpan
}
