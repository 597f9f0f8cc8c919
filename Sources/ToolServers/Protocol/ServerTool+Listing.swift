import OrderedJSON

extension ServerTool {
  /// Reads one tool of a list; nil for what is no tool.
  ///
  /// - Source: <https://modelcontextprotocol.io/specification/2025-11-25/server/tools>.
  init?(listed value: JSONValue) {
    guard let name = value["name"]?.stringValue, !name.isEmpty, let schema = value["inputSchema"],
      schema.objectValue != nil
    else { return nil }
    self.init(
      name: name,
      description: value["description"]?.stringValue ?? value["title"]?.stringValue,
      inputSchema: schema
    )
  }
}
