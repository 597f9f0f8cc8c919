extension ModelCatalogue {
  /// Returns this catalogue with the models of a JSON file added or changed.
  ///
  ///     {"as_of": "2026-12-01",
  ///      "models": [{"id": "claude-haiku-6", "line": "haiku", "context_window": 1000000,
  ///                  "prices": {"input": 0.10, "output": 0.50}}]}
  ///
  /// A model of a known id changes in the members that are given; a new id adds a model of which only the given members are
  /// known. Prices are in dollars per million tokens, `cache_write_5m`, `cache_write_1h` and `cache_read` default to 1.25, 2 and
  /// 0.1 times the input. An unknown member is an error, because a misspelled price would otherwise change nothing.
  ///
  /// - Throws: An error with the path of the wrong member, as in `models[0].prices.input`.
  public func merging(json bytes: [UInt8]) throws(MessageDecodingError) -> ModelCatalogue {
    var fields = try ObjectFields(try JSONValue(messageJSON: bytes), at: "")
    var merged = self
    merged.date = try fields.date("as_of") ?? date
    let items = try fields.array("models") ?? []
    try fields.expectNothingElse()
    for (index, item) in items.enumerated() {
      try merged.merge(item, at: "models[\(index)]")
    }
    return merged
  }

  private mutating func merge(_ value: JSONValue, at path: String) throws(MessageDecodingError) {
    var fields = try ObjectFields(value, at: path)
    let id = ModelID(rawValue: try fields.requiredString("id"))
    if id.rawValue.isEmpty {
      throw MessageDecodingError("a model needs an id", at: fields.path(to: "id"))
    }
    if let index = models.firstIndex(where: { $0.id == id || $0.aliases.contains(id) }) {
      try models[index].merge(&fields)
    } else {
      var model = ModelDescription(id: id)
      model.lifecycle.state = .active
      try model.merge(&fields)
      retiredModels.removeAll { $0.id == id }
      models.insert(model, at: 0)
    }
    try fields.expectNothingElse()
  }
}

extension ModelDescription {
  fileprivate mutating func merge(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    if let given = try fields.strings("aliases") { aliases = given.map(ModelID.init(rawValue:)) }
    displayName = try fields.string("name") ?? displayName
    line = try fields.word("line") ?? line
    purpose = try fields.string("purpose") ?? purpose
    hasLimitedAccess = try fields.bool("limited_access") ?? hasLimitedAccess
    limits.contextWindow = try fields.count("context_window") ?? limits.contextWindow
    limits.maxOutputTokens = try fields.count("max_output_tokens") ?? limits.maxOutputTokens
    limits.maxBatchOutputTokens =
      try fields.count("max_batch_output_tokens") ?? limits.maxBatchOutputTokens
    limits.minimumCacheableTokens =
      try fields.count("min_cacheable_tokens") ?? limits.minimumCacheableTokens
    try capabilities.merge(&fields)
    try lifecycle.merge(&fields)
    if var object = try fields.object("prices") {
      prices = try ModelPrices(&object, changing: prices)
      unconfirmed.removeAll { $0 == "prices" }
    }
  }
}

extension ModelLifecycle {
  fileprivate mutating func merge(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    guard var object = try fields.object("lifecycle") else { return }
    state = try object.word("state") ?? state
    isLegacy = try object.bool("legacy") ?? isLegacy
    released = try object.date("released") ?? released
    notRetiredBefore = try object.date("not_retired_before") ?? notRetiredBefore
    retires = try object.date("retires") ?? retires
    try object.expectNothingElse()
  }
}

extension ModelCapabilities {
  fileprivate mutating func merge(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    acceptsPrefill = try fields.bool("prefill") ?? acceptsPrefill
    acceptsSystemMessages = try fields.bool("system_messages") ?? acceptsSystemMessages
    acceptsImages = try fields.bool("images") ?? acceptsImages
    hasHighResolution = try fields.bool("high_resolution") ?? hasHighResolution
    acceptsDocuments = try fields.bool("documents") ?? acceptsDocuments
    acceptsSchemas = try fields.bool("schemas") ?? acceptsSchemas
    acceptsSeed = try fields.bool("seed") ?? acceptsSeed
    sampling = try fields.choice("sampling", SamplingSupport.init(rawValue:)) ?? sampling
    forcedToolChoice =
      try fields.choice("forced_tool_choice", ForcedToolChoiceSupport.init(rawValue:))
      ?? forcedToolChoice
    if var object = try fields.object("effort") {
      let levels = (try object.strings("levels") ?? []).map(EffortLevel.init(rawValue:))
      effort = EffortSupport(levels: levels, defaultLevel: try object.word("default"))
      try object.expectNothingElse()
    }
    if var object = try fields.object("thinking") {
      thinking = try ThinkingSupport(&object)
      try object.expectNothingElse()
    }
  }
}

extension ThinkingSupport {
  fileprivate init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    self.init(
      defaultMode: try fields.word("default") ?? .disabled,
      adaptive: try fields.acceptance("adaptive"),
      enabled: try fields.acceptance("enabled"),
      disabled: try fields.acceptance("disabled"),
      betweenTools: try fields.acceptance("between_tools"),
      defaultDisplay: try fields.word("display") ?? .omitted,
      restrictsRequests: try fields.bool("restricts_requests") ?? true
    )
  }
}

extension ModelPrices {
  fileprivate init(
    _ fields: inout ObjectFields,
    changing known: ModelPrices?
  ) throws(MessageDecodingError) {
    self.init(
      standard: try TokenPrice(&fields, changing: known?.standard),
      longPrompt: known?.longPrompt,
      fast: known?.fast,
      fastUntil: known?.fastUntil,
      hasRegionalPremium: try fields.bool("us_premium") ?? known?.hasRegionalPremium ?? false
    )
    if var object = try fields.object("long_prompt") {
      guard let threshold = try object.count("above") else {
        throw MessageDecodingError(
          "the member \"above\", a number of tokens, is missing",
          at: object.path
        )
      }
      longPrompt = LongPrompt(
        threshold: threshold,
        price: try TokenPrice(&object, changing: known?.longPrompt?.price)
      )
      try object.expectNothingElse()
    }
    if var object = try fields.object("fast") {
      fastUntil = try object.date("until") ?? fastUntil
      fast = try TokenPrice(&object, changing: known?.fast)
      try object.expectNothingElse()
    }
    try fields.expectNothingElse()
  }
}

extension TokenPrice {
  /// Reads a price; a given input without cache prices sets these by the usual multiples.
  fileprivate init(
    _ fields: inout ObjectFields,
    changing known: TokenPrice?
  ) throws(MessageDecodingError) {
    let given = try fields.price("input")
    guard let input = given ?? known?.input else {
      throw MessageDecodingError("the member \"input\" is missing", at: fields.path)
    }
    guard let output = try fields.price("output") ?? known?.output else {
      throw MessageDecodingError("the member \"output\" is missing", at: fields.path)
    }
    let kept = given == nil ? known : nil
    self.init(
      input: input,
      output: output,
      cacheWriteFiveMinutes: try fields.price("cache_write_5m") ?? kept?.cacheWriteFiveMinutes
        ?? (input * 5 + 3) / 4,
      cacheWriteOneHour: try fields.price("cache_write_1h") ?? kept?.cacheWriteOneHour
        ?? input * 2,
      cacheRead: try fields.price("cache_read") ?? kept?.cacheRead ?? (input + 9) / 10
    )
  }
}
