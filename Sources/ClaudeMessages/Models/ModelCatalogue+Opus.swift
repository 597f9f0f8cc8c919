extension ModelCatalogue {
  /// The Opus line, newest first.
  static let opusModels = [
    ModelDescription("claude-opus-5-5", "Claude Opus 5.5", .opus) { model in
      model.purpose = "hard work: code, agents, long documents"
      model.limits = .million(minimumCacheable: 512)
      model.capabilities = ModelCapabilities(
        .alwaysAdaptive,
        .full(default: .medium),
        forcedTool: .rejected,
        systemMessages: true
      )
      model.capabilities.hasHighResolution = true
      model.prices = ModelPrices(
        standard: TokenPrice(milliInput: 4000, milliOutput: 20000, readPermille: 50),
        fast: TokenPrice(milliInput: 8000, milliOutput: 40000, readPermille: 50),
        hasRegionalPremium: true
      )
      model.lifecycle = .active(since: CalendarDate(2026, 9, 22), until: CalendarDate(2027, 9, 22))
    },
    ModelDescription("claude-opus-5", "Claude Opus 5", .opus) { model in
      model.purpose = "hard work, with thinking that can be switched off"
      model.limits = .million(minimumCacheable: 512)
      model.capabilities = ModelCapabilities(
        .adaptive(disabled: .upToHighEffort),
        .full(),
        forcedTool: .accepted,
        systemMessages: true
      )
      model.capabilities.hasHighResolution = true
      model.prices = fastOpusPrices(fastUntil: nil)
      model.lifecycle = .active(since: CalendarDate(2026, 7, 24), until: CalendarDate(2027, 7, 24))
    },
    ModelDescription("claude-opus-4-8", "Claude Opus 4.8", .opus) { model in
      model.purpose = "hard work without thinking by default; replaced by 5.5"
      model.limits = .million(minimumCacheable: 1024)
      model.capabilities = ModelCapabilities(
        .offOrAdaptive,
        .full(),
        forcedTool: .accepted,
        systemMessages: true
      )
      model.capabilities.hasHighResolution = true
      model.prices = fastOpusPrices(fastUntil: CalendarDate(2026, 11, 30))
      model.lifecycle = legacy(2026, 5, 28)
      model.unconfirmed = ["end of fast mode"]
    },
    ModelDescription("claude-opus-4-7", "Claude Opus 4.7", .opus) { model in
      model.purpose = "hard work; replaced by 5.5"
      model.limits = .million(minimumCacheable: 2048)
      model.capabilities = ModelCapabilities(
        .offOrAdaptive,
        .full(),
        forcedTool: .accepted,
        systemMessages: false
      )
      model.capabilities.hasHighResolution = true
      model.prices = opusPrices
      model.lifecycle = legacy(2026, 4, 16)
    },
    ModelDescription("claude-opus-4-6", "Claude Opus 4.6", .opus) { model in
      model.purpose = "hard work with sampling parameters; replaced by 5.5"
      model.limits = .million(minimumCacheable: 4096)
      model.capabilities = ModelCapabilities(
        .offOrEither,
        .withoutXHigh,
        sampling: .accepted,
        forcedTool: .notWithBudget,
        systemMessages: false
      )
      model.prices = opusPrices
      model.lifecycle = legacy(2026, 2, 5)
    },
    ModelDescription("claude-opus-4-5-20251101", "Claude Opus 4.5", .opus) { model in
      model.aliases = ["claude-opus-4-5"]
      model.purpose = "hard work with prefill and sampling parameters; replaced by 5.5"
      model.limits = .twoHundredThousand(minimumCacheable: 4096)
      model.capabilities = ModelCapabilities(
        .offOrBudget,
        .upToHigh,
        sampling: .accepted,
        prefill: true,
        forcedTool: .notWithBudget,
        systemMessages: false
      )
      model.prices = ModelPrices(standard: TokenPrice(milliInput: 5000, milliOutput: 25000))
      model.lifecycle = .active(
        since: CalendarDate(2025, 11, 24),
        until: CalendarDate(2026, 11, 24),
        isLegacy: true
      )
      model.unconfirmed = ["retirement"]
    },
  ]

  private static let opusPrices = ModelPrices(
    standard: TokenPrice(milliInput: 5000, milliOutput: 25000),
    hasRegionalPremium: true
  )

  private static func fastOpusPrices(fastUntil: CalendarDate?) -> ModelPrices {
    ModelPrices(
      standard: TokenPrice(milliInput: 5000, milliOutput: 25000),
      fast: TokenPrice(milliInput: 10000, milliOutput: 50000),
      fastUntil: fastUntil,
      hasRegionalPremium: true
    )
  }

  /// A replaced model that stays at least a year from its release.
  private static func legacy(_ year: Int, _ month: Int, _ day: Int) -> ModelLifecycle {
    .active(
      since: CalendarDate(year, month, day),
      until: CalendarDate(year + 1, month, day),
      isLegacy: true
    )
  }
}
