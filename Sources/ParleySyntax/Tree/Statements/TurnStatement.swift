import ParleyDiagnostics

/// `user TEXT`, `assistant TEXT`: appends a turn without sending.
package struct TurnStatement: Sendable {
  /// Whose turn it is.
  package enum Role: String, Sendable {
    /// The user's.
    case user
    /// The model's.
    case assistant
  }

  /// Whose turn it is.
  package let role: Role
  /// What it says.
  package let text: TextTemplate
  /// From the verb to the text's end.
  package let span: SourceSpan
}
