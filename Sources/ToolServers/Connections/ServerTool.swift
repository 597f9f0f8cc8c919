import OrderedJSON

/// A tool that a server offers.
package struct ServerTool: Sendable, Hashable {
  /// The name by which it is called.
  package let name: String
  /// What it does, for the model; nil where the server does not say.
  package let description: String?
  /// The JSON schema of its arguments, as the server wrote it.
  package let inputSchema: JSONValue

  /// Makes a tool.
  package init(name: String, description: String?, inputSchema: JSONValue) {
    self.name = name
    self.description = description
    self.inputSchema = inputSchema
  }
}
