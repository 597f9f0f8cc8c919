import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ParleyRuntime

/// What a request may cost at most, and what it did cost, in pico-dollars.
package struct Pricing: Sendable {
  /// What is known of the models.
  package let catalogue: ModelCatalogue
  /// The request.
  package let request: ProviderRequest
  /// Whether it is answered in a batch, at half the price.
  package let isBatched: Bool

  /// Makes a pricing.
  package init(catalogue: ModelCatalogue, request: ProviderRequest, isBatched: Bool = false) {
    self.catalogue = catalogue
    self.request = request
    self.isBatched = isBatched
  }

  private var terms: PriceTerms { PriceTerms(request.message, isBatch: isBatched) }

  /// What a message cost, as far as it has arrived; nil when no price is known.
  package func cost(of message: Message) -> Int64? {
    if let answered = catalogue.cost(of: message, terms: terms) { return answered.picodollars }
    // A server behind a gateway may name its model otherwise than it was asked.
    var renamed = message
    renamed.model = request.message.model
    return catalogue.cost(of: renamed, terms: terms)?.picodollars
  }

  /// The input from which on a count of the provider is worth its time, in tokens.
  private static let countingThreshold = 16_384

  /// The most that the request can cost, all attempts included.
  ///
  /// - Returns: The cost, and whether a count of the provider would give a bound that is worth its time.
  /// - Throws: A budget error when no price is known, or something adds to the cost without a bound.
  package func worstCase() throws(EffectError) -> (cost: Int64, isWorthCounting: Bool) {
    let worst = try worstAttempt
    return (
      allAttempts(of: worst.cost.picodollars), worst.promptTokens > Self.countingThreshold
    )
  }

  /// The most that the request can cost when the provider has counted its input, all attempts included.
  ///
  /// A count is an estimate: a twentieth and a little more is added to it.
  ///
  /// - Throws: A budget error as ``worstCase()``.
  package func worstCase(countedInput count: Int) throws(EffectError) -> Int64 {
    let worst = try worstAttempt
    let count = min(max(0, count), Int.max / 4)
    let input = count + count / 20 + 64
    var plain = Usage(inputTokens: input, outputTokens: worst.outputTokens)
    var costs = [catalogue.cost(of: plain, model: request.message.model, terms: terms)]
    if request.body.contains("\"cache_control\"".utf8) {
      plain.inputTokens = 0
      plain.cacheCreationInputTokens = input
      costs.append(catalogue.cost(of: plain, model: request.message.model, terms: terms))
    }
    let counted = costs.compactMap { $0?.picodollars }.max() ?? worst.cost.picodollars
    return allAttempts(of: min(counted, worst.cost.picodollars))
  }

  /// What is taken from the budget for a request that is over; nil when no price is known.
  ///
  /// Where nobody can know what was billed, the worst case counts: a stream that broke off, an attempt without an answer.
  func settled(_ outcome: ScriptHost.Outcome, cost: Int64?) -> Int64? {
    let transmission = outcome.transmission
    let isWhole = outcome.error == nil
    let isDoubtful = !isWhole && transmission.isSent && outcome.error?.isErrorStatus != true
    let doubts = transmission.doubtfulAttempts + (isDoubtful ? 1 : 0)
    let known = isWhole ? cost : 0
    guard doubts > 0 else { return known }
    guard let known, let attempt = catalogue.worstCase(of: request.message, isBatch: isBatched)
    else { return nil }
    return known.saturatingSum(attempt.cost.picodollars.saturatingProduct(Int64(doubts)))
  }

  private var worstAttempt: WorstCase {
    get throws(EffectError) {
      guard let worst = catalogue.worstCase(of: request.message, isBatch: isBatched) else {
        throw .priceUnknown(model: request.message.model.rawValue)
      }
      if let exception = worst.exceptions.first { throw .boundUnknown(exception) }
      return worst
    }
  }

  private func allAttempts(of cost: Int64) -> Int64 {
    cost.saturatingProduct(Int64(clamping: request.options.maxRetries ?? 0).saturatingSum(1))
  }
}

extension Int64 {
  /// The product of two numbers that are not negative, or the largest number where it does not fit.
  fileprivate func saturatingProduct(_ other: Int64) -> Int64 {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }
}

extension ClaudeError {
  /// Whether the server answered with an error status, so that nothing is billed.
  fileprivate var isErrorStatus: Bool {
    guard let status else { return false }
    return status >= 300
  }
}
