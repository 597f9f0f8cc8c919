import ParleyRuntime

extension Conversation {
  /// A statement that got no reply, which `retry` sends again.
  package enum Unanswered: Sendable, Equatable {
    /// A `say` with its text.
    case say(String)
    /// A `send`.
    case send
  }

  /// What `retry` sends again because it got no reply; nil where `retry` makes the last step anew, or can do nothing.
  package var unansweredRequest: Unanswered? {
    guard let ask = try? retrying() else { return nil }
    switch ask.kind {
    case .say: return .say(ask.turns.map(\.text).joined())
    case .send: return .send
    case .retry, .user, .assistant, .reset: return nil
    }
  }

  /// Whether the last turn is a reply that Ctrl-C cut, or gives the results of tools after which nothing came before it.
  package var endsInInterruptedReply: Bool {
    guard let last = turns.last else { return false }
    return last.isOfToolResults || last.reception?.receipt?.isInterrupted ?? false
  }
}
