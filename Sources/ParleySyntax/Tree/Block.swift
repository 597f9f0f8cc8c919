import ParleyDiagnostics

/// The statements between `{` and `}`.
package struct Block: Sendable {
  /// The statements in their order.
  package let statements: [Statement]
  /// From the opening brace to the closing one, both included.
  package let span: SourceSpan
}
