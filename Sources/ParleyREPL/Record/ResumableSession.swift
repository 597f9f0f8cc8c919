import ParleyHost

/// A session that another one can be entered into.
package protocol ResumableSession: ~Copyable {
  /// Starts anew with another start: no variables, one conversation without turns, nothing spent.
  ///
  /// The session's log starts anew too, which tells the journal. The statements of the configuration are not run.
  ///
  /// - Parameter start: What the command line of the other session gave.
  /// - Returns: The new host of the session.
  nonisolated(nonsending) mutating func startOver(_ start: SessionStart) async -> ScriptHost

  /// Enters statements or a text that is said, as if typed, and logs them.
  nonisolated(nonsending) mutating func enter(_ entry: TypedEntry) async -> LoggedEntry.Outcome

  /// Logs an entry without doing anything.
  mutating func note(_ entry: TypedEntry, _ outcome: LoggedEntry.Outcome)
}
