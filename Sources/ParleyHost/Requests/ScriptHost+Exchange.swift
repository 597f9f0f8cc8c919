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
  ///   - tag: Which one it is.
  ///   - span: The statement that sends it.
  /// - Returns: The message.
  /// - Throws: ``EffectError`` of kind `budget`, `api`, `network`, and `interrupt` when the task is cancelled.
  func exchange(
    _ built: RequestBuilder.Built,
    with settings: Settings,
    as tag: RequestTag,
    at span: SourceSpan
  ) async throws(EffectError) -> ReceivedMessage {
    let request = built.request
    let pricing = Pricing(catalogue: configuration.catalogue, request: request)
    let replay = replay
    let recorded = replay?.exchange(for: request.body)
    let reservation =
      recorded == nil
      ? try await reserve(pricing, with: settings, as: tag)
      // It was sent, so it fitted then.
      : try await budget.reserve(0, under: nil)
    guard let reservation else { return .nothing(of: request.message.model) }
    if recorded == nil { replay?.noteMissingRequest() }
    totals.countRequest()
    let id = journal.begin(Exchange.Request(request, as: tag))
    configuration.output.receive(.request(RequestReport(request, as: tag, at: span)))
    let start = configuration.now()
    let provider = replay?.provider ?? configuration.provider
    let outcome = await configuration.interrupts.cancelling { [self] in
      await transmit(request, by: provider, as: tag, recordedAs: id, since: start)
    }
    let timing =
      recorded?.ending?.timing
      ?? Exchange.Timing(
        latency: configuration.now() - start,
        firstToken: outcome.transmission.firstToken
      )
    // From here on nothing waits: an interrupt cannot come between what arrived and its being kept.
    let message = outcome.arrived?.message
    let cost = message.map { pricing.cost(of: $0) } ?? 0
    budget.settle(reservation, cost: pricing.settled(outcome, cost: cost))
    totals.add(
      usage: TokenCounts(message?.usage ?? Usage()),
      cost: cost,
      conversation: tag.conversation,
      model: request.message.model.rawValue
    )
    try conclude(outcome, in: timing, as: tag, recordedAs: id)
    return ReceivedMessage(
      message: message ?? .empty(from: request.message.model),
      unfinishedBlocks: outcome.arrived?.unfinishedBlocks ?? [],
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

    fileprivate init(_ transmission: Transmission, error: ClaudeError?) {
      self.transmission = transmission
      arrived = transmission.arrived
      let isWhole = transmission.isComplete && arrived?.isComplete == true
      self.error = error ?? (isWhole ? nil : .withoutEnd(transmission.head))
    }
  }

  private func transmit(
    _ request: ProviderRequest,
    by provider: any MessageProvider,
    as tag: RequestTag,
    recordedAs id: Exchange.ID,
    since start: Duration
  ) async -> Outcome {
    var transmission = Transmission()
    var events = provider.send(request).makeAsyncIterator()
    do throws(ClaudeError) {
      while let event = try await events.next() {
        journal.record(event, of: id)
        let elapsed = configuration.now() - start
        guard let sight = try transmission.take(event, at: elapsed) else { continue }
        switch sight {
        case .progress(let progress): configuration.output.receive(.progress(progress, tag))
        case .text(let text): configuration.output.receive(.text(text, tag))
        case .thinking(let text): configuration.output.receive(.thinking(text, tag))
        }
      }
      return Outcome(transmission, error: nil)
    } catch {
      return Outcome(transmission, error: error)
    }
  }

  /// Records and shows how a request ended.
  ///
  /// - Throws: ``EffectError`` for a request that failed. One that an interrupt ended has not failed.
  private func conclude(
    _ outcome: Outcome,
    in timing: Exchange.Timing,
    as tag: RequestTag,
    recordedAs id: Exchange.ID
  ) throws(EffectError) {
    guard let error = outcome.error else {
      journal.end(id, .finished, timing: timing)
      let reason = outcome.arrived?.message.stopReason?.rawValue
      configuration.output.receive(.requestEnded(.finished(stopReason: reason), tag))
      return
    }
    if configuration.interrupts.reason != nil {
      journal.end(id, .interrupted, timing: timing)
      configuration.output.receive(.requestEnded(.interrupted, tag))
      return
    }
    journal.end(id, .failed(ExchangeFailure(error)), timing: timing)
    configuration.output.receive(.requestEnded(.failed(error.message), tag))
    throw EffectError(error)
  }

  /// Reserves the worst case of a request; nil when the run was interrupted while it waited.
  private func reserve(
    _ pricing: Pricing,
    with settings: Settings,
    as tag: RequestTag
  ) async throws(EffectError) -> Budget.Reservation? {
    guard let ceiling = ceiling(under: settings) else {
      return try await budget.reserve(0, under: nil)
    }
    if budget.hasUnknownCost { throw .pastCostUnknown }
    let worst = try await worstCase(pricing, under: ceiling)
    let (budget, output) = (budget, configuration.output)
    let reserved = await configuration.interrupts.cancelling {
      () -> Result<Budget.Reservation, EffectError> in
      do throws(EffectError) {
        return .success(
          try await budget.reserve(worst, under: ceiling) {
            output.receive(.progress(.waitingForBudget, tag))
          }
        )
      } catch {
        return .failure(error)
      }
    }
    switch reserved {
    case .success(let reservation): return reservation
    case .failure(let error):
      if error.kind == .interrupt, configuration.interrupts.reason != nil { return nil }
      throw error
    }
  }

  /// The worst case of a request in pico-dollars: by its bytes, or where that would not fit by a count of its tokens.
  private func worstCase(
    _ pricing: Pricing,
    under ceiling: Int64
  ) async throws(EffectError) -> Int64 {
    let worst = try pricing.worstCase()
    guard worst.isWorthCounting, !budget.fits(worst.cost, under: ceiling),
      let count = await count(pricing.request)
    else { return worst.cost }
    return try pricing.worstCase(countedInput: count)
  }

  /// The provider's count of a request's input tokens; nil when it has none, or the run is interrupted.
  private func count(_ request: ProviderRequest) async -> Int? {
    let provider = configuration.provider
    return await configuration.interrupts.cancelling { try? await provider.countTokens(request) }
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
  fileprivate static func nothing(of model: ModelID) -> ReceivedMessage {
    ReceivedMessage(
      message: .empty(from: model),
      unfinishedBlocks: [],
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

extension Exchange.Request {
  fileprivate init(_ request: ProviderRequest, as tag: RequestTag) {
    self.init(
      number: tag.number,
      conversation: tag.conversation,
      body: request.body,
      version: request.version.rawValue,
      betas: request.betas,
      isStreamed: request.isStreamed
    )
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
