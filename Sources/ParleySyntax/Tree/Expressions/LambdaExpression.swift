import ParleyDiagnostics

/// `a -> e`, `(a, b) -> e`, `() -> e`.
package struct LambdaExpression: Sendable {
  /// The names of the arguments.
  package let parameters: [Identifier]
  /// What a call gives.
  package let body: Expression
  /// From the first parameter or parenthesis to the body's end.
  package let span: SourceSpan
}
