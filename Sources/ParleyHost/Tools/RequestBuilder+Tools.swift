import ClaudeMessages
import ModelProviders
import ParleyDiagnostics
import ParleyRuntime

/// What requests carry of tools and of the form of a reply.
extension RequestBuilder {
  /// Adds tools before those of `set tools`, and the form of the reply.
  ///
  /// A model that is known not to keep to schemas gets neither a form nor strict tools: what it gives is checked all the same.
  func add(
    _ tools: ToolSet,
    _ schema: DataSchema?,
    to message: inout MessageRequest,
    for model: ModelResolution
  ) {
    let acceptsSchemas = model.description?.capabilities.acceptsSchemas
    message.tools =
      tools.definitions(beside: message.tools, isStrict: acceptsSchemas == true, as: schema)
      + message.tools
    if let schema, acceptsSchemas != false {
      message.outputConfiguration.format = OutputConfiguration.jsonSchema(schema.jsonSchema)
    }
    // Without tools there is nothing to choose, and the API takes no choice.
    let isFree =
      message.toolChoice?.mode == .auto || message.toolChoice?.mode == ToolChoice.Mode.none
    if message.tools.isEmpty, isFree { message.toolChoice = nil }
  }

  /// Refuses a choice that no tool of the request can meet.
  ///
  /// - Throws: ``EffectError`` of kind `value`.
  static func check(_ tools: ToolSet, of message: MessageRequest) throws(EffectError) {
    guard let choice = message.toolChoice else { return }
    let names = message.tools.compactMap(\.name)
    // What a set of the API's tools holds is not known here, and before a run not what servers offer.
    let isKnown = names.count == message.tools.count && tools.servers.allSatisfy(\.isKnown)
    if let name = choice.name, isKnown, !names.contains(name) {
      throw .noToolToChoose(name, among: names)
    }
    if choice.mode == .any, isKnown, message.tools.isEmpty { throw .nothingToChoose }
  }
}

extension EffectError {
  fileprivate static func noToolToChoose(_ name: String, among names: [String]) -> EffectError {
    let help =
      NearestName.of(name, among: names).map { "did you mean \($0)?" }
      ?? (names.isEmpty
        ? "declare it with tool \(name)(…) { … } before, or write unset tool_choice"
        : "the tools are \(names.joined(separator: ", "))")
    return EffectError(
      .value,
      "tool_choice \(name) names no tool of this conversation",
      help: help
    )
  }

  fileprivate static var nothingToChoose: EffectError {
    EffectError(
      .value,
      "tool_choice any asks for the call of a tool, and this conversation has none",
      help: "declare one with tool NAME(…) { … } before, or write unset tool_choice"
    )
  }
}
