extension ModelCatalogue {
  /// What one web search costs, beside its tokens: 10 dollars per 1,000.
  static let webSearchPicodollars: Int128 = 10_000_000_000

  /// What a reply costs; nil if the price of a model that worked on it is not known.
  ///
  /// A refusal before any output is not charged, except that some categories charge the input. Hours of code execution are
  /// charged to the organization, not to a reply, and are not part of this.
  public func cost(of message: Message, terms: PriceTerms = PriceTerms()) -> DollarAmount? {
    cost(of: message.chargedUsage, model: message.model, terms: terms)
  }

  /// What a usage costs; nil if the price of a model that worked on it is not known.
  ///
  /// Rounded up once, at the end, to a whole pico-dollar. Where the usage tells of several passes, each is charged at the price
  /// of its own model.
  public func cost(
    of usage: Usage,
    model: ModelID,
    terms: PriceTerms = PriceTerms()
  ) -> DollarAmount? {
    var charge = Charge()
    if let iterations = usage.iterations, !iterations.isEmpty {
      for iteration in iterations {
        let pass = iteration.usage.inheriting(usage)
        guard add(pass, model: iteration.model ?? model, terms: terms, to: &charge) else {
          return nil
        }
      }
    } else {
      guard add(usage, model: model, terms: terms, to: &charge) else { return nil }
    }
    let searches = Int128(max(0, usage.serverToolUse?.webSearchRequests ?? 0))
    charge.add(flat: searches * Self.webSearchPicodollars)
    return charge.total
  }

  /// Adds the tokens of one pass; false if its model has no known price.
  private func add(
    _ usage: Usage,
    model: ModelID,
    terms: PriceTerms,
    to charge: inout Charge
  ) -> Bool {
    guard let prices = self[model]?.prices else { return false }
    let price = prices.price(
      promptTokens: usage.promptTokens,
      speed: usage.speed ?? terms.speed
    )
    let geography = usage.inferenceGeography ?? terms.inferenceGeography
    charge.add(
      tokens: price.picodollars(for: usage, lifetime: terms.cacheLifetime),
      isBatch: terms.isBatch || usage.serviceTier == .batch,
      hasPremium: prices.hasRegionalPremium && geography == .unitedStates
    )
    return true
  }
}

extension TokenPrice {
  /// The price of all tokens of a usage.
  ///
  /// Tokens written to the cache whose lifetime the usage does not tell are charged by `lifetime`.
  func picodollars(for usage: Usage, lifetime: CacheControl.Lifetime) -> Int128 {
    let fiveMinutes = max(0, usage.cacheCreation?.fiveMinuteTokens ?? 0)
    let oneHour = max(0, usage.cacheCreation?.oneHourTokens ?? 0)
    let written = Int128(max(0, usage.cacheCreationInputTokens ?? 0))
    let told = Int128(fiveMinutes) + Int128(oneHour)
    let untold = max(0, written - told)
    let untoldPrice = lifetime == .fiveMinutes ? cacheWriteFiveMinutes : cacheWriteOneHour
    return Int128(max(0, usage.inputTokens ?? 0)) * Int128(input)
      + Int128(max(0, usage.outputTokens ?? 0)) * Int128(output)
      + Int128(fiveMinutes) * Int128(cacheWriteFiveMinutes)
      + Int128(oneHour) * Int128(cacheWriteOneHour)
      + untold * Int128(untoldPrice)
      + Int128(max(0, usage.cacheReadInputTokens ?? 0)) * Int128(cacheRead)
  }
}

extension Usage {
  /// This usage of one pass, with what only the whole tells.
  fileprivate func inheriting(_ whole: Usage) -> Usage {
    var usage = self
    usage.speed = speed ?? whole.speed
    usage.inferenceGeography = inferenceGeography ?? whole.inferenceGeography
    usage.serviceTier = serviceTier ?? whole.serviceTier
    return usage
  }
}

extension Message {
  /// The part of the usage that is charged.
  fileprivate var chargedUsage: Usage {
    usage.charged(stopReason: stopReason, details: stopDetails, hasOutput: !content.isEmpty)
  }
}

extension Usage {
  /// The part of this usage that is charged.
  ///
  /// - Parameters:
  ///   - stopReason: Why the reply ended.
  ///   - details: What the API told of a refusal.
  ///   - hasOutput: Whether the reply has content.
  /// - Returns: All of it, unless the reply is a refusal before any output, of which some categories charge the input.
  /// - Source: <https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons>.
  package func charged(
    stopReason: StopReason?,
    details: StopDetails?,
    hasOutput: Bool
  ) -> Usage {
    guard stopReason == .refusal, !hasOutput else { return self }
    let inputIsCharged: Set<StopDetails.Category> = [.bio, .frontierLLM, .reasoningExtraction]
    guard let category = details?.category, inputIsCharged.contains(category) else {
      return Usage()
    }
    var charged = self
    charged.outputTokens = 0
    charged.iterations = iterations?.map { iteration in
      var iteration = iteration
      iteration.usage.outputTokens = 0
      return iteration
    }
    return charged
  }
}
