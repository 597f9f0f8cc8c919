import ClaudeMessages

/// The course of one exchange: attempts, waits, reading.
///
/// A state machine whose every step is asked for by the consumer.
struct ExchangeRun {
  private enum Phase {
    /// An attempt is to be made.
    case starting
    /// An attempt is under way.
    case reading
    /// An attempt failed; the next follows after a pause.
    case pausing(RetryWait)
    /// An attempt failed after everything before was delivered.
    case failing(ClaudeError)
    case finished
  }

  private let client: ClaudeClient
  private var call: Call
  private var phase = Phase.starting
  private var attempt = 0
  private var exchange: TransportExchange?
  private var reading: AnswerReading
  private var pending: ArraySlice<ExchangeEvent> = []
  private let log: ExchangeLog

  init(client: ClaudeClient, call: Call) {
    self.client = client
    self.call = call
    reading = AnswerReading(limits: client.configuration.limits, unixTime: 0)
    log = ExchangeLog(logger: client.logger, model: call.model)
  }

  /// The next event; nil after the end.
  mutating func next() async throws(ClaudeError) -> ExchangeEvent? {
    while true {
      if let event = pending.popFirst() { return event }
      if case .finished = phase { return nil }
      do throws(ClaudeError) {
        try await step()
      } catch {
        try recover(from: error)
      }
    }
  }

  private mutating func step() async throws(ClaudeError) {
    switch phase {
    case .starting: try start()
    case .reading: try await read()
    case .pausing(let wait): try await pause(wait)
    case .failing(let error): throw error
    case .finished: break
    }
  }

  /// The attempts that are made at most.
  private var attempts: Int { policy.maxRetries + 1 }

  private var policy: RetryPolicy {
    var policy = client.configuration.retryPolicy
    if let maxRetries = call.options.maxRetries { policy.maxRetries = max(0, maxRetries) }
    return policy
  }

  private mutating func start() throws(ClaudeError) {
    if Task.isCancelled { throw .cancelled() }
    if client.serverKnowledge.knowsOnlyOlderVersion, call.version == .v2026_10_21 {
      call.version = .v2023_06_01
    }
    let request = try client.transportRequest(for: call)
    attempt += 1
    reading = AnswerReading(
      limits: client.configuration.limits,
      unixTime: client.time.unixTime()
    )
    exchange = client.transport.send(request)
    phase = .reading
    pending = [.progress(.connecting(attempt: attempt, of: attempts))]
  }

  private mutating func read() async throws(ClaudeError) {
    guard let exchange else {
      phase = .finished
      return
    }
    // Bytes that wait already are not waited for, so a fast stream would not notice it otherwise.
    if Task.isCancelled { throw .cancelled() }
    let event: TransportEvent?
    do throws(ClaudeError) {
      event = try await exchange.next()
    } catch {
      throw reading.failure(endedBy: error)
    }
    switch event {
    case .sent: pending = [.progress(.sent)]
    case .head(let head):
      if reading.begin(head, call: call) { pending = [.head(head)] }
    case .body(let bytes):
      apply(try reading.add(bytes))
    case nil:
      apply(try reading.end(server: client.configuration.baseURL))
    }
  }

  private mutating func apply(_ step: AnswerReading.Step) {
    pending = step.events[...]
    switch step.outcome {
    case .unfinished: break
    case .failure(let error): phase = .failing(error)
    case .complete:
      exchange?.close(.discard)
      exchange = nil
      phase = .finished
      pending.append(.end(ExchangeEnd(attempts: attempt)))
      log.completed(reading.head, attempts: attempt)
    }
  }

  private mutating func pause(_ wait: RetryWait) async throws(ClaudeError) {
    do {
      try await client.time.clock.sleep(for: wait.duration)
    } catch {
      throw .cancelled()
    }
    phase = .starting
  }

  /// Prepares another attempt, or throws the failure as the final one.
  private mutating func recover(from failure: ClaudeError) throws(ClaudeError) {
    exchange?.close(.abort)
    exchange = nil
    var failure = failure
    failure.attempts = attempt
    if failure.requestID == nil { failure.requestID = reading.head?.requestID }
    if client.takesOlderVersion(after: failure, call: call, contentWasDelivered: reading.hasContent)
    {
      call.version = .v2023_06_01
      attempt -= 1
      phase = .starting
      pending = [.progress(.version(.v2023_06_01))]
      return
    }
    let action = policy.next(
      after: failure,
      attempt: attempt,
      contentWasDelivered: reading.hasContent,
      jitter: client.time.jitter()
    )
    let isDoubtful = !call.repeatsWhenDoubtful && failure.isDoubtful
    guard case .retry(let pause) = action, attempt > 0, !isDoubtful else {
      phase = .finished
      log.failed(failure)
      if isDoubtful { failure.help = ClaudeError.doubtfulBatch }
      throw failure.explainingPause(policy)
    }
    log.retrying(failure, after: pause)
    let wait = RetryWait(
      duration: pause,
      attempt: attempt + 1,
      attempts: attempts,
      cause: failure
    )
    phase = .pausing(wait)
    pending = [.progress(.waiting(wait))]
  }
}

extension ClaudeError {
  /// Whether nobody knows if the server has done what it was asked: its answer got lost, or says that it took too long.
  fileprivate var isDoubtful: Bool {
    [.connectionLost, .idleTimeout, .totalTimeout, .truncated, .serverTimeout, .cancelled]
      .contains(code)
  }

  /// The error with a word on why nothing was tried again, where the server asked for too long a pause.
  fileprivate func explainingPause(_ policy: RetryPolicy) -> ClaudeError {
    guard let retryAfter, retryAfter > policy.longestServerPause else { return self }
    var error = self
    error.help = "the server asks to wait for \(retryAfter.inSeconds); run again after that"
    return error
  }
}
