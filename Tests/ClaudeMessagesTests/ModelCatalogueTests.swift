import ClaudeMessages
import Testing

struct ModelCatalogueTests {
  private let catalogue = ModelCatalogue.builtIn

  /// One row of the price list: dollars per million tokens, as the reference prints them.
  struct PriceRow: CustomTestStringConvertible, Sendable {
    let id: ModelID
    let context: Int
    let output: Int
    /// Input, output, write 5m, write 1h, read.
    let prices: [String]
    var testDescription: String { id.rawValue }

    init(_ id: ModelID, _ context: Int, _ output: Int, _ prices: String) {
      self.id = id
      self.context = context
      self.output = output
      self.prices = prices.split(separator: " ").map(String.init)
    }
  }

  private static let rows = [
    PriceRow("claude-fable-5-2", 1_000_000, 128_000, "8 40 10 16 0.20"),
    PriceRow("claude-mythos-5-2", 1_000_000, 128_000, "8 40 10 16 0.20"),
    PriceRow("claude-fable-5-1", 1_000_000, 128_000, "10 50 12.50 20 0.25"),
    PriceRow("claude-mythos-5-1", 1_000_000, 128_000, "10 50 12.50 20 0.25"),
    PriceRow("claude-fable-5", 1_000_000, 128_000, "10 50 12.50 20 1.00"),
    PriceRow("claude-mythos-5", 1_000_000, 128_000, "10 50 12.50 20 1.00"),
    PriceRow("claude-mythos-preview", 1_000_000, 128_000, "25 125 31.25 50 2.50"),
    PriceRow("claude-opus-5-5", 1_000_000, 128_000, "4 20 5 8 0.20"),
    PriceRow("claude-opus-5", 1_000_000, 128_000, "5 25 6.25 10 0.50"),
    PriceRow("claude-opus-4-8", 1_000_000, 128_000, "5 25 6.25 10 0.50"),
    PriceRow("claude-opus-4-7", 1_000_000, 128_000, "5 25 6.25 10 0.50"),
    PriceRow("claude-opus-4-6", 1_000_000, 128_000, "5 25 6.25 10 0.50"),
    PriceRow("claude-opus-4-5-20251101", 200_000, 64_000, "5 25 6.25 10 0.50"),
    PriceRow("claude-sonnet-5-5", 1_000_000, 128_000, "2 10 2.50 4 0.10"),
    PriceRow("claude-sonnet-5", 1_000_000, 128_000, "2 10 2.50 4 0.20"),
    PriceRow("claude-sonnet-4-6", 1_000_000, 128_000, "3 15 3.75 6 0.30"),
    PriceRow("claude-sonnet-4-5-20250929", 200_000, 64_000, "3 15 3.75 6 0.30"),
    PriceRow("claude-haiku-5-5", 1_000_000, 128_000, "0.10 0.50 0.125 0.20 0.01"),
    PriceRow("claude-haiku-4-5-20251001", 200_000, 64_000, "1 5 1.25 2 0.10"),
  ]

  @Test(arguments: rows)
  func limitsAndPricesAreThoseOfThePriceList(row: PriceRow) throws {
    let model = try #require(catalogue[row.id])
    #expect(model.limits.contextWindow == row.context)
    #expect(model.limits.maxOutputTokens == row.output)
    let price = try #require(model.prices).standard
    let columns = [
      price.input, price.output, price.cacheWriteFiveMinutes, price.cacheWriteOneHour,
      price.cacheRead,
    ]
    // A dollar per million tokens is a millionth of a dollar, a million pico-dollars, a token.
    let expected = row.prices.map { DollarAmount(dollars: $0 + "e-6")?.picodollars }
    #expect(columns == expected)
  }

  @Test func theListIsWhole() {
    #expect(
      catalogue.models.map(\.id) == Self.rows.map(\.id).sorted { position($0) < position($1) }
    )
    #expect(Set(catalogue.models.map(\.shortName)).count == catalogue.models.count)
    #expect(catalogue.models.allSatisfy { !$0.purpose.isEmpty })
    #expect(catalogue.date.description == "2026-11-22")
  }

  private func position(_ id: ModelID) -> Int {
    catalogue.models.firstIndex { $0.id == id } ?? .max
  }

  /// What a model accepts: thinking (default, adaptive, enabled, disabled, between tools), effort with its default, sampling,
  /// prefill, forced tool choice, smallest cacheable prompt, system messages.
  private static let capabilities: [(String, String)] = [
    ("fable-5.2", "adaptive A - - - lmhxM=high no no no 512 yes"),
    ("mythos-5.2", "adaptive A - - - lmhxM=high no no no 512 yes"),
    ("fable-5.1", "adaptive A - - - lmhxM=high no no no 512 yes"),
    ("fable-5", "adaptive A - - - lmhxM=high no no yes 512 yes"),
    ("mythos-preview", "adaptive A A - - lmhM=high no no no 2048 no"),
    ("opus-5.5", "adaptive A - - - lmhxM=medium no no no 512 yes"),
    ("opus-5", "adaptive A - h - lmhxM=high no no yes 512 yes"),
    ("opus-4.8", "disabled A - A - lmhxM=high no no yes 1024 yes"),
    ("opus-4.7", "disabled A - A - lmhxM=high no no yes 2048 no"),
    ("opus-4.6", "disabled A d A - lmhM=high yes no budget 4096 no"),
    ("opus-4.5", "disabled - A A - lmh=high yes yes budget 4096 no"),
    ("sonnet-5.5", "adaptive A - - h lmhxM=high no no no 512 yes"),
    ("sonnet-5", "adaptive A - A - lmhxM=high no no yes 1024 no"),
    ("sonnet-4.6", "disabled A d A - lmhM=high yes no budget 1024 no"),
    ("sonnet-4.5", "disabled - A A - = apart yes budget 1024 no"),
    ("haiku-5.5", "adaptive A - h - lmhxM=medium no no yes 512 yes"),
    ("haiku-4.5", "disabled - A A - = apart yes budget 4096 no"),
  ]

  @Test(arguments: capabilities)
  func capabilitiesAreThoseOfTheReference(name: String, row: String) throws {
    let model = try #require(catalogue.resolve(name).description)
    #expect(Self.rendered(model.capabilities, model.limits) == row)
  }

  @Test(arguments: ModelCatalogue.builtIn.models)
  func everyModelOfTheAPITakesImagesDocumentsAndSchemasAndNoSeed(model: ModelDescription) {
    #expect(model.capabilities.acceptsImages == true)
    #expect(model.capabilities.acceptsDocuments == true)
    #expect(model.capabilities.acceptsSchemas == true)
    #expect(model.capabilities.acceptsSeed == false)
    #expect(model.capabilities.thinking?.restrictsRequests == true)
  }

  private static func rendered(_ can: ModelCapabilities, _ limits: ModelLimits) -> String {
    let letters: [ThinkingSupport.Acceptance: String] = [
      .accepted: "A", .deprecated: "d", .upToHighEffort: "h", .rejected: "-",
    ]
    let levels: [EffortLevel: String] = [
      .low: "l", .medium: "m", .high: "h", .xhigh: "x", .max: "M",
    ]
    let sampling: [SamplingSupport: String] = [
      .accepted: "yes", .separately: "apart", .rejected: "no",
    ]
    let forced: [ForcedToolChoiceSupport: String] = [
      .accepted: "yes", .notWithBudget: "budget", .rejected: "no",
    ]
    let thinking = [ThinkingMode.adaptive, .enabled, .disabled, .betweenTools].map { mode in
      can.thinking?.acceptance(of: mode).flatMap { letters[$0] } ?? "?"
    }
    let effort =
      (can.effort?.levels ?? []).compactMap { levels[$0] }.joined() + "="
      + (can.effort?.defaultLevel?.rawValue ?? "")
    return
      ([can.thinking?.defaultMode.rawValue ?? "?"] + thinking + [
        effort, can.sampling.flatMap { sampling[$0] } ?? "?",
        can.acceptsPrefill == true ? "yes" : "no",
        can.forcedToolChoice.flatMap { forced[$0] } ?? "?", "\(limits.minimumCacheableTokens ?? 0)",
        can.acceptsSystemMessages == true ? "yes" : "no",
      ]).joined(separator: " ")
  }

  @Test(
    arguments: [
      ("haiku", "claude-haiku-5-5"), ("sonnet", "claude-sonnet-5-5"), ("opus", "claude-opus-5-5"),
      ("fable", "claude-fable-5-2"), ("mythos", "claude-mythos-5-2"),
      ("haiku-4.5", "claude-haiku-4-5-20251001"), ("haiku-4-5", "claude-haiku-4-5-20251001"),
      ("claude-haiku-4.5", "claude-haiku-4-5-20251001"),
      ("claude-haiku-4-5", "claude-haiku-4-5-20251001"),
      ("claude-haiku-4-5-20251001", "claude-haiku-4-5-20251001"), ("opus-5", "claude-opus-5"),
      ("claude-opus-5", "claude-opus-5"), ("sonnet-4.6", "claude-sonnet-4-6"),
      ("mythos-preview", "claude-mythos-preview"), ("claude-fable-5.1", "claude-fable-5-1"),
    ] as [(String, ModelID)]
  )
  func namesMeanModels(name: String, id: ModelID) {
    #expect(catalogue.resolve(name).description?.id == id)
    #expect(catalogue.resolve(name).id == id)
  }

  @Test(
    arguments: [
      ("claude-opus-4-1", "2026-08-05"), ("claude-opus-4-1-20250805", "2026-08-05"),
      ("opus-4.1", "2026-08-05"), ("claude-sonnet-4-20250514", "2026-06-15"),
      ("claude-sonnet-4-0", "2026-06-15"), ("sonnet-4", "2026-06-15"),
      ("claude-3-haiku-20240307", "2026-04-20"), ("claude-3-5-haiku-20241022", "2026-02-19"),
    ])
  func retiredModelsAreKnownWithTheirDay(name: String, day: String) {
    guard case .retired(let model) = catalogue.resolve(name) else {
      Issue.record("\(name) is not known as retired")
      return
    }
    #expect(model.retired?.description == day)
  }

  @Test(arguments: ["qwen3:8b", "claude-opus-9", "Haiku", "", "claude-", "haiku-4.5.1", "4.5", "-"])
  func otherNamesPassThrough(name: String) {
    #expect(catalogue.resolve(name) == .unknown(ModelID(rawValue: name)))
  }

  @Test func everyNameOfTheListResolves() {
    #expect(catalogue.names.prefix(3) == ["fable", "mythos", "opus"])
    for name in catalogue.names { #expect(catalogue.resolve(name).description != nil, "\(name)") }
  }

  @Test func lifecyclesTellDaysAndDoubts() throws {
    let sonnet = try #require(catalogue["claude-sonnet-4-5"])
    #expect(sonnet.lifecycle.state == .deprecated)
    #expect(sonnet.lifecycle.retires?.description == "2026-11-30")
    let opus = try #require(catalogue["claude-opus-4-5"])
    #expect(opus.lifecycle.notRetiredBefore?.description == "2026-11-24")
    #expect(opus.unconfirmed == ["retirement"])
    #expect(catalogue["claude-haiku-5-5"]?.unconfirmed == [])
    #expect(catalogue["claude-fable-5-2"]?.unconfirmed.contains("fast prices") == true)
    #expect(catalogue["claude-mythos-5-1"]?.hasLimitedAccess == true)
  }

  @Test func thinkingAndEffortAreCheckedTogether() throws {
    let haiku = try #require(catalogue["claude-haiku-5-5"]?.capabilities.thinking)
    #expect(haiku.accepts(.disabled, effort: nil) && haiku.accepts(.disabled, effort: .high))
    #expect(!haiku.accepts(.disabled, effort: .xhigh) && !haiku.accepts(.disabled, effort: .max))
    #expect(!haiku.accepts(.enabled, effort: nil) && haiku.accepts("mode_of_tomorrow", effort: nil))
    let sonnet = try #require(catalogue["claude-sonnet-5-5"]?.capabilities.thinking)
    #expect(sonnet.accepts(.betweenTools, effort: .high) && !sonnet.isAlwaysOn)
    #expect(sonnet.acceptedModes == [.adaptive, .betweenTools])
    #expect(catalogue["claude-opus-5-5"]?.capabilities.thinking?.isAlwaysOn == true)
  }
}
