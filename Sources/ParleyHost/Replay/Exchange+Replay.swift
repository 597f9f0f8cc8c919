import ClaudeAPI
import ClaudeMessages
import ModelProviders

/// A recorded exchange as a provider delivers it.
extension Exchange {
  /// Whether an interrupt, or the death of the process, ended it before its own end.
  package var isCutShort: Bool { ending == nil || ending?.outcome == .interrupted }

  /// What a provider delivers of it, in order.
  var replayedEvents: [ProviderEvent] { timedEvents.map(\.event) }

  /// Something that a provider delivers of a recorded exchange.
  struct ReplayedEvent: Sendable {
    /// What it is.
    let event: ProviderEvent
    /// When it came, from the start of the exchange; zero where that was not recorded.
    let elapsed: Duration

    fileprivate init(_ event: ProviderEvent, at microseconds: Int64 = 0) {
      self.event = event
      elapsed = .microseconds(microseconds)
    }
  }

  /// What a provider delivers of it, in order, with the times of then.
  var timedEvents: [ReplayedEvent] {
    var delivered =
      progress.isEmpty
      ? supposedProgress.map { ReplayedEvent(.progress($0)) }
      : progress.map { ReplayedEvent(ProviderEvent($0), at: $0.elapsed) }
    if let head { delivered.append(ReplayedEvent(.head(ResponseHead(head)), at: head.elapsed)) }
    delivered += events.map { ReplayedEvent(.event(RawEvent($0)), at: $0.elapsed) }
    if let ending, ending.outcome == .finished {
      let end = ExchangeEnd(attempts: failedAttempts.count + 1)
      delivered.append(ReplayedEvent(.end(end), at: ending.elapsed))
    }
    return delivered
  }

  /// The way of an exchange of which only the failed attempts were recorded.
  private var supposedProgress: [ExchangeProgress] {
    let attempts = failedAttempts.count + 1
    var supposed: [ExchangeProgress] = []
    for (index, attempt) in failedAttempts.enumerated() {
      let cause = ClaudeError(ClaudeError.Code(recorded: attempt.code), attempt.reason)
      supposed.append(.connecting(attempt: index + 1, of: attempts))
      if !cause.code.isBeforeSending { supposed.append(.sent) }
      supposed.append(
        .waiting(
          RetryWait(duration: .zero, attempt: attempt.next, attempts: attempts, cause: cause)
        )
      )
    }
    supposed.append(.connecting(attempt: attempts, of: attempts))
    if replayedError?.code.isBeforeSending != true { supposed.append(.sent) }
    return supposed
  }

  /// The error that it failed with; nil for any other ending.
  var replayedError: ClaudeError? {
    if case .failed(let failure)? = ending?.outcome { failure.error } else { nil }
  }
}

extension ExchangeFailure {
  /// The error that it records.
  var error: ClaudeError {
    var error = ClaudeError(
      ClaudeError.Code(recorded: code),
      message,
      help: help,
      status: status,
      requestID: requestID
    )
    error.type = type.map(APIErrorType.init(rawValue:))
    error.attempts = attempts ?? 0
    return error
  }

  /// An error as it is recorded.
  init(_ error: ClaudeError) {
    self.init(
      code: error.code.description,
      message: error.message,
      help: error.help,
      status: error.status,
      requestID: error.requestID,
      type: error.type?.rawValue,
      attempts: error.attempts
    )
  }
}

extension ProviderEvent {
  fileprivate init(_ progress: Exchange.Progress) {
    switch progress.step {
    case .connecting(let attempt, let attempts):
      self = .progress(.connecting(attempt: attempt, of: attempts))
    case .sent: self = .progress(.sent)
    case .olderVersion(let version): self = .progress(.version(APIVersion(rawValue: version)))
    case .answered(let head): self = .head(ResponseHead(head))
    case .waiting(let next, let attempts, let pause, let reason, let code):
      let cause = ClaudeError(ClaudeError.Code(recorded: code), reason)
      self = .progress(
        .waiting(RetryWait(duration: pause, attempt: next, attempts: attempts, cause: cause))
      )
    }
  }
}

extension ResponseHead {
  fileprivate init(_ head: Exchange.Head) {
    self.init(
      status: head.status,
      headers: HeaderFields(head.headers.map { HeaderFields.Field($0.name, $0.value) })
    )
  }
}

extension RawEvent {
  fileprivate init(_ event: Exchange.Event) {
    self.init(form: event.isWhole ? .whole : .streamed, name: event.name, data: event.data)
  }
}

extension ClaudeError.Code {
  /// A code as it was recorded; one that is not known, as of another version, is a connection that was lost.
  fileprivate init(recorded name: String?) {
    self = name.flatMap(Self.init(named:)) ?? .connectionLost
  }

  /// Whether such a failure comes before the request goes out.
  fileprivate var isBeforeSending: Bool {
    [
      .configuration, .nameNotFound, .connectionRefused, .connectionFailed, .tls, .proxy,
      .connectTimeout,
    ].contains(self)
  }
}
