import ClaudeMessages
import RunStorage

extension Gatekeeper {
  /// Checks requests for messages against the client's limits, and sets aside what they can cost at most.
  ///
  /// - Parameters:
  ///   - requests: One request, or those of a batch.
  ///   - client: Who asks.
  ///   - isBatch: Whether they are a batch's, at half the price.
  /// - Returns: The leave to send them; it must be settled.
  /// - Throws: ``Refusal`` 400, 403 or 429, 503 if the store does not answer.
  package func admit(
    _ requests: [MessageRequest],
    of client: Client,
    isBatch: Bool = false
  ) async throws(Refusal) -> Permit {
    try await admit(zip(requests.indices, requests), of: client, isBatch: isBatch)
  }

  /// Checks requests that are read one after the other, each with its place, as the other function does.
  func admit(
    _ requests: some Sequence<(Int, MessageRequest)>,
    of client: Client,
    isBatch: Bool
  ) async throws(Refusal) -> Permit {
    var (permit, cost) = try permit(for: requests, of: client, isBatch: isBatch)
    permit.reservation = try await reserve(cost, permit)
    return permit
  }

  /// The leave to send requests, for which nothing is set aside yet, and the most that they can cost.
  ///
  /// Inlined, the room that it takes for a moment would be part of the task of each stream, for as long as that is open: 16 kB, measured.
  @inline(never)
  private func permit(
    for requests: some Sequence<(Int, MessageRequest)>,
    of client: Client,
    isBatch: Bool
  ) throws(Refusal) -> (Permit, cost: DollarAmount) {
    var cost = DollarAmount.zero
    var worst: WorstCase?
    var first: MessageRequest?
    var count = 0
    for (index, request) in requests {
      if first == nil { first = request }
      count += 1
      let place = isBatch ? "requests.\(index).params." : ""
      if case .token(let token) = client { try check(request, token.limits, at: place) }
      worst = catalogue.worstCase(of: priced(request), isBatch: isBatch)
      guard hasBudget(client) else { continue }
      cost += try bound(worst, of: request, at: place)
    }
    var permit = Permit(
      client: client,
      model: first?.model.rawValue ?? "",
      reservation: nil
    )
    permit.time = time.unixMilliseconds()
    permit.terms.isBatch = isBatch
    if count == 1, let request = first {
      permit.terms = PriceTerms(request, isBatch: isBatch)
      permit.worstCase = worst
      permit.mayThink = mayThink(request)
    }
    return (permit, cost)
  }

  /// The request by the id of its model, by which the catalogue tells the price.
  private func priced(_ request: MessageRequest) -> MessageRequest {
    var request = request
    request.model = catalogue.resolve(request.model.rawValue).id
    return request
  }

  private func check(
    _ request: MessageRequest,
    _ limits: TokenLimits,
    at place: String
  ) throws(Refusal) {
    let model = request.model.rawValue
    guard ModelAllowance(limits.models, in: catalogue).contains(model) else {
      throw .modelNotAllowed(model, allowed: limits.models)
    }
    if let limit = limits.maxTokens, request.maxTokens > limit {
      throw .tooManyTokens(request.maxTokens, limit: limit, model: model, place: place)
    }
  }

  private func hasBudget(_ client: Client) -> Bool {
    if case .token(let token) = client { token.limits.budget != nil } else { false }
  }

  /// What a request of a client with a budget can cost at most.
  ///
  /// - Throws: ``Refusal`` 403 if nobody can tell.
  private func bound(
    _ worst: WorstCase?,
    of request: MessageRequest,
    at place: String
  ) throws(Refusal) -> DollarAmount {
    guard let worst else { throw .priceUnknown(request.model.rawValue, place: place) }
    // Where tokens are free, nothing can cost more.
    if catalogue[priced(request).model]?.prices?.isFree == true { return .zero }
    if let exception = worst.exceptions.first {
      throw .priceUnbounded(exception, place: place)
    }
    return worst.cost
  }

  private func reserve(
    _ cost: DollarAmount,
    _ permit: Permit
  ) async throws(Refusal) -> Reservation? {
    guard case .token(let token) = permit.client, token.limits.budget != nil, cost > .zero else {
      return nil
    }
    let outcome = try await asking { store throws(RunStorageError) in
      try await store.reserve(
        cost.picodollars,
        for: token,
        model: permit.model,
        at: permit.time
      )
    }
    switch outcome {
    case .reserved(let reservation): return reservation
    case .refused(let spending):
      throw .budget(cost.picodollars, token.limits, spending, now: permit.time)
    case nil: return nil
    }
  }

  private func mayThink(_ request: MessageRequest) -> Bool {
    let mode =
      request.thinking?.mode
      ?? catalogue[priced(request).model]?.capabilities.thinking?.defaultMode ?? .adaptive
    return mode != .disabled
  }
}

extension ModelPrices {
  /// Whether tokens cost nothing, as those of a built-in model.
  fileprivate var isFree: Bool {
    let prices: [TokenPrice?] = [standard, longPrompt?.price, fast]
    return prices.allSatisfy { $0?.isNothing ?? true }
  }
}

extension TokenPrice {
  /// Whether every token is for nothing.
  fileprivate var isNothing: Bool {
    let amounts: [Int64] = [input, output, cacheWriteFiveMinutes, cacheWriteOneHour, cacheRead]
    return amounts.allSatisfy { $0 == 0 }
  }
}
