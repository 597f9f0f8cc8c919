import ClaudeMessages

/// The results of a batch as they arrive, in any order; no more than a line is held.
///
/// Each iteration reads them anew. Letting go of the iterator before the end closes the connection.
public struct BatchResults: AsyncSequence, Sendable {
  /// Delivers the results.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var run: ExchangeRun

    /// The next result; nil after the last.
    ///
    /// - Throws: ``ClaudeError``: the batch has not ended, the results were cut, the task was cancelled. Nothing is tried again
    ///   once a result was delivered: whoever starts again skips those it has.
    public mutating func next() async throws(ClaudeError) -> BatchResult? {
      while let event = try await run.next() {
        guard case .event(let line) = event else { continue }
        do {
          return try BatchResult(json: line.data)
        } catch {
          throw .undecodableEvent(name: "a result of a batch", reason: "\(error)")
        }
      }
      return nil
    }
  }

  let client: ClaudeClient
  let call: Call

  /// Starts to read; the request goes out with the first call of `next`.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(run: ExchangeRun(client: client, call: call))
  }
}
