import ParleyDiagnostics

/// `fail EXPR`: raises an error.
package struct FailStatement: Sendable {
  /// The error's message.
  package let message: Expression
  /// From the verb to the message's end.
  package let span: SourceSpan
}
