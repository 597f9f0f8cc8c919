import ParleyDiagnostics

/// `try { } catch e { }`.
package struct TryStatement: Sendable {
  /// What may fail.
  package let body: Block
  /// The name of the error in ``handler``; nil for `catch { }`.
  package let name: Identifier?
  /// What is done when it does.
  package let handler: Block
  /// From `try` to the last closing brace.
  package let span: SourceSpan
}
