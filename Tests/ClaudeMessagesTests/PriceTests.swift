import ClaudeMessages
import Testing

/// Each price rule with a figure worked out by hand from the price list.
struct PriceTests {
  private let catalogue = ModelCatalogue.builtIn

  private func usage(
    _ input: Int,
    _ output: Int,
    written: Int? = nil,
    read: Int? = nil
  ) -> Usage {
    var usage = Usage(inputTokens: input, outputTokens: output)
    usage.cacheCreationInputTokens = written
    usage.cacheReadInputTokens = read
    return usage
  }

  private func cost(
    _ usage: Usage,
    _ model: ModelID,
    _ terms: PriceTerms = PriceTerms()
  ) -> String? {
    catalogue.cost(of: usage, model: model, terms: terms)?.description
  }

  @Test func inputAndOutputHaveTheirOwnPrice() {
    // 1,000 × $2/M + 500 × $10/M = $0.002 + $0.005
    #expect(cost(usage(1000, 500), "claude-sonnet-5-5") == "$0.007")
    // One token in, one out: $0.000004 + $0.00002
    #expect(cost(usage(1, 1), "claude-opus-5-5") == "$0.000024")
    #expect(cost(Usage(), "claude-opus-5-5") == "$0.00")
  }

  @Test func aliasesHaveThePriceOfTheirModel() {
    #expect(cost(usage(1_000_000, 0), "claude-haiku-4-5") == "$1.00")
  }

  @Test func cacheWritesArePricedByTheirLifetime() {
    // 5m: 1,000 × $2.50/M = $0.0025; 1h: 1,000 × $4/M = $0.004
    var split = usage(0, 0, written: 2000)
    split.cacheCreation = Usage.CacheCreation(fiveMinuteTokens: 1000, oneHourTokens: 1000)
    #expect(cost(split, "claude-sonnet-5-5") == "$0.0065")
    // Without a split: what the request asked for.
    let unsplit = usage(0, 0, written: 2000)
    #expect(cost(unsplit, "claude-sonnet-5-5") == "$0.005")
    #expect(cost(unsplit, "claude-sonnet-5-5", PriceTerms(cacheLifetime: .oneHour)) == "$0.008")
    // A split that tells less than the sum: 1,000 by the split, 500 by the default.
    split.cacheCreationInputTokens = 1500
    split.cacheCreation = Usage.CacheCreation(fiveMinuteTokens: 0, oneHourTokens: 1000)
    #expect(cost(split, "claude-sonnet-5-5") == "$0.00525")
  }

  @Test(
    arguments: [
      ("claude-opus-5-5", "$0.20"), ("claude-sonnet-5-5", "$0.10"), ("claude-fable-5-2", "$0.20"),
      ("claude-mythos-5-1", "$0.25"), ("claude-fable-5", "$1.00"), ("claude-opus-5", "$0.50"),
      ("claude-sonnet-5", "$0.20"), ("claude-haiku-4-5", "$0.10"),
    ] as [(ModelID, String)]
  )
  func aMillionTokensFromTheCacheCost(model: ModelID, dollars: String) {
    #expect(cost(usage(0, 0, read: 1_000_000), model) == dollars)
  }

  @Test func aBatchIsHalfThePriceInEveryColumn() {
    // Half of 1,000 × $2 + 100 × $10 + 1,000 × $2.50 + 1,000 × $0.10, each per million = half of $0.0056
    let all = usage(1000, 100, written: 1000, read: 1000)
    #expect(cost(all, "claude-sonnet-5-5", PriceTerms(isBatch: true)) == "$0.0028")
    var told = all
    told.serviceTier = .batch
    #expect(cost(told, "claude-sonnet-5-5") == "$0.0028")
  }

  @Test func aLongPromptMakesEveryTokenOfHaikuDearer() {
    // 100,000 tokens: 100,000 × $0.10/M + 1,000 × $0.50/M = $0.01 + $0.0005
    #expect(cost(usage(100_000, 1000), "claude-haiku-5-5") == "$0.0105")
    // One more: 100,001 × $0.50/M + 1,000 × $2.50/M = $0.0500005 + $0.0025
    #expect(cost(usage(100_001, 1000), "claude-haiku-5-5") == "$0.0525005")
    // The cache counts as prompt: 1 + 60,000 written + 40,000 read = 100,001:
    // 1 × $0.50/M + 60,000 × $0.625/M + 40,000 × $0.05/M = $0.0000005 + $0.0375 + $0.002
    #expect(
      cost(usage(1, 0, written: 60_000, read: 40_000), "claude-haiku-5-5") == "$0.0395005"
    )
    // Other models have one price: 500,000 × $2/M.
    #expect(cost(usage(500_000, 0), "claude-sonnet-5-5") == "$1.00")
  }

  @Test func theUnitedStatesCostATenthMoreOnNewerModels() {
    var used = usage(1000, 500)
    used.inferenceGeography = .unitedStates
    #expect(cost(used, "claude-sonnet-5-5") == "$0.0077")
    // 4.5: no premium. 1,000 × $3/M + 500 × $15/M
    #expect(cost(used, "claude-sonnet-4-5") == "$0.0105")
    used.inferenceGeography = .global
    #expect(
      cost(used, "claude-sonnet-5-5", PriceTerms(inferenceGeography: .unitedStates)) == "$0.007"
    )
    used.inferenceGeography = nil
    #expect(
      cost(used, "claude-sonnet-5-5", PriceTerms(inferenceGeography: .unitedStates)) == "$0.0077"
    )
  }

  @Test(
    arguments: [
      ("claude-opus-5-5", "$0.088"), ("claude-opus-5", "$0.11"), ("claude-opus-4-8", "$0.11"),
      ("claude-fable-5-2", "$0.176"), ("claude-mythos-5-2", "$0.176"),
      // No fast mode: the standard price, 1,000 × $5/M + 2,000 × $25/M.
      ("claude-opus-4-6", "$0.055"),
    ] as [(ModelID, String)]
  )
  func fastModeHasItsOwnPrice(model: ModelID, dollars: String) {
    // 1,000 in and 2,000 out, at 8/40, 10/50 or 16/80 dollars per million
    #expect(cost(usage(1000, 2000), model, PriceTerms(speed: .fast)) == dollars)
    var told = usage(1000, 2000)
    told.speed = .fast
    #expect(cost(told, model) == dollars)
  }

  @Test func cacheMultipliersApplyOnFastPrices() {
    var told = usage(0, 0, written: 1000, read: 1000)
    told.speed = .fast
    // Opus 5.5: 1,000 × 1.25 × $8/M + 1,000 × 0.05 × $8/M = $0.01 + $0.0004
    #expect(cost(told, "claude-opus-5-5") == "$0.0104")
    told.speed = .standard
    #expect(cost(told, "claude-opus-5-5", PriceTerms(speed: .fast)) == "$0.0052")
  }

  @Test func webSearchesCostACentEachAndNoDiscountTouchesThem() {
    var used = usage(1000, 0)
    used.serverToolUse = Usage.ServerToolUse(webSearchRequests: 3, webFetchRequests: 9)
    #expect(cost(used, "claude-sonnet-5-5") == "$0.032")
    used.inferenceGeography = .unitedStates
    #expect(cost(used, "claude-sonnet-5-5", PriceTerms(isBatch: true)) == "$0.0311")
  }

  @Test func everyPassIsChargedAtItsOwnModel() {
    var used = usage(999_999, 999_999)
    used.iterations = [
      // Opus 5.5: 1,000 × $4/M + 100 × $20/M = $0.006
      Usage.Iteration(type: "compaction", model: nil, usage: usage(1000, 100)),
      // Haiku 4.5: 30 × $1/M + 7 × $5/M + 10 × $0.10/M = $0.000066
      Usage.Iteration(
        type: "fallback_message",
        model: "claude-haiku-4-5",
        usage: usage(30, 7, read: 10)
      ),
    ]
    #expect(cost(used, "claude-opus-5-5") == "$0.006066")
    used.iterations?.append(
      Usage.Iteration(type: "message", model: "unheard-of", usage: usage(1, 1))
    )
    #expect(cost(used, "claude-opus-5-5") == nil)
    used.iterations = []
    #expect(cost(used, "claude-opus-5-5") != nil)
  }

  @Test func theSumIsRoundedUpOnceToAPicodollar() throws {
    // One token at 7 pico-dollars: half of 7 and a tenth more of it do not come out even.
    let odd = try catalogue.merging(
      json: Array(
        #"{"models":[{"id":"odd","prices":{"input":0.000007,"output":0.000007,"us_premium":true}}]}"#
          .utf8
      )
    )
    func picodollars(_ usage: Usage, _ terms: PriceTerms) -> Int64? {
      odd.cost(of: usage, model: "odd", terms: terms)?.picodollars
    }
    let us = PriceTerms(inferenceGeography: .unitedStates)
    #expect(picodollars(usage(1, 0), PriceTerms()) == 7)
    #expect(picodollars(usage(1, 0), PriceTerms(isBatch: true)) == 4)
    #expect(picodollars(usage(1, 1), PriceTerms(isBatch: true)) == 7)
    #expect(picodollars(usage(1, 0), us) == 8)
    #expect(picodollars(usage(1, 1), us) == 16)
    #expect(
      picodollars(usage(1, 0), PriceTerms(isBatch: true, inferenceGeography: .unitedStates)) == 4
    )
  }

  @Test func refusalsBeforeOutputAreFreeExceptForSomeCategories() {
    func refusal(_ category: StopDetails.Category?, _ content: [ContentBlock]) -> String? {
      var message = Message(
        id: "m",
        model: "claude-sonnet-5-5",
        content: content,
        stopReason: .refusal,
        usage: usage(1000, 10)
      )
      message.stopDetails = StopDetails(category: category)
      return catalogue.cost(of: message)?.description
    }
    #expect(refusal(nil, []) == "$0.00" && refusal(.cyber, []) == "$0.00")
    for category in [StopDetails.Category.bio, .frontierLLM, .reasoningExtraction] {
      #expect(refusal(category, []) == "$0.002")
    }
    // After output began: all of it, 1,000 × $2/M + 10 × $10/M.
    #expect(refusal(.cyber, [.text("Well")]) == "$0.0021")
  }

  @Test func absurdUsagesNeitherTrapNorPayBack() {
    #expect(
      cost(usage(.max, .max, written: .max, read: .max), "claude-fable-5")
        == DollarAmount.greatest.description
    )
    #expect(cost(usage(-5, -5, written: -5, read: -5), "claude-fable-5") == "$0.00")
    #expect(cost(usage(1, 1), "unheard-of") == nil)
  }
}
