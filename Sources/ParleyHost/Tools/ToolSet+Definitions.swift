import ClaudeMessages
import ParleyRuntime
import ToolServers

/// The tools as requests offer them.
extension ToolSet {
  /// The definitions of the tools, without those that `set tools` defines itself: there the script's tool only gives the results.
  ///
  /// - Parameters:
  ///   - passed: The definitions of `set tools`, which follow.
  ///   - isStrict: Whether the model can keep arguments to their schema.
  ///   - schema: The schema of the reply; nil for none.
  /// - Returns: The definitions, the same bytes for the same tools.
  func definitions(
    beside passed: [ToolDefinition],
    isStrict: Bool,
    as schema: DataSchema?
  ) -> [ToolDefinition] {
    var strictTools = 0
    var unions = schema?.unionCount ?? 0
    return all.filter { tool in !passed.contains { $0.name == tool.name } }.map { tool in
      switch tool.origin {
      case .server(_, let served):
        return ToolDefinition(
          name: tool.name,
          description: served.description,
          inputSchema: served.inputSchema
        )
      case .script(let value):
        let parameters = value.declaration.parameters
        let (tools, count) = (strictTools + 1, unions + parameters.unionCount)
        let fits =
          isStrict && tools <= DataSchema.maximumStrictToolCount
          && count <= DataSchema.maximumUnionCount
        if fits { (strictTools, unions) = (tools, count) }
        return ToolDefinition(
          name: tool.name,
          description: value.declaration.description,
          inputSchema: parameters.jsonSchema,
          isStrict: fits ? true : nil
        )
      }
    }
  }
}
