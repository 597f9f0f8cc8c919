import ParleyDiagnostics
import ParleyHost
import ParleyRuntime

/// An entry of a session with how it went: what `:save` makes a script of.
package struct LoggedEntry: Sendable, Equatable {
  /// How an entry went.
  package enum Outcome: Sendable, Equatable {
    /// It reached its end.
    case done
    /// Nothing was done, as it could not be compiled or was no command. The message says why.
    case refused(String)
    /// An error ended it on its way.
    case failed(Stop)
    /// Ctrl-C ended it on its way.
    case interrupted(Stop)
  }

  /// Where an entry was ended.
  package struct Stop: Sendable, Equatable {
    /// What happened: lower case, no full stop.
    package let message: String
    /// What failed.
    package let kind: EffectError.Kind
    /// The place in the entry, in bytes from its start; nil where it is not known.
    package let offset: Int?

    /// Makes a stop.
    package init(message: String, kind: EffectError.Kind, offset: Int?) {
      self.message = message
      self.kind = kind
      self.offset = offset
    }
  }

  /// What stood when the entry began, as far as its words depend on it.
  package struct Beginning: Sendable, Equatable {
    /// What `retry` sends again because it got no reply; nil where `retry` makes the last step anew.
    package var unanswered: Conversation.Unanswered?
    /// Whether `send` goes on with a reply that Ctrl-C cut.
    package var followsInterruptedReply = false

    /// Makes a beginning.
    package init(unanswered: Conversation.Unanswered? = nil, followsInterruptedReply: Bool = false)
    {
      self.unanswered = unanswered
      self.followsInterruptedReply = followsInterruptedReply
    }

    /// What stands in the current conversation.
    package init(_ conversations: Conversations) {
      unanswered = conversations.current.unansweredRequest
      followsInterruptedReply = conversations.current.endsInInterruptedReply
    }
  }

  /// The entry.
  package let typed: TypedEntry
  /// How it went.
  package let outcome: Outcome
  /// What stood when it began.
  package let beginning: Beginning
  /// Whether a reply that Ctrl-C cut became part of the conversation in it.
  package let keepsInterruptedReply: Bool
  /// Why the last reply that came in it stopped; nil when none came, or nothing said so.
  package let stopReason: String?

  /// Makes an entry.
  package init(
    _ typed: TypedEntry,
    _ outcome: Outcome,
    beginning: Beginning = Beginning(),
    keepsInterruptedReply: Bool = false,
    stopReason: String? = nil
  ) {
    self.typed = typed
    self.outcome = outcome
    self.beginning = beginning
    self.keepsInterruptedReply = keepsInterruptedReply
    self.stopReason = stopReason
  }
}

extension LoggedEntry.Outcome {
  /// The outcome of an entry that an error ended.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - entry: The entry's source, in which the place is looked for.
  package init(_ error: RuntimeError, in entry: SourceFile?) {
    let spans = [error.span] + error.frames.map(\.call)
    let place = spans.first { span in
      entry.map { $0.span.start <= span.start && span.end <= $0.span.end } ?? false
    }
    let offset = place.flatMap { place in entry.map { Int(place.start - $0.span.start) } }
    let stop = LoggedEntry.Stop(message: error.message, kind: error.kind, offset: offset)
    self = error.kind == .interrupt ? .interrupted(stop) : .failed(stop)
  }

  /// The outcome as the journal keeps it.
  package var recorded: EntryOutcome {
    switch self {
    case .done: .done
    case .refused(let message): .refused(message)
    case .failed(let stop): .failed(stop.message)
    case .interrupted: .interrupted
    }
  }
}
