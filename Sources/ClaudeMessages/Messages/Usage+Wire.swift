extension Usage {
  /// Reads a usage.
  init(_ object: ObjectFields) throws(MessageDecodingError) {
    var fields = object
    self.init()
    inputTokens = try fields.int("input_tokens")
    outputTokens = try fields.int("output_tokens")
    cacheCreationInputTokens = try fields.int("cache_creation_input_tokens")
    cacheReadInputTokens = try fields.int("cache_read_input_tokens")
    if var split = try fields.object("cache_creation") {
      cacheCreation = CacheCreation(
        fiveMinuteTokens: try split.int("ephemeral_5m_input_tokens") ?? 0,
        oneHourTokens: try split.int("ephemeral_1h_input_tokens") ?? 0
      )
    }
    if var details = try fields.object("output_tokens_details") {
      thinkingTokens = try details.int("thinking_tokens")
    }
    if var tools = try fields.object("server_tool_use") {
      serverToolUse = ServerToolUse(
        webSearchRequests: try tools.int("web_search_requests") ?? 0,
        webFetchRequests: try tools.int("web_fetch_requests") ?? 0
      )
    }
    serviceTier = try fields.word("service_tier")
    inferenceGeography = try fields.word("inference_geo")
    speed = try fields.word("speed")
    iterations = try Self.iterations(&fields)
    additionalFields = fields.rest
  }

  private static func iterations(
    _ fields: inout ObjectFields
  ) throws(MessageDecodingError) -> [Iteration]? {
    let path = fields.path(to: "iterations")
    guard let items = try fields.array("iterations") else { return nil }
    var iterations: [Iteration] = []
    for (index, item) in items.enumerated() {
      var object = try ObjectFields(item, at: "\(path)[\(index)]")
      let type = try object.string("type") ?? "message"
      let model: ModelID? = try object.word("model")
      iterations.append(Iteration(type: type, model: model, usage: try Usage(object)))
    }
    return iterations
  }
}

extension Usage: JSONRepresentable {
  /// Writes the usage with the members that are known.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writeMembers(to: &writer)
    writer.endObject()
  }

  private func writeMembers(to writer: inout JSONWriter) {
    writer.member("input_tokens", inputTokens)
    writer.member("output_tokens", outputTokens)
    writer.member("cache_creation_input_tokens", cacheCreationInputTokens)
    writer.member("cache_read_input_tokens", cacheReadInputTokens)
    writer.member("cache_creation", cacheCreation.map(Self.value))
    writer.member(
      "output_tokens_details",
      thinkingTokens.map { .object(["thinking_tokens": .int($0)]) }
    )
    writer.member("server_tool_use", serverToolUse.map(Self.value))
    writer.member("service_tier", serviceTier?.rawValue)
    writer.member("inference_geo", inferenceGeography?.rawValue)
    writer.member("speed", speed?.rawValue)
    if let iterations {
      writer.key("iterations")
      writer.beginArray()
      for iteration in iterations {
        writer.beginObject()
        writer.member("type", iteration.type)
        writer.member("model", iteration.model?.rawValue)
        iteration.usage.writeMembers(to: &writer)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.members(of: additionalFields)
  }

  private static func value(_ split: CacheCreation) -> JSONValue {
    .object([
      "ephemeral_5m_input_tokens": .int(split.fiveMinuteTokens),
      "ephemeral_1h_input_tokens": .int(split.oneHourTokens),
    ])
  }

  private static func value(_ use: ServerToolUse) -> JSONValue {
    .object([
      "web_search_requests": .int(use.webSearchRequests),
      "web_fetch_requests": .int(use.webFetchRequests),
    ])
  }
}
