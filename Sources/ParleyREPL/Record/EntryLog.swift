import ParleyHost
import ParleyRuntime

/// Everything that was entered in a session, in order, with how it went.
///
/// A session calls ``begin(_:in:)`` before an entry is performed and ``end(_:in:stopReason:)`` after it; both are told to the
/// journal too, so that the session can be resumed.
package struct EntryLog: Sendable {
  /// What the session started with.
  package let start: SessionStart
  /// The entries that are over.
  package private(set) var entries: [LoggedEntry] = []
  /// The files that `:save` wrote in this session, as they were named.
  package var savedFiles: Set<String> = []
  private let journal: Journal
  private var open: (typed: TypedEntry, beginning: LoggedEntry.Beginning)?

  /// Starts the log of a session, and tells the journal.
  package init(start: SessionStart, journal: Journal = .off) {
    self.start = start
    self.journal = journal
    journal.startSession(start)
  }

  /// Notes that an entry begins.
  ///
  /// - Parameters:
  ///   - entry: What was entered.
  ///   - conversations: The conversations as they are.
  package mutating func begin(_ entry: TypedEntry, in conversations: Conversations) {
    journal.typed(entry)
    open = (entry, LoggedEntry.Beginning(conversations))
  }

  /// Notes how the entry went that began last.
  ///
  /// - Parameters:
  ///   - outcome: How it went.
  ///   - conversations: The conversations as they are now.
  ///   - stopReason: Why the last reply that came in it stopped; nil when none came.
  package mutating func end(
    _ outcome: LoggedEntry.Outcome,
    in conversations: Conversations,
    stopReason: String? = nil
  ) {
    guard let (typed, beginning) = open else { return }
    open = nil
    journal.entered(outcome.recorded)
    let isInterrupted = if case .interrupted = outcome { true } else { false }
    entries.append(
      LoggedEntry(
        typed,
        outcome,
        beginning: beginning,
        keepsInterruptedReply: isInterrupted && conversations.current.endsInInterruptedReply,
        stopReason: stopReason
      )
    )
  }

  /// The entries as they were typed, without commands, for the history of the editor.
  package var typedEntries: [TypedEntry] { entries.map(\.typed) }
}
