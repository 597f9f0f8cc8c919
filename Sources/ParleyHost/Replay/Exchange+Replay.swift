import ClaudeAPI
import ClaudeMessages
import ModelProviders

/// A recorded exchange as a provider delivers it.
extension Exchange {
  /// Whether an interrupt, or the death of the process, ended it before its own end.
  package var isCutShort: Bool { ending == nil || ending?.outcome == .interrupted }

  /// What a provider delivers of it, in order.
  var replayedEvents: [ProviderEvent] {
    let attempts = failedAttempts.count + 1
    var delivered: [ProviderEvent] = []
    for (index, attempt) in failedAttempts.enumerated() {
      let cause = ClaudeError(ClaudeError.Code(recorded: attempt.code), attempt.reason)
      delivered.append(.progress(.connecting(attempt: index + 1, of: attempts)))
      if !cause.code.isBeforeSending { delivered.append(.progress(.sent)) }
      delivered.append(
        .progress(
          .waiting(
            RetryWait(duration: .zero, attempt: attempt.next, attempts: attempts, cause: cause)
          )
        )
      )
    }
    delivered.append(.progress(.connecting(attempt: attempts, of: attempts)))
    if replayedError?.code.isBeforeSending != true { delivered.append(.progress(.sent)) }
    if let head { delivered.append(.head(ResponseHead(head))) }
    delivered += events.map { .event(RawEvent($0)) }
    if ending?.outcome == .finished { delivered.append(.end(ExchangeEnd(attempts: attempts))) }
    return delivered
  }

  /// The error that it failed with; nil for any other ending.
  var replayedError: ClaudeError? {
    guard case .failed(let failure)? = ending?.outcome else { return nil }
    var error = ClaudeError(
      ClaudeError.Code(recorded: failure.code),
      failure.message,
      help: failure.help,
      status: failure.status,
      requestID: failure.requestID
    )
    error.type = failure.type.map(APIErrorType.init(rawValue:))
    error.attempts = failure.attempts ?? 0
    return error
  }
}

extension ExchangeFailure {
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
