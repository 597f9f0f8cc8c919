/// The most that a request can cost.
public struct WorstCase: Sendable, Hashable {
  /// The most tokens that the prompt can have.
  public var promptTokens: Int
  /// The most tokens that the reply can have.
  public var outputTokens: Int
  /// The most that one attempt can cost.
  public var cost: DollarAmount
  /// Why the request could cost more all the same, in words; empty if it cannot.
  public var exceptions: [String]
}

extension ModelCatalogue {
  /// The most that one attempt of a request can cost; nil if the model's price is not known.
  ///
  /// No tokenizer is needed: a token is at least one byte, so the bytes of the body bound the prompt; media are bounded by what
  /// the API makes of them, and everything by the model's context window. Sealed content, such as the signature of thinking, is
  /// taken to be at least as long as what it seals.
  /// - Complexity: Linear in the size of the request.
  public func worstCase(of request: MessageRequest, isBatch: Bool = false) -> WorstCase? {
    guard let model = self[request.model], let prices = model.prices else { return nil }
    let bound = PromptBound(request)
    let window = model.limits.contextWindow ?? Int.max
    let promptTokens = min(bound.tokens, window)
    let output = max(0, request.maxTokens)
    let price = prices.price(promptTokens: promptTokens, speed: request.speed)
    let dearest =
      [
        price.input, request.longestCacheLifetime == nil ? 0 : price.cacheWriteFiveMinutes,
        request.longestCacheLifetime == .oneHour ? price.cacheWriteOneHour : 0,
      ].max() ?? price.input
    var charge = Charge()
    charge.add(
      tokens: Int128(promptTokens) * Int128(dearest) + Int128(output) * Int128(price.output),
      isBatch: isBatch,
      hasPremium: prices.hasRegionalPremium && request.mayRunInUnitedStates
    )
    return WorstCase(
      promptTokens: promptTokens,
      outputTokens: output,
      cost: charge.total,
      exceptions: request.unboundedParts
    )
  }
}

extension MessageRequest {
  /// Whether the regional premium may apply: without a geography the workspace's default decides, which a client cannot see.
  fileprivate var mayRunInUnitedStates: Bool {
    inferenceGeography != .global
  }

  /// What makes the price unpredictable.
  fileprivate var unboundedParts: [String] {
    var parts: [String] = []
    if tools.contains(where: \.isRunByServer) {
      parts.append("tools that the API runs add tokens and fees of their own")
    }
    let names = ["mcp_servers", "fallbacks", "thread", "compaction"]
    for name in names where additionalFields[name] != nil {
      parts.append("the field \"\(name)\" adds tokens that the request does not show")
    }
    if compactsContext {
      parts.append("the field \"context_management\" lets the model write summaries")
    }
    return parts
  }

  /// Whether an edit of the context is a pass of the model of its own.
  private var compactsContext: Bool {
    let edits = additionalFields["context_management"]?["edits"]?.arrayValue ?? []
    return edits.contains { $0["type"]?.stringValue?.hasPrefix("clear_") != true }
  }
}
