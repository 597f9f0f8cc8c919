import ClaudeMessages

/// The events of a streamed answer, typed.
///
/// A second `message_start` follows when an attempt failed before any content had arrived: it begins the message anew.
public struct MessageStream: AsyncSequence, Sendable {
  /// Delivers the events, in order.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var base: MessageExchange.AsyncIterator

    /// The next event; nil after the end.
    ///
    /// - Throws: ``ClaudeError``: the last attempt failed, the answer was cut, the task was cancelled.
    public mutating func next() async throws(ClaudeError) -> StreamEvent? {
      while let event = try await base.next() {
        if case .event(let raw) = event, case .event(let event) = try raw.decoded() {
          return event
        }
      }
      return nil
    }
  }

  private let base: MessageExchange

  init(_ base: MessageExchange) { self.base = base }

  /// Starts the exchange; the request goes out with the first call of `next`.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(base: base.makeAsyncIterator())
  }
}
