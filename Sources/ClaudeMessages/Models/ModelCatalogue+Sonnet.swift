extension ModelCatalogue {
  /// The Sonnet line, newest first.
  static let sonnetModels = [
    ModelDescription("claude-sonnet-5-5", "Claude Sonnet 5.5", .sonnet) { model in
      model.purpose = "everyday work: good answers at a moderate price"
      model.limits = .million(minimumCacheable: 512)
      model.capabilities = ModelCapabilities(
        .adaptive(disabled: .rejected, betweenTools: .upToHighEffort),
        .full(),
        forcedTool: .rejected,
        systemMessages: true
      )
      model.prices = ModelPrices(
        standard: TokenPrice(milliInput: 2000, milliOutput: 10000, readPermille: 50),
        hasRegionalPremium: true
      )
      model.lifecycle = .active(since: CalendarDate(2026, 9, 28), until: CalendarDate(2027, 9, 28))
    },
    ModelDescription("claude-sonnet-5", "Claude Sonnet 5", .sonnet) { model in
      model.purpose = "everyday work, with thinking that can be switched off"
      model.limits = .million(minimumCacheable: 1024)
      model.capabilities = ModelCapabilities(
        .adaptive(disabled: .accepted),
        .full(),
        forcedTool: .accepted,
        systemMessages: false
      )
      model.prices = ModelPrices(
        standard: TokenPrice(milliInput: 2000, milliOutput: 10000),
        hasRegionalPremium: true
      )
      model.lifecycle = .active(since: CalendarDate(2026, 6, 30), until: CalendarDate(2027, 6, 30))
    },
    ModelDescription("claude-sonnet-4-6", "Claude Sonnet 4.6", .sonnet) { model in
      model.purpose = "everyday work with sampling parameters; replaced by 5.5"
      model.limits = .million(minimumCacheable: 1024)
      model.capabilities = ModelCapabilities(
        .offOrEither,
        .withoutXHigh,
        sampling: .accepted,
        forcedTool: .notWithBudget,
        systemMessages: false
      )
      model.prices = ModelPrices(
        standard: TokenPrice(milliInput: 3000, milliOutput: 15000),
        hasRegionalPremium: true
      )
      model.lifecycle = .active(
        since: CalendarDate(2026, 2, 17),
        until: CalendarDate(2027, 2, 17),
        isLegacy: true
      )
    },
    ModelDescription("claude-sonnet-4-5-20250929", "Claude Sonnet 4.5", .sonnet) { model in
      model.aliases = ["claude-sonnet-4-5"]
      model.purpose = "everyday work with prefill; retires on 2026-11-30"
      model.limits = .twoHundredThousand(minimumCacheable: 1024)
      model.capabilities = ModelCapabilities(
        .offOrBudget,
        .none,
        sampling: .separately,
        prefill: true,
        forcedTool: .notWithBudget,
        systemMessages: false
      )
      model.prices = ModelPrices(standard: TokenPrice(milliInput: 3000, milliOutput: 15000))
      model.lifecycle = ModelLifecycle(
        state: .deprecated,
        isLegacy: true,
        released: CalendarDate(2025, 9, 29),
        retires: CalendarDate(2026, 11, 30)
      )
    },
  ]
}
