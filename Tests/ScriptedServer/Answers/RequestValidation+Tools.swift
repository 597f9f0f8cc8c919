import OrderedJSON

/// What the API refuses about tools, their calls and results, and the form of a reply.
///
/// - Source: <https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use>,
///   <https://platform.claude.com/docs/en/build-with-claude/structured-outputs>.
extension RequestValidation {
  /// Checks the tools, the choice among them and the form of the reply.
  func checkTools(_ json: JSONValue) throws(Refusal) {
    let tools = json["tools"]?.arrayValue ?? []
    var names: Set<String> = []
    for (index, tool) in tools.enumerated() {
      try check(tool: tool, at: "tools.\(index)")
      guard let name = tool["name"]?.stringValue else { continue }
      guard names.insert(name).inserted else { throw .invalid("tools: Tool names must be unique.") }
    }
    if tools.count(where: { $0["strict"]?.boolValue == true }) > Self.mostStrictTools {
      throw .invalid("tools: at most \(Self.mostStrictTools) tools may be strict")
    }
    try checkChoice(json["tool_choice"], among: names, isEmpty: tools.isEmpty)
    if let format = json["output_config"]?["format"] {
      guard format["type"]?.stringValue == "json_schema", let schema = format["schema"] else {
        throw .invalid("output_config.format: a schema is required")
      }
      try check(schema: schema, at: "output_config.format.schema")
      if Self.hasCitations(json) {
        throw .invalid("output_config.format: cannot be used together with citations")
      }
    }
  }

  /// Checks that every call has its result in the message of the user that follows it, at its start, and nothing else has one.
  func checkResults(_ messages: [JSONValue]) throws(Refusal) {
    var open: [String] = []
    for (index, message) in Self.merged(messages).enumerated() {
      let blocks = message.blocks
      let results = blocks.filter { $0["type"]?.stringValue == "tool_result" }
      let ids = results.compactMap { $0["tool_use_id"]?.stringValue }
      if let id = open.first(where: { !ids.contains($0) }) {
        throw .invalid(
          "messages.\(index): `tool_use` ids were found without `tool_result` blocks immediately after: \(id)"
        )
      }
      if let id = ids.first(where: { !open.contains($0) }) {
        throw .invalid(
          "messages.\(index): unexpected `tool_use_id` found in `tool_result` blocks: \(id)"
        )
      }
      guard Set(ids).count == ids.count else {
        throw .invalid("messages.\(index): each tool_use must have a single result")
      }
      guard blocks.prefix(results.count).allSatisfy({ $0["type"]?.stringValue == "tool_result" })
      else { throw .invalid("messages.\(index): tool_result blocks must come first") }
      let calls =
        message.role == "assistant" ? blocks.filter { $0["type"]?.stringValue == "tool_use" } : []
      open = calls.compactMap { $0["id"]?.stringValue }
    }
    if let id = open.first {
      throw .invalid("messages: `tool_use` ids were found without `tool_result` blocks: \(id)")
    }
  }

  private static let mostStrictTools = 20

  /// Messages of one role that follow each other as one, as the API takes them.
  private static func merged(_ messages: [JSONValue]) -> [(role: String, blocks: [JSONValue])] {
    messages.reduce(into: []) { merged, message in
      let role = message["role"]?.stringValue ?? ""
      let blocks = message["content"]?.arrayValue ?? []
      if merged.last?.role == role {
        merged[merged.count - 1].blocks += blocks
      } else {
        merged.append((role, blocks))
      }
    }
  }

  private static func hasCitations(_ json: JSONValue) -> Bool {
    (json["messages"]?.arrayValue ?? []).contains { message in
      (message["content"]?.arrayValue ?? []).contains {
        $0["citations"]?["enabled"]?.boolValue == true
      }
    }
  }

  private func check(tool: JSONValue, at path: String) throws(Refusal) {
    guard tool["type"] == nil || tool["type"]?.stringValue == "custom" else { return }
    let name = tool["name"]?.stringValue ?? ""
    let isName =
      (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
    guard isName else {
      throw .invalid("\(path).name: String should match '^[a-zA-Z0-9_-]{1,64}$'")
    }
    guard let schema = tool["input_schema"], schema["type"]?.stringValue == "object" else {
      throw .invalid("\(path).input_schema.type: Input should be 'object'")
    }
    if tool["strict"]?.boolValue == true { try check(schema: schema, at: "\(path).input_schema") }
  }

  private func checkChoice(
    _ choice: JSONValue?,
    among names: Set<String>,
    isEmpty: Bool
  ) throws(Refusal) {
    guard let choice else { return }
    if isEmpty { throw .invalid("tool_choice may only be specified while providing tools") }
    if choice["type"]?.stringValue == "tool", let name = choice["name"]?.stringValue,
      !names.contains(name)
    {
      throw .invalid("tool_choice: Tool '\(name)' not found in provided tools")
    }
  }

  /// Checks that a schema keeps to the subset that replies can be held to.
  private func check(schema: JSONValue, at path: String) throws(Refusal) {
    guard let object = schema.objectValue else { throw .invalid("\(path): must be an object") }
    for name in object.keys where !Self.schemaMembers.contains(name) {
      throw .invalid("\(path): \(name) is not supported")
    }
    if object["type"]?.stringValue == "object", object["additionalProperties"]?.boolValue != false {
      throw .invalid("\(path): additionalProperties must be false for each object")
    }
    for member in object["properties"]?.objectValue?.members ?? [] {
      try check(schema: member.value, at: "\(path).\(member.key)")
    }
    if let items = object["items"] { try check(schema: items, at: "\(path).items") }
    for part in object["anyOf"]?.arrayValue ?? [] { try check(schema: part, at: "\(path).anyOf") }
  }

  private static let schemaMembers: Set<String> = [
    "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf",
    "allOf", "$ref", "$defs", "definitions", "default", "description", "title", "format",
    "minItems", "pattern",
  ]
}
