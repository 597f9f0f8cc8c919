import ClaudeMessages

extension ModelCatalogue {
  /// The catalogue of models of this process.
  ///
  /// - Parameters:
  ///   - engines: The models, the smallest first, each with its line; nil for one that has none.
  ///   - original: The API's models, whose names become further names of the models that stand in for them.
  init(
    local engines: [(line: ModelLine?, engine: any ReplyEngine)],
    standingInFor original: ModelCatalogue
  ) {
    var models = engines.map { ModelDescription(local: $0.engine, line: $0.line) }
    let lines = original.models.compactMap(\.line) + [.haiku, .sonnet, .opus]
    for line in lines.unique where !models.isEmpty {
      let index = models.firstIndex(standingInFor: line)
      if models[index].line != line {
        models[index].aliases.append(ModelID(rawValue: line.rawValue))
      }
      for model in original.models where model.line == line {
        let names = [ModelID(rawValue: model.shortName)] + model.aliases + [model.id]
        models[index].aliases += names
      }
    }
    self.init(date: original.date, models: models, retiredModels: original.retiredModels)
  }
}

extension [ModelDescription] {
  /// Which of the models stands in for a line: the one of the line itself, else one of a neighbouring size.
  ///
  /// - Requires: There are models.
  fileprivate func firstIndex(standingInFor line: ModelLine) -> Int {
    let preferred: [ModelLine] =
      switch line {
      case .haiku: [.haiku, .sonnet, .opus]
      case .sonnet: [.sonnet, .opus, .haiku]
      default: [line, .opus, .sonnet, .haiku]
      }
    for line in preferred {
      if let index = firstIndex(where: { $0.line == line }) { return index }
    }
    return startIndex
  }
}

extension ModelDescription {
  /// The highest `max_tokens` that a local model accepts: that of the API's models, so that a script which was written for
  /// them runs unchanged.
  ///
  /// The context window ends a reply long before.
  static let localMaxTokens = 128_000

  /// Describes a model of this process.
  fileprivate init(local engine: any ReplyEngine, line: ModelLine?) {
    let name = engine.name.split(separator: "-").map(\.capitalizedWord).joined(separator: " ")
    self.init(id: ModelID(rawValue: engine.name), displayName: name, line: line)
    let size = engine.parameters.map { "; \($0.inMillions) million parameters" } ?? ""
    let thinking = engine.thinks ? ", thinks first about sums and problems" : ""
    purpose = "built in, to try scripts without a key\(thinking)\(size)"
    limits = ModelLimits(
      contextWindow: engine.contextWindow,
      maxOutputTokens: Self.localMaxTokens
    )
    prices = .free
    lifecycle = ModelLifecycle(state: .active)
    capabilities.thinking = engine.thinks ? .yielding : .never
    capabilities.effort = EffortSupport.none
    capabilities.sampling = .accepted
    capabilities.acceptsPrefill = true
    capabilities.forcedToolChoice = .accepted
    capabilities.acceptsSystemMessages = true
    capabilities.acceptsImages = false
    capabilities.acceptsDocuments = false
    capabilities.acceptsSchemas = true
    capabilities.acceptsSeed = true
  }
}

extension ModelPrices {
  /// Nothing for any token.
  fileprivate static let free = ModelPrices(
    standard: TokenPrice(
      input: 0,
      output: 0,
      cacheWriteFiveMinutes: 0,
      cacheWriteOneHour: 0,
      cacheRead: 0
    )
  )
}

extension ThinkingSupport {
  /// A model that cannot think.
  fileprivate static let never = ThinkingSupport(
    defaultMode: .disabled,
    adaptive: .rejected,
    enabled: .rejected,
    disabled: .accepted,
    defaultDisplay: .summarized
  )
  /// A model that thinks where it helps, and answers at once where the reply was begun for it.
  fileprivate static let yielding = ThinkingSupport(
    defaultMode: .adaptive,
    adaptive: .accepted,
    enabled: .accepted,
    disabled: .accepted,
    defaultDisplay: .summarized,
    restrictsRequests: false
  )
}

extension [ModelLine] {
  /// The lines in their order, each once.
  fileprivate var unique: [ModelLine] {
    var seen: Set<ModelLine> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Substring {
  /// The word with its first letter in upper case.
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}

extension Int {
  /// The number in millions with one decimal, rounded: `1.9`.
  fileprivate var inMillions: String {
    let tenths = (self + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
