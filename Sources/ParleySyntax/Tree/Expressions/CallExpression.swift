import ParleyDiagnostics

/// `f(a, b)`.
package struct CallExpression: Sendable {
  /// What is called.
  package let function: Expression
  /// The arguments in their order.
  package let arguments: [Expression]
  /// From the function's start to the closing parenthesis.
  package let span: SourceSpan
}
