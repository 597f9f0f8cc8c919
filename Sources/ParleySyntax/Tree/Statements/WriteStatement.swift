import ParleyDiagnostics

/// `write PATH, EXPR`, `append PATH, EXPR`.
package struct WriteStatement: Sendable {
  /// What becomes of what the file holds.
  package enum Mode: String, Sendable {
    /// It is replaced.
    case write
    /// It stays, and the value comes after it.
    case append
  }

  /// What becomes of what the file holds.
  package let mode: Mode
  /// The file.
  package let path: Expression
  /// What is written.
  package let value: Expression
  /// From the verb to the value's end.
  package let span: SourceSpan
}
