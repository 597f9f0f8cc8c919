import ParleyDiagnostics

/// `undo`, `redo`, `reset`.
package struct HistoryStatement: Sendable {
  /// What is done to the turns of the conversation.
  package enum Action: String, Sendable {
    /// Takes back the last step.
    case undo
    /// Restores the step taken back last.
    case redo
    /// Drops all turns.
    case reset
  }

  /// What is done.
  package let action: Action
  /// The verb.
  package let span: SourceSpan
}
