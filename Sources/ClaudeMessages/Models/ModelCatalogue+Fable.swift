extension ModelCatalogue {
  /// The Fable line, newest first.
  static let fableModels = [
    ModelDescription("claude-fable-5-2", "Claude Fable 5.2", .fable) { describeFable52(&$0) },
    ModelDescription("claude-fable-5-1", "Claude Fable 5.1", .fable) { describeFable51(&$0) },
    ModelDescription("claude-fable-5", "Claude Fable 5", .fable) { describeFable5(&$0) },
  ]

  /// The Mythos line, newest first: as Fable, for verified organizations.
  static let mythosModels = [
    ModelDescription("claude-mythos-5-2", "Claude Mythos 5.2", .mythos) { model in
      describeFable52(&model)
      restrict(&model)
    },
    ModelDescription("claude-mythos-5-1", "Claude Mythos 5.1", .mythos) { model in
      describeFable51(&model)
      restrict(&model)
    },
    ModelDescription("claude-mythos-5", "Claude Mythos 5", .mythos) { model in
      describeFable5(&model)
      restrict(&model)
    },
    ModelDescription("claude-mythos-preview", "Claude Mythos Preview", .mythos) { model in
      model.purpose = "the first preview of Mythos, on its way out"
      model.limits = .million(minimumCacheable: 2048, isExtendedInBatches: false)
      model.capabilities = ModelCapabilities(
        ThinkingSupport(
          defaultMode: .adaptive,
          adaptive: .accepted,
          enabled: .accepted,
          disabled: .rejected,
          defaultDisplay: .omitted
        ),
        .withoutXHigh,
        forcedTool: .rejected,
        systemMessages: false
      )
      model.capabilities.hasHighResolution = true
      model.prices = ModelPrices(
        standard: TokenPrice(milliInput: 25000, milliOutput: 125_000),
        hasRegionalPremium: true
      )
      model.lifecycle = ModelLifecycle(
        state: .deprecated,
        isLegacy: true,
        released: CalendarDate(2026, 4, 1)
      )
      model.hasLimitedAccess = true
      model.unconfirmed = ["prices", "effort", "system messages", "release day", "retirement"]
    },
  ]

  private static func restrict(_ model: inout ModelDescription) {
    model.purpose = "as Fable, for verified organizations only"
    model.hasLimitedAccess = true
  }

  private static func describeFable52(_ model: inout ModelDescription) {
    model.purpose = "the hardest problems and the longest work on its own"
    model.limits = .million(minimumCacheable: 512, isExtendedInBatches: false)
    model.capabilities = ModelCapabilities(
      .alwaysAdaptive,
      .full(),
      forcedTool: .rejected,
      systemMessages: true
    )
    model.capabilities.hasHighResolution = true
    model.prices = ModelPrices(
      standard: TokenPrice(milliInput: 8000, milliOutput: 40000, readPermille: 25),
      fast: TokenPrice(milliInput: 16000, milliOutput: 80000, readPermille: 25),
      hasRegionalPremium: true
    )
    model.lifecycle = .active(since: CalendarDate(2026, 11, 9), until: CalendarDate(2027, 11, 9))
    model.unconfirmed = [
      "thinking modes", "effort", "sampling", "prefill", "forced tool choice",
      "minimum cacheable prompt", "system messages", "fast prices", "retirement",
    ]
  }

  private static func describeFable51(_ model: inout ModelDescription) {
    model.purpose = "the hardest problems; replaced by 5.2"
    model.limits = .million(minimumCacheable: 512, isExtendedInBatches: false)
    model.capabilities = ModelCapabilities(
      .alwaysAdaptive,
      .full(),
      forcedTool: .rejected,
      systemMessages: true
    )
    model.capabilities.hasHighResolution = true
    model.prices = ModelPrices(
      standard: TokenPrice(milliInput: 10000, milliOutput: 50000, readPermille: 25),
      hasRegionalPremium: true
    )
    model.lifecycle = .active(
      since: CalendarDate(2026, 9, 1),
      until: CalendarDate(2027, 9, 1),
      isLegacy: true
    )
  }

  private static func describeFable5(_ model: inout ModelDescription) {
    model.purpose = "hard problems; replaced by 5.2"
    model.limits = .million(minimumCacheable: 512, isExtendedInBatches: false)
    model.capabilities = ModelCapabilities(
      .alwaysAdaptive,
      .full(),
      forcedTool: .accepted,
      systemMessages: true
    )
    model.capabilities.hasHighResolution = true
    model.prices = ModelPrices(
      standard: TokenPrice(milliInput: 10000, milliOutput: 50000),
      hasRegionalPremium: true
    )
    model.lifecycle = .active(
      since: CalendarDate(2026, 6, 9),
      until: CalendarDate(2027, 6, 9),
      isLegacy: true
    )
  }
}
