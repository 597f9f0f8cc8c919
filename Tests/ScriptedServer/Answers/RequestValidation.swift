import OrderedJSON

/// What the API refuses in a request, as far as a double needs to know.
struct RequestValidation: Sendable {
  /// A refusal: status, error type, message.
  struct Refusal: Error {
    let status: Int
    let type: String
    let message: String

    static func invalid(_ message: String) -> Refusal {
      Refusal(status: 400, type: "invalid_request_error", message: message)
    }
  }

  /// The credential that is asked for; nil for any or none.
  let requiredKey: String?

  /// Checks the headers of any request.
  func checkHeaders(version: String?, authorization: String?, key: String?) throws(Refusal) {
    if authorization != nil && key != nil {
      throw .invalid("authorization and x-api-key are both set; send one credential")
    }
    if let requiredKey {
      guard authorization != nil || key != nil else {
        throw Refusal(
          status: 401,
          type: "authentication_error",
          message: "x-api-key header is required"
        )
      }
      guard authorization == "Bearer \(requiredKey)" || key == requiredKey else {
        throw Refusal(status: 401, type: "authentication_error", message: "invalid x-api-key")
      }
    }
    guard let version else { throw .invalid("anthropic-version: header is required") }
    guard Self.versions.contains(version) else {
      throw .invalid("anthropic-version: \"\(version)\" is not a valid version")
    }
  }

  /// Checks the body of a request for a message.
  func checkMessage(_ json: JSONValue, version: String) throws(Refusal) {
    try checkFields(json, allowed: Self.promptFields.union(Self.messageFields))
    guard let maxTokens = json["max_tokens"] else { throw .invalid("max_tokens: Field required") }
    guard let count = maxTokens.intValue, count >= 0 else {
      throw .invalid("max_tokens: Input should be a whole number from 0 on")
    }
    if count == 0, json["stream"]?.boolValue == true {
      throw .invalid("max_tokens: 0 cannot be streamed")
    }
    if version != "2023-06-01" {
      for name in Self.samplingFields where json[name] != nil {
        throw .invalid("\(name): Extra inputs are not permitted")
      }
    }
    for stop in json["stop_sequences"]?.arrayValue ?? [] {
      guard let text = stop.stringValue, !text.allSatisfy(\.isWhitespace) else {
        throw .invalid("stop_sequences: each stop sequence must contain non-whitespace")
      }
    }
    try checkPrompt(json)
  }

  /// Checks the body of a request for a token count.
  func checkTokenCount(_ json: JSONValue) throws(Refusal) {
    try checkFields(json, allowed: Self.promptFields)
    try checkPrompt(json)
  }

  private func checkFields(_ json: JSONValue, allowed: Set<String>) throws(Refusal) {
    guard let object = json.objectValue else {
      throw .invalid("the body is not a JSON object")
    }
    for name in object.keys where !allowed.contains(name) {
      throw .invalid("\(name): Extra inputs are not permitted")
    }
  }

  private func checkPrompt(_ json: JSONValue) throws(Refusal) {
    guard let model = json["model"]?.stringValue, !model.isEmpty else {
      throw .invalid("model: Field required")
    }
    guard let messages = json["messages"]?.arrayValue else {
      throw .invalid("messages: Field required")
    }
    guard let first = messages.first else {
      throw .invalid("messages: at least one message is required")
    }
    if first["role"]?.stringValue == "system" {
      throw .invalid("messages.0: the first message cannot have the role system")
    }
    for (index, message) in messages.enumerated() {
      try check(message, at: index, isLast: index == messages.count - 1)
    }
    try checkResults(messages)
    try checkTools(json)
    let markers =
      String(decoding: JSONWriter.bytes(of: json), as: UTF8.self)
      .split(separator: "\"cache_control\":{").count - 1
    if markers > 4 {
      throw .invalid(
        "A maximum of 4 blocks with cache_control may be provided. Found \(markers)."
      )
    }
  }

  private func check(_ message: JSONValue, at index: Int, isLast: Bool) throws(Refusal) {
    let role = message["role"]?.stringValue ?? ""
    guard ["user", "assistant", "system"].contains(role) else {
      throw .invalid("messages.\(index).role: Input should be 'user', 'assistant' or 'system'")
    }
    let mayBeEmpty = isLast && role == "assistant"
    switch message["content"] {
    case .string(let text)? where !text.isEmpty || mayBeEmpty: break
    case .array(let blocks)? where !blocks.isEmpty || mayBeEmpty:
      for (position, block) in blocks.enumerated() {
        try check(block, role: role, at: "messages.\(index).content.\(position)")
      }
    default:
      throw .invalid("messages.\(index): content must not be empty")
    }
  }

  private func check(_ block: JSONValue, role: String, at path: String) throws(Refusal) {
    guard let type = block["type"]?.stringValue else {
      throw .invalid("\(path).type: Field required")
    }
    if type == "text", block["text"]?.stringValue?.isEmpty != false {
      throw .invalid("\(path): text content blocks must be non-empty")
    }
    let isForeign =
      role == "user"
      ? ["thinking", "redacted_thinking", "tool_use"].contains(type)
      : ["image", "document", "tool_result"].contains(type)
    if isForeign { throw .invalid("\(path): a \(type) block cannot stand in a \(role) message") }
  }

  private static let versions: Set<String> = ["2023-06-01", "2026-10-21"]

  private static let samplingFields = ["temperature", "top_p", "top_k"]

  private static let promptFields: Set<String> = [
    "model", "messages", "system", "tools", "tool_choice", "thinking", "output_config",
    "cache_control", "speed", "mcp_servers", "context_management",
  ]

  private static let messageFields: Set<String> = [
    "max_tokens", "stream", "stop_sequences", "metadata", "service_tier", "inference_geo",
    "container", "diagnostics", "temperature", "top_p", "top_k", "compaction", "fallbacks",
    "fallback_credit_token", "thread", "billing_policy", "output_format",
  ]
}
