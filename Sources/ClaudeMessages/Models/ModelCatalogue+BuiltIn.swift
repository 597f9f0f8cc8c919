extension ModelCatalogue {
  /// The catalogue that comes with this library, as of 2026-11-22.
  ///
  /// - Source: <https://platform.claude.com/docs/en/about-claude/models/overview>, the pages on pricing, deprecations, thinking
  ///   and effort beside it; ``ModelDescription/unconfirmed`` names what could not be found there.
  public static let builtIn = ModelCatalogue(
    date: CalendarDate(2026, 11, 22),
    models: fableModels + mythosModels + opusModels + sonnetModels + haikuModels,
    retiredModels: goneModels
  )

  private static let goneModels = [
    gone("claude-opus-4-1", "20250805", "Claude Opus 4.1", CalendarDate(2026, 8, 5)),
    gone("claude-opus-4-0", "20250514", "Claude Opus 4", CalendarDate(2026, 6, 15)),
    gone("claude-sonnet-4-0", "20250514", "Claude Sonnet 4", CalendarDate(2026, 6, 15)),
    gone("claude-3-haiku", "20240307", "Claude Haiku 3", CalendarDate(2026, 4, 20)),
    gone("claude-3-7-sonnet", "20250219", "Claude Sonnet 3.7", CalendarDate(2026, 2, 19)),
    gone("claude-3-5-haiku", "20241022", "Claude Haiku 3.5", CalendarDate(2026, 2, 19)),
    gone("claude-3-opus", "20240229", "Claude Opus 3", CalendarDate(2026, 1, 5)),
    gone("claude-3-5-sonnet", "20241022", "Claude Sonnet 3.5", nil),
  ]

  /// The ids of the 4.0 generation have no `-0`, only their aliases do.
  private static func gone(
    _ alias: String,
    _ snapshot: String,
    _ name: String,
    _ date: CalendarDate?
  ) -> RetiredModel {
    let stem = alias.hasSuffix("-0") ? String(alias.dropLast(2)) : alias
    return RetiredModel(
      id: ModelID(rawValue: "\(stem)-\(snapshot)"),
      alias: ModelID(rawValue: alias),
      displayName: name,
      retired: date
    )
  }
}

extension ModelDescription {
  /// Makes a row of the built-in catalogue.
  init(_ id: ModelID, _ name: String, _ line: ModelLine, _ fill: (inout ModelDescription) -> Void) {
    self.init(id: id, displayName: name, line: line)
    fill(&self)
  }
}

extension ModelLimits {
  /// A window of a million tokens, 128K of output, as all models since 4.6.
  static func million(minimumCacheable: Int, isExtendedInBatches: Bool = true) -> ModelLimits {
    ModelLimits(
      contextWindow: 1_000_000,
      maxOutputTokens: 128_000,
      maxBatchOutputTokens: isExtendedInBatches ? 300_000 : nil,
      minimumCacheableTokens: minimumCacheable
    )
  }

  /// A window of 200K tokens, 64K of output, as the models of 4.5.
  static func twoHundredThousand(minimumCacheable: Int) -> ModelLimits {
    ModelLimits(
      contextWindow: 200_000,
      maxOutputTokens: 64_000,
      minimumCacheableTokens: minimumCacheable
    )
  }
}

extension ThinkingSupport {
  /// Adaptive always, whatever is asked for.
  static let alwaysAdaptive = ThinkingSupport(
    defaultMode: .adaptive,
    adaptive: .accepted,
    enabled: .rejected,
    disabled: .rejected,
    defaultDisplay: .omitted
  )
  /// Adaptive unless switched off.
  static func adaptive(disabled: Acceptance, betweenTools: Acceptance = .rejected) -> Self {
    ThinkingSupport(
      defaultMode: .adaptive,
      adaptive: .accepted,
      enabled: .rejected,
      disabled: disabled,
      betweenTools: betweenTools,
      defaultDisplay: .omitted
    )
  }
  /// Off unless switched to adaptive.
  static let offOrAdaptive = ThinkingSupport(
    defaultMode: .disabled,
    adaptive: .accepted,
    enabled: .rejected,
    disabled: .accepted,
    defaultDisplay: .omitted
  )
  /// Off unless switched to adaptive or given a budget, which is going away.
  static let offOrEither = ThinkingSupport(
    defaultMode: .disabled,
    adaptive: .accepted,
    enabled: .deprecated,
    disabled: .accepted,
    defaultDisplay: .summarized
  )
  /// Off unless given a budget.
  static let offOrBudget = ThinkingSupport(
    defaultMode: .disabled,
    adaptive: .rejected,
    enabled: .accepted,
    disabled: .accepted,
    defaultDisplay: .summarized
  )
}

extension EffortSupport {
  /// All five levels.
  static func full(default level: EffortLevel = .high) -> EffortSupport {
    EffortSupport(levels: [.low, .medium, .high, .xhigh, .max], defaultLevel: level)
  }

  /// All levels but `xhigh`.
  static let withoutXHigh = EffortSupport(
    levels: [.low, .medium, .high, .max],
    defaultLevel: .high
  )
  /// The lower three levels.
  static let upToHigh = EffortSupport(levels: [.low, .medium, .high], defaultLevel: .high)
}

extension ModelCapabilities {
  /// Makes the capabilities of a row; every model takes images, documents and schemas.
  ///
  /// - Source: <https://platform.claude.com/docs/en/about-claude/models/overview>, "vision", and
  ///   <https://platform.claude.com/docs/en/build-with-claude/structured-outputs>.
  init(
    _ thinking: ThinkingSupport,
    _ effort: EffortSupport,
    sampling: SamplingSupport = .rejected,
    prefill: Bool = false,
    forcedTool: ForcedToolChoiceSupport,
    systemMessages: Bool
  ) {
    self.init()
    self.thinking = thinking
    self.effort = effort
    self.sampling = sampling
    acceptsPrefill = prefill
    forcedToolChoice = forcedTool
    acceptsSystemMessages = systemMessages
    acceptsImages = true
    hasHighResolution = false
    acceptsDocuments = true
    acceptsSchemas = true
    acceptsSeed = false
  }
}

extension ModelLifecycle {
  /// A model in service that stays at least until a day.
  static func active(
    since released: CalendarDate,
    until: CalendarDate,
    isLegacy: Bool = false
  ) -> ModelLifecycle {
    ModelLifecycle(
      state: .active,
      isLegacy: isLegacy,
      released: released,
      notRetiredBefore: until
    )
  }
}
