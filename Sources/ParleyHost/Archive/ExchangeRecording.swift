import ClaudeAPI
import ModelProviders

/// An exchange that is under way, as far as it is known: an archive gets it when it is over.
struct ExchangeRecording: Sendable {
  /// The exchange.
  private(set) var exchange: Exchange

  /// Begins with a request that is about to be sent.
  init(_ request: Exchange.Request, at time: Timestamp) {
    exchange = Exchange(request: request, startedAt: time)
  }

  /// Takes in what a provider delivered.
  ///
  /// - Parameters:
  ///   - event: What came.
  ///   - elapsed: The time since the start of the request.
  mutating func take(_ event: ProviderEvent, at elapsed: Duration) {
    let elapsed = elapsed.microseconds
    switch event {
    case .progress(let progress):
      exchange.take(.progress(Exchange.Progress(.init(progress), elapsed: elapsed)))
    case .head(let head):
      let headers = head.headers.map { Exchange.Head.Header($0.name, $0.value) }
      exchange.take(.head(.init(status: head.status, headers: headers, elapsed: elapsed)))
    case .event(let event):
      exchange.take(
        .event(
          Exchange.Event(
            name: event.name,
            isWhole: event.form == .whole,
            data: event.data,
            elapsed: elapsed
          )
        )
      )
    case .end:
      return
    }
  }

  /// Returns the exchange with its end.
  ///
  /// - Parameters:
  ///   - outcome: What ended it.
  ///   - elapsed: The time since the start of the request.
  ///   - timing: The durations that its reply states.
  ///   - price: What it cost.
  /// - Returns: The exchange.
  func ended(
    _ outcome: Exchange.Ending.Outcome,
    after elapsed: Duration,
    timing: Exchange.Timing,
    price: Exchange.Price
  ) -> Exchange {
    var exchange = exchange
    exchange.take(
      .ended(
        Exchange.Ending(outcome, elapsed: elapsed.microseconds, timing: timing, price: price)
      )
    )
    return exchange
  }
}

extension Exchange.Progress.Step {
  fileprivate init(_ progress: ExchangeProgress) {
    switch progress {
    case .connecting(let attempt, let attempts):
      self = .connecting(attempt: attempt, of: attempts)
    case .sent:
      self = .sent
    case .waiting(let wait):
      self = .waiting(
        for: wait.attempt,
        of: wait.attempts,
        pause: .nanoseconds(wait.duration.nanoseconds),
        because: wait.cause.message,
        code: wait.cause.code.description
      )
    case .version(let version):
      self = .olderVersion(version.rawValue)
    }
  }
}

extension Duration {
  /// The duration in microseconds, cut to whole ones.
  fileprivate var microseconds: Int64 { nanoseconds / 1000 }
}
