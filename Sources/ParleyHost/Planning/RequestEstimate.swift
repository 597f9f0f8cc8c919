import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyRuntime

/// What a request would take, before it is sent: estimates from its bytes, and bounds.
///
/// No tokenizer is asked. A token is likely four bytes, and at least one; images and pages are counted by ``MediaTokens``. A reply is likely ``likelyReply`` tokens long, and at most
/// `max_tokens`; where an earlier reply is part of the request, it counts the same way.
struct RequestEstimate: Sendable, Equatable {
  /// The length of a reply that is likely where `max_tokens` allows it, in tokens.
  static let likelyReply = 400
  /// The bytes that a token likely has.
  static let bytesPerToken = 4

  /// The tokens and the price of some requests.
  struct Amounts: Sendable, Equatable {
    /// Tokens sent.
    var input = 0
    /// Tokens received.
    var output = 0
    /// The price; nil when none is known.
    var cost: DollarAmount? = .zero

    /// Adds the amounts of another request; sums stop at the largest number.
    mutating func add(_ other: Amounts) {
      input = input.saturatingSum(other.input)
      output = output.saturatingSum(other.output)
      if let sum = cost, let cost = other.cost {
        self.cost = sum + cost
      } else {
        cost = nil
      }
    }
  }

  /// What is likely.
  let likely: Amounts
  /// What cannot be passed, every attempt charged.
  let worst: Amounts

  /// What a request is estimated by beside its bytes.
  struct Terms: Sendable {
    /// The most tokens that the input can have by what is known of it.
    let bound: Int
    /// Its images and documents.
    var media = MediaAmounts()
    /// The most tokens that anything unknown in it has.
    let longestReply: Int
    /// How often it is sent at most.
    let attempts: Int
    /// Whether it is answered in a batch, at half the price.
    var isBatched = false
    /// Whether more of its conversation may be there than is known, as results of tools: then only the model's window bounds the input.
    var isOpenEnded = false
  }

  /// Estimates a request.
  ///
  /// - Parameters:
  ///   - request: The request, in which ``Machine/unknownText`` stands for what is not known.
  ///   - terms: What else it is estimated by.
  ///   - catalogue: What is known of the models.
  ///   - rounds: How many replies with calls of tools, and their results, it has beyond its bytes: what is likely grows by a reply each,
  ///     and only the model's window bounds the worst. Default: none.
  init(
    _ request: ProviderRequest,
    _ terms: Terms,
    catalogue: ModelCatalogue,
    followingRounds rounds: Int = 0
  ) {
    let (bound, longestReply, media) = (terms.bound, terms.longestReply, terms.media)
    let message = request.message
    let unknown = Self.unknownCount(in: request.body)
    let known = max(0, request.body.count - unknown * Machine.unknownText.utf8Count)
    let window = catalogue[message.model]?.limits.contextWindow ?? Int.max
    let reply = min(Self.likelyReply, longestReply)
    let text = max(0, known - media.encodedBytes)
    let likelyInput = ((text + Self.bytesPerToken - 1) / Self.bytesPerToken)
      .saturatingSum(media.tokens)
    // An image may be more tokens than bytes, and so may a page: then the bound alone holds.
    let bytes = unknown == 0 ? request.body.count : known
    let worstInput = media.tokens > 0 ? bound : min(bytes, bound)
    let output = min(max(0, message.maxTokens), window)
    let pricing = PlannedPricing(catalogue: catalogue, request: request, isBatched: terms.isBatched)
    let parts = unknown.saturatingSum(rounds)
    let input = min(likelyInput.saturatingSum(parts.saturatingProduct(reply)), window)
    let likelyOutput = min(output, Self.likelyReply)
    likely = Amounts(
      input: input,
      output: likelyOutput,
      cost: pricing.likely(input: input, output: likelyOutput)
    )
    let most =
      rounds > 0 || terms.isOpenEnded
      ? window : min(worstInput.saturatingSum(unknown.saturatingProduct(longestReply)), window)
    worst = Amounts(
      input: most,
      output: output,
      cost: pricing.worst(input: most, output: output).map { $0 * max(1, terms.attempts) }
    )
  }

  /// How many parts of a body are not known.
  static func unknownCount(in body: [UInt8]) -> Int {
    let mark = Array(Machine.unknownText.string.utf8)
    guard let first = mark.first else { return 0 }
    var count = 0
    var position = body.startIndex
    while let start = body[position...].firstIndex(of: first) {
      let isMark = body[start...].starts(with: mark)
      if isMark { count += 1 }
      position = start + (isMark ? mark.count : 1)
    }
    return count
  }
}

/// The prices of a request that is not sent.
private struct PlannedPricing {
  let catalogue: ModelCatalogue
  let request: ProviderRequest
  let isBatched: Bool

  private var message: MessageRequest { request.message }

  func likely(input: Int, output: Int) -> DollarAmount? {
    let usage = Usage(inputTokens: input, outputTokens: output)
    return catalogue.cost(
      of: usage,
      model: message.model,
      terms: PriceTerms(message, isBatch: isBatched)
    )
  }

  /// The dearest way to charge the tokens: in the dearest place, and written to the cache if anything is.
  func worst(input: Int, output: Int) -> DollarAmount? {
    var terms = PriceTerms(message, isBatch: isBatched)
    terms.inferenceGeography = terms.inferenceGeography ?? .unitedStates
    var usage = Usage(inputTokens: input, outputTokens: output)
    let plain = catalogue.cost(of: usage, model: message.model, terms: terms)
    guard request.body.contains("\"cache_control\"".utf8) else { return plain }
    usage.inputTokens = 0
    usage.cacheCreationInputTokens = input
    let cached = catalogue.cost(of: usage, model: message.model, terms: terms)
    return [plain, cached].compactMap { $0 }.max()
  }
}

extension Int {
  /// The sum of two numbers that are not negative, or the largest number.
  func saturatingSum(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }

  /// The product of two numbers that are not negative, or the largest number.
  func saturatingProduct(_ other: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }
}
