import ParleyDiagnostics

/// `print EXPR, …`.
package struct PrintStatement: Sendable {
  /// What is printed, joined by a space; empty for an empty line.
  package let values: [Expression]
  /// From the verb to the last value's end.
  package let span: SourceSpan
}
