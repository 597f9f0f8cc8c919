import ClaudeMessages
import LocalInference
import OrderedJSON

/// A request whose form is checked in the order and the words of the API: fields, model, turns.
struct RequestCheck: Sendable {
  /// The request as JSON.
  let json: JSONValue
  /// The request as a value; `max_tokens` is 0 where tokens are only counted.
  let message: MessageRequest

  /// Reads a request.
  ///
  /// - Parameters:
  ///   - body: The JSON.
  ///   - countsOnly: Whether only its tokens are counted, so that it needs no `max_tokens`.
  /// - Throws: ``LocalRefusal`` for a request that is none.
  init(body: [UInt8], countsOnly: Bool) throws(LocalRefusal) {
    guard let json = try? JSONParser().parse(body), var object = json.objectValue else {
      throw .invalid("The request body is not valid JSON: an object is expected")
    }
    for key in object.keys where !Self.knownFields.contains(key) { throw .unknownField(key) }
    try Self.checkFields(json, countsOnly: countsOnly)
    if countsOnly { object["max_tokens"] = 0 }
    do throws(MessageDecodingError) {
      message = try MessageRequest(json: JSONWriter.bytes(of: .object(object)))
    } catch {
      throw .invalid("\(error)")
    }
    self.json = json
    try checkTurns()
    try checkCalls()
    try checkStops()
  }

  /// The model that is asked.
  ///
  /// - Throws: ``LocalRefusal`` for a name that means none here, and for what no model of this process does.
  func engine(of models: LocalModels) throws(LocalRefusal) -> any ReplyEngine {
    let name = message.model.rawValue
    guard let engine = models.engine(for: name) else { throw .unknownModel(name) }
    try checkAbilities(of: engine)
    return engine
  }

  /// The fields of a request, and `seed`.
  private static let knownFields: Set<String> = [
    "model", "max_tokens", "messages", "system", "stream", "stop_sequences", "thinking",
    "output_config", "tools", "tool_choice", "cache_control", "metadata", "service_tier", "speed",
    "inference_geo", "container", "diagnostics", "temperature", "top_p", "top_k", "seed",
  ]

  private static func checkFields(
    _ json: JSONValue,
    countsOnly: Bool
  ) throws(LocalRefusal) {
    guard let model = json["model"], !model.isNull else { throw .missing("model") }
    guard model.stringValue?.isEmpty == false else {
      throw .invalid("model: Input should be a valid string")
    }
    if !countsOnly {
      guard let limit = json["max_tokens"], !limit.isNull else { throw .missing("max_tokens") }
      guard let tokens = limit.intValue, tokens >= 0 else {
        throw .invalid("max_tokens: Input should be a valid integer, 0 or more")
      }
    }
    guard let messages = json["messages"], !messages.isNull else { throw .missing("messages") }
    guard let list = messages.arrayValue else {
      throw .invalid("messages: Input should be a valid list")
    }
    if list.isEmpty { throw .invalid("messages: at least one message is required") }
    for (index, message) in list.enumerated() { try checkForm(of: message, at: index) }
    for field in ["temperature", "top_p", "top_k"] {
      guard let value = json[field], !value.isNull, value.doubleValue == nil else { continue }
      throw .invalid("\(field): Input should be a valid number")
    }
  }

  private static func checkForm(of message: JSONValue, at index: Int) throws(LocalRefusal) {
    let path = "messages.\(index)"
    guard message.objectValue != nil else {
      throw .invalid("\(path): Input should be a valid dictionary")
    }
    guard let role = message["role"], !role.isNull else { throw .missing("\(path).role") }
    guard ["user", "assistant", "system"].contains(role.stringValue ?? "") else {
      throw .invalid("\(path).role: Input should be 'user', 'assistant' or 'system'")
    }
    guard message["content"].map({ !$0.isNull }) ?? false else {
      throw .missing("\(path).content")
    }
  }

  private func checkStops() throws(LocalRefusal) {
    guard message.stopSequences.allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else {
      throw .invalid("stop_sequences: each stop sequence must contain non-whitespace")
    }
  }
}

/// What no model of this process does, or this one does not.
extension RequestCheck {
  private func checkAbilities(of engine: any ReplyEngine) throws(LocalRefusal) {
    let name = engine.name
    for field in ["container", "speed"] where json[field].map({ !$0.isNull }) ?? false {
      guard field == "speed", message.speed == .standard else {
        throw .unsupported(field, by: name)
      }
    }
    if message.outputConfiguration.effort != nil {
      throw .unsupported("output_config.effort", by: name)
    }
    if let other = message.outputConfiguration.additionalFields.keys.first {
      throw .unsupported("output_config.\(other)", by: name)
    }
    try checkThinking(of: engine)
    for (index, tool) in message.tools.enumerated() {
      guard let type = tool.type, type != "custom" else { continue }
      throw .unsupported("tools.\(index): \(type)", by: name)
    }
  }

  private func checkThinking(of engine: any ReplyEngine) throws(LocalRefusal) {
    switch message.thinking?.mode {
    case nil, .disabled?: return
    case .adaptive?:
      if !engine.thinks { throw .invalid("adaptive thinking is not supported on this model") }
    case .enabled?:
      if !engine.thinks {
        throw .invalid("\"thinking.type.enabled\" is not supported for this model.")
      }
      if message.thinking?.budgetTokens == nil { throw .missing("thinking.enabled.budget_tokens") }
    case let other?:
      throw .invalid("\"thinking.type.\(other)\" is not supported for this model.")
    }
  }
}
