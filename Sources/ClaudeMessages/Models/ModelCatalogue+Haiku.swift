extension ModelCatalogue {
  /// The Haiku line, newest first.
  static let haikuModels = [
    ModelDescription("claude-haiku-5-5", "Claude Haiku 5.5", .haiku) { model in
      model.purpose = "quick and cheap: short answers, sorting, bulk work"
      model.limits = .million(minimumCacheable: 512)
      model.capabilities = ModelCapabilities(
        .adaptive(disabled: .upToHighEffort),
        .full(default: .medium),
        forcedTool: .accepted,
        systemMessages: true
      )
      model.prices = ModelPrices(
        standard: TokenPrice(milliInput: 100, milliOutput: 500),
        longPrompt: ModelPrices.LongPrompt(
          threshold: 100_000,
          price: TokenPrice(milliInput: 500, milliOutput: 2500)
        ),
        hasRegionalPremium: true
      )
      model.lifecycle = .active(since: CalendarDate(2026, 10, 7), until: CalendarDate(2027, 10, 7))
    },
    ModelDescription("claude-haiku-4-5-20251001", "Claude Haiku 4.5", .haiku) { model in
      model.aliases = ["claude-haiku-4-5"]
      model.purpose = "quick, with prefill and sampling parameters; replaced by 5.5"
      model.limits = .twoHundredThousand(minimumCacheable: 4096)
      model.capabilities = ModelCapabilities(
        .offOrBudget,
        .none,
        sampling: .separately,
        prefill: true,
        forcedTool: .notWithBudget,
        systemMessages: false
      )
      model.prices = ModelPrices(standard: TokenPrice(milliInput: 1000, milliOutput: 5000))
      model.lifecycle = .active(
        since: CalendarDate(2025, 10, 15),
        until: CalendarDate(2026, 10, 15),
        isLegacy: true
      )
      model.unconfirmed = ["retirement"]
    },
  ]
}
