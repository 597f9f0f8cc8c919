import OrderedJSON
import ParleyRuntime
import ToolServers

/// What there is to know of a tool.
extension ToolSet.Tool {
  /// What it does, for the model; nil where nobody says.
  package var description: String? {
    switch origin {
    case .script(let value): value.declaration.description
    case .server(_, let served): served.description
    }
  }

  /// Its parameters as a script writes them, `city: string`; of a server's tool with the types of JSON schemas.
  package var parameters: [String] {
    switch origin {
    case .script(let value):
      value.declaration.parameters.fields.map { "\($0.name): \($0.type.source)" }
    case .server(_, let served):
      (served.inputSchema["properties"]?.objectValue?.members ?? []).map { member in
        member.key + (member.value["type"]?.stringValue.map { ": \($0)" } ?? "")
      }
    }
  }

  /// What the result of a call depends on, as far as it is known here: the text of a body with the values that it keeps of its surroundings, or
  /// what a server says of its tool.
  ///
  /// - Parameter program: The one that the body belongs to.
  /// - Returns: The same for the same tool, in another run too.
  package func identity(in program: Program) -> JSONValue {
    switch origin {
    case .script(let value):
      let body = Value.function(value.body).withSources(of: program)
      return [.string(name), ValueText.json(body)]
    case .server(_, let served):
      let description = served.description.map(JSONValue.string) ?? .null
      return [.string(name), .string(served.name), description, served.inputSchema]
    }
  }

  /// The name of the server that runs it; nil for a tool of the script.
  package var server: String? {
    if case .server(let server, _) = origin { server.connection.name } else { nil }
  }
}
