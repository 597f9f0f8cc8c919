extension MessageRequest {
  /// Reads a request from JSON text, keeping the text of each block and tool; for servers, proxies and tests.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    let parts = bytes.withUnsafeBytes { buffer in
      Result { () throws(JSONError) in try RequestParts(reading: buffer) }
    }
    switch parts {
    case .success(let parts): try self.init(parts)
    case .failure(let error): throw MessageDecodingError(error)
    }
  }

  private init(_ parts: RequestParts) throws(MessageDecodingError) {
    var fields = ObjectFields(parts.object, at: "")
    self.init(
      model: ModelID(rawValue: try fields.requiredString("model")),
      maxTokens: try fields.requiredInt("max_tokens"),
      messages: try Self.messages(parts)
    )
    system = try Self.system(parts, &fields)
    stream = try fields.bool("stream") ?? false
    stopSequences = try fields.strings("stop_sequences") ?? []
    if let object = try fields.object("thinking") { thinking = try ThinkingConfiguration(object) }
    if let object = try fields.object("output_config") {
      outputConfiguration = try OutputConfiguration(object)
    }
    // A list was captured; what is left under the name is null or a mistake.
    _ = try fields.array("tools")
    tools = (parts.tools ?? []).map { ToolDefinition($0.value, raw: $0.raw) }
    if let object = try fields.object("tool_choice") { toolChoice = try ToolChoice(object) }
    cacheControl = try CacheControl(fields.object("cache_control"))
    if let object = try fields.object("metadata") { metadata = object.rest }
    serviceTier = try fields.word("service_tier")
    speed = try fields.word("speed")
    inferenceGeography = try fields.word("inference_geo")
    container = fields.take("container")
    diagnostics = fields.take("diagnostics")
    temperature = try fields.number("temperature")
    topP = try fields.number("top_p")
    topK = try fields.number("top_k")
    additionalFields = fields.rest
  }

  private static func messages(
    _ parts: RequestParts
  ) throws(MessageDecodingError) -> [InputMessage] {
    guard let captured = parts.messages else {
      throw MessageDecodingError("the list \"messages\" is missing")
    }
    var messages: [InputMessage] = []
    for (index, message) in captured.enumerated() {
      messages.append(try InputMessage(message, at: "messages[\(index)]"))
    }
    return messages
  }

  private static func system(
    _ parts: RequestParts,
    _ fields: inout ObjectFields
  ) throws(MessageDecodingError) -> SystemPrompt? {
    if let items = parts.system {
      return .blocks(items.map { ContentBlock($0.value, raw: $0.raw) })
    }
    return try fields.string("system").map(SystemPrompt.text)
  }
}

/// The fields of a request, with the text of blocks and tools.
private struct RequestParts {
  /// The fields but for the lists below.
  var object = JSONObject()
  /// The messages; nil if the field is absent or no list.
  var messages: [CapturedObject]?
  /// The blocks of the operator's instructions; nil if they are absent or a text.
  var system: [(value: JSONValue, raw: RawJSON)]?
  /// The tools; nil if the field is absent or no list.
  var tools: [(value: JSONValue, raw: RawJSON)]?

  /// Reads a request's text.
  init(reading bytes: UnsafeRawBufferPointer) throws(JSONError) {
    var reader = JSONReader(bytes)
    reader.skipByteOrderMark()
    var isFirst = true
    try reader.beginObject()
    while let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      let isList = try reader.peek() == UInt8(ascii: "[")
      switch key {
      case "messages" where isList: messages = try Self.messages(&reader)
      case "system" where isList: system = try reader.readCapturedItems()
      case "tools" where isList: tools = try reader.readCapturedItems()
      default: object.append(key, try reader.readValue())
      }
    }
    try reader.expectEnd()
  }

  private static func messages(_ reader: inout JSONReader) throws(JSONError) -> [CapturedObject] {
    var messages: [CapturedObject] = []
    try reader.beginArray()
    while try reader.nextItem(isFirst: messages.isEmpty) {
      messages.append(try reader.readObject(capturing: "content"))
    }
    return messages
  }
}
