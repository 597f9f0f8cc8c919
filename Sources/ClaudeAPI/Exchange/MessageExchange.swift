/// Everything that happens to one request, as a sequence.
///
/// Each iteration sends the request anew.
///
/// Letting go of the iterator before the end closes the connection; cancelling the task that iterates does so too and
/// throws code `cancelled`.
public struct MessageExchange: AsyncSequence, Sendable {
  /// Delivers the events, in order; attempts, waits and reading happen in its `next`.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var run: ExchangeRun

    /// The next event; nil after the end.
    ///
    /// - Throws: ``ClaudeError``: the last attempt failed, the answer was cut, the task was cancelled.
    public mutating func next() async throws(ClaudeError) -> ExchangeEvent? {
      try await run.next()
    }
  }

  let client: ClaudeClient
  let call: Call

  /// Starts the exchange; the request goes out with the first call of `next`.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(run: ExchangeRun(client: client, call: call))
  }
}
