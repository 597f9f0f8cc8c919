import ClaudeAPI

/// The events of a request that is answered in a batch.
///
/// It counts as sent when its result is there: what fails in a batch, or is left there, costs nothing.
struct BatchedExchange: AsyncSequence, Sendable {
  struct Iterator: AsyncIteratorProtocol {
    private enum Phase {
      case starting
      case waiting
      case answered(ArraySlice<ProviderEvent>)
    }

    private let answer: @Sendable () async -> BatchCollector.Delivery
    private var phase = Phase.starting

    fileprivate init(_ answer: @escaping @Sendable () async -> BatchCollector.Delivery) {
      self.answer = answer
    }

    mutating func next() async throws(ClaudeError) -> ProviderEvent? {
      switch phase {
      case .starting:
        phase = .waiting
        return .progress(.connecting(attempt: 1, of: 1))
      case .waiting:
        phase = .answered([])
        let delivery = await answer()
        var error: ClaudeError?
        switch delivery.answer {
        case .success(let message):
          phase = .answered(Self.events(message.utf8, from: delivery.batch)[...])
        case .failure(let failure): error = failure
        }
        if var error {
          if error.code != .cancelled { error.attempts = 1 }
          throw error
        }
        return try await next()
      case .answered(var events):
        let event = events.popFirst()
        phase = .answered(events)
        return event
      }
    }

    /// A message as a provider delivers it; the head names the batch.
    private static func events(_ message: [UInt8], from batch: String) -> [ProviderEvent] {
      [
        .progress(.sent),
        .head(ResponseHead(status: 200, headers: [BatchedExchange.batchHeader: batch])),
        .event(RawEvent(form: .whole, name: "message", data: message)),
        .end(ExchangeEnd(attempts: 1)),
      ]
    }
  }

  /// The header of the recorded head that names the batch; no server sends it.
  static let batchHeader = "parley-batch"

  private let answer: @Sendable () async -> BatchCollector.Delivery

  /// Makes the events of a request.
  ///
  /// - Parameter answer: Waits for the result; asked once.
  init(_ answer: @escaping @Sendable () async -> BatchCollector.Delivery) { self.answer = answer }

  func makeAsyncIterator() -> Iterator { Iterator(answer) }
}
