import ParleyDiagnostics

/// `repeat N { }`.
package struct RepeatStatement: Sendable {
  /// How often.
  package let count: Expression
  /// What is done each time.
  package let body: Block
  /// From `repeat` to the closing brace.
  package let span: SourceSpan
}
