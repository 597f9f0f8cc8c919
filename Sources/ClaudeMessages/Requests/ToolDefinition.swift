/// A tool that a request offers, as text that stays the same in every request: a changed byte misses the prompt cache.
public struct ToolDefinition: Sendable, Hashable {
  /// The kind: nil or "custom" for a tool of the client with a schema, else one of the API's own tools with its date.
  public let type: String?
  /// The tool's name; nil for a set of tools.
  public let name: String?
  /// The definition's text.
  public let raw: RawJSON

  /// Makes a tool of the client.
  public init(name: String, description: String?, inputSchema: JSONValue, isStrict: Bool? = nil) {
    var object = JSONObject()
    object.append("name", .string(name))
    if let description { object.append("description", .string(description)) }
    object.append("input_schema", inputSchema)
    if let isStrict { object.append("strict", .bool(isStrict)) }
    self.init(.object(object))
  }

  /// Makes a tool from its definition.
  public init(_ value: JSONValue) {
    self.init(value, raw: RawJSON(value))
  }

  /// Makes a tool from its definition and the definition's text.
  init(_ value: JSONValue, raw: RawJSON) {
    type = value["type"]?.stringValue
    name = value["name"]?.stringValue
    self.raw = raw
  }

  /// Whether the API runs the tool itself, which costs tokens that the request does not show.
  public var isRunByServer: Bool {
    guard let type else { return false }
    let clientSide = ["custom", "memory_", "bash_", "text_editor_", "computer_", "browser_"]
    return !clientSide.contains { type.hasPrefix($0) }
  }
}

extension ToolDefinition: JSONRepresentable {
  /// Writes the definition's text unchanged.
  public func write(to writer: inout JSONWriter) {
    writer.write(raw)
  }
}
