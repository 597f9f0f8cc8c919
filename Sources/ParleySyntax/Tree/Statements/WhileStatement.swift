import ParleyDiagnostics

/// `while COND { }`.
package struct WhileStatement: Sendable {
  /// What has to be true to go on.
  package let condition: Expression
  /// What is done each time.
  package let body: Block
  /// From `while` to the closing brace.
  package let span: SourceSpan
}
