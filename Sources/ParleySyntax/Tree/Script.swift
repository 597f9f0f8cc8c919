import ParleyDiagnostics

/// The tree of one source: a file, or what was typed at the prompt.
package struct Script: Sendable {
  /// The statements in their order.
  package let statements: [Statement]
  /// The whole source.
  package let span: SourceSpan
}
