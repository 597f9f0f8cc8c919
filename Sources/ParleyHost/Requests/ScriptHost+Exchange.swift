import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyDiagnostics
import ParleyRuntime

extension ScriptHost {
  /// Sends one request under the budget, and returns its message; of an interrupted one what had arrived.
  ///
  /// Everything that arrives goes into the journal before it is shown.
  ///
  /// - Parameters:
  ///   - built: The request.
  ///   - settings: What it was made of.
  ///   - footnotes: Those of the requests of the same statement before it. Default: none.
  ///   - tag: Which one it is.
  ///   - span: The statement that sends it.
  /// - Returns: The message.
  /// - Throws: ``EffectError`` of kind `budget`, `api`, `network`, of kind `permission` where a tape or a lock lets nothing be sent, and
  ///   `interrupt` when the task is cancelled.
  func exchange(
    _ built: RequestBuilder.Built,
    with settings: Settings,
    after footnotes: Footnotes = Footnotes(),
    as tag: RequestTag,
    at span: SourceSpan
  ) async throws(EffectError) -> ReceivedMessage {
    let request = built.request
    try world.files.lock?.see(
      model: settings["model"]?.textual?.string ?? Settings.defaultModel,
      id: request.message.model
    )
    let asked = Exchange.Request(request, as: tag)
    let pricing = Pricing(
      catalogue: configuration.catalogue,
      request: request,
      isBatched: isBatched
    )
    let origin = await origin(of: asked)
    let reservation =
      origin.isCharged
      ? try await reserve(pricing, with: settings, as: tag)
      : try await budget.reserve(0, under: nil)
    guard let reservation else { return .nothing(of: request.message.model) }
    if case .nowhere(let error) = origin {
      budget.settle(reservation, cost: 0)
      throw error
    }
    if case .session(let replay, nil) = origin { replay.noteMissingRequest() }
    totals.countRequest()
    let undertaking = Undertaking(
      tag: tag,
      origin: origin,
      pricing: pricing,
      reservation: reservation,
      id: journal.begin(asked),
      start: configuration.now()
    )
    configuration.output.receive(.request(RequestReport(request, as: tag, at: span)))
    let time = origin.recordedStart ?? configuration.time()
    let recording = origin.isProvider ? newRecording(of: asked, at: time) : nil
    let response = response(to: request, from: origin, since: undertaking.start)
    let outcome = await configuration.interrupts.cancelling { [self] in
      await transmit(response, of: undertaking, after: footnotes, into: recording)
    }
    let received = try close(undertaking, with: outcome)
    watchCache(built, received, startedAt: time, as: tag, at: span)
    return received
  }

  /// A request that is under way.
  private struct Undertaking: Sendable {
    /// Which one it is.
    let tag: RequestTag
    /// Where its answer comes from.
    let origin: AnswerOrigin
    /// What it may cost, and does.
    let pricing: Pricing
    /// What is reserved for it.
    let reservation: Budget.Reservation
    /// What names it in the journal.
    let id: Exchange.ID
    /// When it began, by the host's clock.
    let start: Duration
  }

  /// Settles, counts, keeps and shows how a request ended.
  ///
  /// Nothing here waits: an interrupt cannot come between what arrived and its being kept.
  ///
  /// - Throws: ``EffectError`` for a request that failed.
  private func close(
    _ undertaking: Undertaking,
    with outcome: Outcome
  ) throws(EffectError) -> ReceivedMessage {
    let (origin, pricing) = (undertaking.origin, undertaking.pricing)
    let elapsed = configuration.now() - undertaking.start
    let timing =
      origin.recorded?.timing
      ?? Exchange.Timing(latency: elapsed, firstToken: outcome.transmission.firstToken)
    let message = outcome.arrived?.message
    let cost = cost(of: message, by: pricing, recorded: origin.recorded?.price)
    budget.settle(
      undertaking.reservation,
      cost: origin.isReused ? 0 : pricing.settled(outcome, cost: cost)
    )
    totals.add(
      usage: TokenCounts(message?.usage ?? Usage()),
      cost: cost,
      conversation: undertaking.tag.conversation,
      model: pricing.request.message.model.rawValue,
      latency: timing.latency,
      isReused: origin.isReused
    )
    let ending = ending(of: outcome)
    journal.end(undertaking.id, ending, timing: timing)
    if let recording = outcome.recording {
      let price = Exchange.Price(picodollars: cost)
      configuration.archive?.keep(
        recording.ended(ending, after: elapsed, timing: timing, price: price)
      )
    }
    try conclude(outcome, as: ending, of: undertaking.tag)
    return ReceivedMessage(
      message: message ?? .empty(from: pricing.request.message.model),
      unfinishedBlocks: outcome.arrived?.unfinishedBlocks ?? [],
      brokenInputs: outcome.arrived?.brokenInputs ?? [:],
      isInterrupted: outcome.error != nil,
      requestID: outcome.transmission.head?.requestID,
      latency: timing.latency,
      firstToken: timing.firstToken,
      cost: cost
    )
  }

  /// How a transmission went.
  struct Outcome: Sendable {
    /// What was delivered.
    let transmission: Transmission
    /// The message as far as it has arrived.
    let arrived: Transmission.Arrival?
    /// What ended it before its end; nil when the message is whole.
    let error: ClaudeError?
    /// What an archive is to keep of it, without its end; nil where nothing is kept.
    let recording: ExchangeRecording?

    fileprivate init(
      _ transmission: Transmission,
      _ recording: ExchangeRecording?,
      error: ClaudeError?
    ) {
      self.transmission = transmission
      self.recording = recording
      arrived = transmission.arrived
      let isWhole = transmission.isComplete && arrived?.isComplete == true
      self.error = error ?? (isWhole ? nil : .withoutEnd(transmission.head))
    }
  }

  private func newRecording(of request: Exchange.Request, at time: Timestamp) -> ExchangeRecording?
  {
    configuration.archive.map { _ in ExchangeRecording(request, at: time) }
  }

  private func transmit(
    _ response: ProviderResponse,
    of undertaking: Undertaking,
    after footnotes: Footnotes,
    into recording: ExchangeRecording?
  ) async -> Outcome {
    let tag = undertaking.tag
    var transmission = Transmission(after: footnotes)
    var recording = recording
    var events = response.makeAsyncIterator()
    do throws(ClaudeError) {
      while let event = try await events.next() {
        journal.record(event, of: undertaking.id)
        let elapsed = configuration.now() - undertaking.start
        recording?.take(event, at: elapsed)
        for sight in try transmission.take(event, at: elapsed) {
          configuration.output.receive(sight.event(of: tag))
        }
      }
      return Outcome(transmission, recording, error: nil)
    } catch {
      return Outcome(transmission, recording, error: error)
    }
  }

  /// What a message cost, in pico-dollars: as it was priced when it was recorded, else by the catalogue; nil without a known price.
  private func cost(
    of message: Message?,
    by pricing: Pricing,
    recorded: Exchange.Price?
  ) -> Int64? {
    if let recorded { return recorded.picodollars }
    guard let message else { return 0 }
    return pricing.cost(of: message)
  }

  /// How a request ended, as it is recorded.
  ///
  /// One that an interrupt ended has not failed.
  private func ending(of outcome: Outcome) -> Exchange.Ending.Outcome {
    guard let error = outcome.error else { return .finished }
    return configuration.interrupts.reason == nil ? .failed(ExchangeFailure(error)) : .interrupted
  }

  /// Shows how a request ended.
  ///
  /// - Throws: ``EffectError`` for a request that failed.
  private func conclude(
    _ outcome: Outcome,
    as ending: Exchange.Ending.Outcome,
    of tag: RequestTag
  ) throws(EffectError) {
    let shown: RequestOutcome =
      switch ending {
      case .finished: .finished(stopReason: outcome.arrived?.message.stopReason?.rawValue)
      case .interrupted: .interrupted
      case .failed(let failure): .failed(failure.message)
      }
    configuration.output.receive(.requestEnded(shown, tag))
    if case .failed = ending, let error = outcome.error { throw EffectError(error) }
  }
}

extension Transmission.Sight {
  /// What an output is told of it.
  fileprivate func event(of tag: RequestTag) -> RunEvent {
    switch self {
    case .progress(let progress): .progress(progress, tag)
    case .text(let text): .text(text, tag)
    case .thinking(let text): .thinking(text, tag)
    case .cited(let numbers): .cited(numbers, tag)
    }
  }
}

extension ClaudeError {
  /// An answer that came to its end without an error and without a whole message.
  fileprivate static func withoutEnd(_ head: ResponseHead?) -> ClaudeError {
    ClaudeError(
      .truncated,
      "the answer ended without a whole message",
      status: head?.status,
      requestID: head?.requestID
    )
  }
}

extension ReceivedMessage {
  /// What is there when a run was interrupted before its request was sent.
  static func nothing(of model: ModelID) -> ReceivedMessage {
    ReceivedMessage(
      message: .empty(from: model),
      unfinishedBlocks: [],
      brokenInputs: [:],
      isInterrupted: true,
      requestID: nil,
      latency: .zero,
      firstToken: nil,
      cost: 0
    )
  }
}

extension Message {
  /// A message of which nothing has arrived.
  fileprivate static func empty(from model: ModelID) -> Message {
    Message(id: "", model: model, content: [], stopReason: nil)
  }
}

extension RequestReport {
  fileprivate init(_ request: ProviderRequest, as tag: RequestTag, at span: SourceSpan) {
    self.init(
      tag: tag,
      span: span,
      model: request.message.model.rawValue,
      body: request.body,
      version: request.version.rawValue,
      betas: request.betas
    )
  }
}

extension Journal {
  /// Records what a provider delivered.
  fileprivate func record(_ event: ProviderEvent, of id: Exchange.ID) {
    switch event {
    case .progress(.waiting(let wait)):
      attempt(
        id,
        number: wait.attempt,
        because: wait.cause.message,
        code: wait.cause.code.description
      )
    case .head(let head):
      self.head(
        id,
        status: head.status,
        headers: head.headers.map { Exchange.Head.Header($0.name, $0.value) }
      )
    case .event(let event):
      self.event(id, name: event.name, isWhole: event.form == .whole, data: event.data)
    case .progress, .end:
      return
    }
  }
}
