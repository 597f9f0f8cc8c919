import ParleyDiagnostics

/// `expect EXPR`, `expect EXPR, "message"`.
package struct ExpectStatement: Sendable {
  /// What should be true.
  package let condition: Expression
  /// What is said when it is false; nil where nothing is given.
  package let message: Expression?
  /// From the verb to the end.
  package let span: SourceSpan
}
