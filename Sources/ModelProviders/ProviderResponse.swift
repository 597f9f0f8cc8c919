import ClaudeAPI

/// An answer under way: iterate it once; dropping the iterator before the end closes the connection.
///
/// The iteration throws a ``ClaudeError`` when the last attempt fails or the answer is cut; what had been delivered until
/// then stays with the consumer. Cancelling the task that iterates ends it with code `cancelled`.
package struct ProviderResponse: AsyncSequence, Sendable {
  /// Delivers the events of one answer, in order.
  package struct Iterator: AsyncIteratorProtocol {
    private let advance: () async throws(ClaudeError) -> ProviderEvent?

    fileprivate init(_ advance: @escaping () async throws(ClaudeError) -> ProviderEvent?) {
      self.advance = advance
    }

    /// The next event; nil after the end.
    package mutating func next() async throws(ClaudeError) -> ProviderEvent? {
      try await advance()
    }
  }

  private let start: @Sendable () -> Iterator

  /// Makes a response from another sequence of events.
  package init<Events: AsyncSequence & Sendable>(_ events: Events)
  where Events.Element == ProviderEvent, Events.Failure == ClaudeError {
    start = {
      var iterator = events.makeAsyncIterator()
      return Iterator { () async throws(ClaudeError) in try await iterator.next(isolation: nil) }
    }
  }

  /// Starts the exchange; the request goes out with the first call of `next`.
  package func makeAsyncIterator() -> Iterator { start() }
}
