import ClaudeAPI
import ClaudeMessages
import ModelProviders

/// A provider whose requests start as a ``RequestPacing`` allows, and that tries again what was refused for the rate.
///
/// The attempts are made here and not by the provider below, so that each of them is admitted. A request that is refused for the rate or
/// because the server is overloaded costs nothing and is tried ten times as often as `retries` says: a sweep is bound to meet limits.
package struct PacedProvider: MessageProvider {
  private let provider: any MessageProvider
  private let pacing: RequestPacing
  private let time: LabTime
  /// A number in 0 ..< 1 that spreads attempts.
  private let jitter: @Sendable () -> Double

  /// How many times as often as other failures a refusal for the rate is tried again.
  static let patience = 10

  /// Makes a provider.
  ///
  /// - Parameters:
  ///   - provider: What answers.
  ///   - pacing: What lets requests start.
  ///   - time: What pauses are measured by.
  ///   - jitter: A number in 0 ..< 1 that spreads attempts. Default: by chance.
  package init(
    _ provider: any MessageProvider,
    pacing: RequestPacing,
    time: LabTime,
    jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.provider = provider
    self.pacing = pacing
    self.time = time
    self.jitter = jitter
  }

  package func send(_ request: ProviderRequest) -> ProviderResponse {
    ProviderResponse(PacedExchange(provider: self, request: request))
  }

  package func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int {
    try await provider.countTokens(request)
  }

  package func models() async throws(ClaudeError) -> [ModelInfo] {
    try await provider.models()
  }

  /// The attempts of one request.
  fileprivate struct PacedExchange: AsyncSequence, Sendable {
    let provider: PacedProvider
    let request: ProviderRequest

    func makeAsyncIterator() -> Course { Course(provider, request) }
  }

  /// How one request goes: admitted, read, and perhaps tried again.
  fileprivate struct Course: AsyncIteratorProtocol {
    private enum Phase {
      case starting
      case reading(ProviderResponse.Iterator, RequestPacing.Slot)
      case pausing(Duration)
      case over
    }

    private let provider: PacedProvider
    private let request: ProviderRequest
    private let retries: Int
    private var phase = Phase.starting
    private var attempt = 0
    private var refusals = 0
    private var head: ResponseHead?
    private var hasContent = false

    init(_ provider: PacedProvider, _ request: ProviderRequest) {
      self.provider = provider
      retries = max(0, request.options.maxRetries ?? RetryPolicy().maxRetries)
      var single = request
      single.options.maxRetries = 0
      self.request = single
    }

    mutating func next() async throws(ClaudeError) -> ProviderEvent? {
      while true {
        switch phase {
        case .starting:
          let slot = try await provider.pacing.admit()
          attempt += 1
          phase = .reading(provider.provider.send(request).makeAsyncIterator(), slot)
        case .reading(var events, let slot):
          let event: ProviderEvent?
          do throws(ClaudeError) {
            event = try await events.next()
          } catch {
            return .progress(.waiting(try recover(from: error, in: slot)))
          }
          phase = .reading(events, slot)
          if let event { return take(event) }
          phase = .over
        case .pausing(let pause):
          do throws(CancellationError) {
            try await provider.time.sleep(pause)
          } catch {
            phase = .over
            throw .cancelled()
          }
          phase = .starting
        case .over: return nil
        }
      }
    }

    private mutating func take(_ event: ProviderEvent) -> ProviderEvent {
      switch event {
      case .progress(.connecting): return .progress(.connecting(attempt: attempt, of: attempts))
      case .head(let head): self.head = head
      case .event(let event) where event.name != "ping" && event.name != "message_start":
        hasContent = true
      case .end:
        provider.pacing.answered(head)
        phase = .over
        return .end(ExchangeEnd(attempts: attempt))
      default: break
      }
      return event
    }

    /// The attempts that are made at most, as far as it is known.
    private var attempts: Int { max(attempt, retries + 1) }

    /// Prepares another attempt, or throws the failure as the final one.
    private mutating func recover(
      from failure: ClaudeError,
      in slot: RequestPacing.Slot
    ) throws(ClaudeError) -> RetryWait {
      phase = .over
      var failure = failure
      failure.attempts = attempt
      let isRefusal = failure.code == .rateLimited || failure.code == .overloaded
      if isRefusal {
        provider.pacing.refused(slot, pause: failure.retryAfter)
        refusals += 1
      }
      let others = attempt - refusals
      let policy = RetryPolicy(maxRetries: isRefusal ? retries * PacedProvider.patience : retries)
      let action = policy.next(
        after: failure,
        attempt: isRefusal ? refusals : others,
        contentWasDelivered: hasContent,
        jitter: provider.jitter()
      )
      guard case .retry(let pause) = action else { throw failure }
      head = nil
      phase = .pausing(pause)
      return RetryWait(
        duration: pause,
        attempt: attempt + 1,
        attempts: max(attempts, attempt + 1),
        cause: failure
      )
    }
  }
}
