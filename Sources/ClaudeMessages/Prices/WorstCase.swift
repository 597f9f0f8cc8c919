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
    for name in ["mcp_servers", "fallbacks", "thread"] where additionalFields[name] != nil {
      parts.append("the field \"\(name)\" adds tokens that the request does not show")
    }
    return parts
  }
}

/// The most tokens that a request's prompt can have.
struct PromptBound {
  /// The most tokens of one image, on the models that look closest.
  static let imageTokens = 4784
  /// What the API adds to describe the protocol of tools, generously.
  static let toolProtocolTokens = 2048

  /// The bound; `Int.max` if only the context window limits it.
  private(set) var tokens: Int

  /// Computes the bound from the bytes of the body, media apart.
  init(_ request: MessageRequest) {
    tokens = request.encoded().count
    if !request.tools.isEmpty { add(Self.toolProtocolTokens) }
    for message in request.messages { add(message.content) }
    if case .blocks(let blocks) = request.system { add(.blocks(blocks)) }
    if request.container != nil { tokens = .max }
  }

  private mutating func add(_ content: MessageContent) {
    guard case .blocks(let blocks) = content else { return }
    for block in blocks {
      switch block.content {
      case .image(let image): replace(image.source, by: Self.imageTokens)
      case .document(let document): add(document.source)
      case .toolResult(let result): if let content = result.content { add(content) }
      case .containerUpload: tokens = .max
      default: break
      }
    }
  }

  private mutating func add(_ source: MediaSource) {
    switch source {
    case .text: break
    case .content(let content): add(content)
    case .base64, .url, .file, .unknown: tokens = .max
    }
  }

  /// Counts a medium by its own bound instead of by the bytes of its base64.
  private mutating func replace(_ source: MediaSource, by bound: Int) {
    if case .base64(_, let data) = source, tokens != .max { tokens -= data.utf8.count }
    add(bound)
  }

  private mutating func add(_ count: Int) {
    let (sum, overflow) = tokens.addingReportingOverflow(count)
    tokens = overflow ? .max : max(0, sum)
  }
}
