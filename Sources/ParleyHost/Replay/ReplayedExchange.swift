import ClaudeAPI
import ModelProviders

/// The events of one recorded exchange, as a provider delivers them; it is taken at the first `next`.
///
/// An exchange that failed fails the same way. One that an interrupt ended, or that has no end because the process died, raises an
/// interrupt after what came, so that what came becomes the reply as it did then; it fails with code `cancelled` after that.
struct ReplayedExchange: AsyncSequence, Sendable {
  /// Lets events come with the pauses of then.
  struct Pacing: Sendable {
    /// The time since the start of the request.
    let elapsed: @Sendable () -> Duration
    /// Waits for some time, or until the task is cancelled.
    let pause: @Sendable (Duration) async -> Void

    /// Returns at a time since the start of the request, or when the task is cancelled.
    func reach(_ time: Duration) async {
      let rest = time - elapsed()
      if rest > .zero { await pause(rest) }
    }
  }

  /// Delivers the events, in order.
  struct Iterator: AsyncIteratorProtocol {
    fileprivate let source: ReplayedExchange
    private var exchange: Exchange?
    private var events: ArraySlice<Exchange.ReplayedEvent> = []

    fileprivate init(_ source: ReplayedExchange) { self.source = source }

    mutating func next() async throws(ClaudeError) -> ProviderEvent? {
      if Task.isCancelled { throw .cancelled() }
      if exchange == nil {
        guard let taken = source.take() else { throw .notRecorded }
        exchange = taken
        events = taken.timedEvents[...]
      }
      if let event = events.popFirst() {
        try await reach(event.elapsed)
        return event.event
      }
      return try await end()
    }

    private func end() async throws(ClaudeError) -> ProviderEvent? {
      if let elapsed = exchange?.ending?.elapsed { try await reach(.microseconds(elapsed)) }
      if exchange?.isCutShort == true {
        source.interrupt()
        throw .cancelled()
      }
      if let error = exchange?.replayedError { throw error }
      return nil
    }

    private func reach(_ time: Duration) async throws(ClaudeError) {
      guard let pacing = source.pacing else { return }
      await pacing.reach(time)
      if Task.isCancelled { throw .cancelled() }
    }
  }

  /// Called after what came of an exchange that was cut short; is to raise an interrupt.
  let interrupt: @Sendable () -> Void
  /// How fast events come; nil for at once.
  let pacing: Pacing?
  /// Returns the exchange; nil where there is none.
  let take: @Sendable () -> Exchange?

  /// Makes the events of an exchange.
  init(
    interrupt: @escaping @Sendable () -> Void,
    pacing: Pacing? = nil,
    take: @escaping @Sendable () -> Exchange?
  ) {
    self.interrupt = interrupt
    self.pacing = pacing
    self.take = take
  }

  func makeAsyncIterator() -> Iterator { Iterator(self) }
}

extension ClaudeError {
  /// A request that a record does not hold.
  static var notRecorded: ClaudeError {
    ClaudeError(
      .notFound,
      "the request is not in the record, and nothing is sent while a record is replayed"
    )
  }
}
