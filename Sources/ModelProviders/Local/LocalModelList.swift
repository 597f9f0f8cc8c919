import ClaudeMessages
import OrderedJSON

/// The models of this process as the API lists models.
struct LocalModelList {
  private let models: LocalModels
  private let hasBatches: Bool

  init(_ models: LocalModels, hasBatches: Bool) {
    self.models = models
    self.hasBatches = hasBatches
  }

  /// The whole list on one page, the largest model first.
  var json: JSONValue {
    let listed = models.catalogue.models.reversed().map(description)
    return [
      "data": .array(listed), "has_more": false, "first_id": listed.first?["id"] ?? .null,
      "last_id": listed.last?["id"] ?? .null,
    ]
  }

  /// One model, by any of its names.
  ///
  /// - Throws: ``LocalRefusal`` for a name that means none.
  func json(of name: String) throws(LocalRefusal) -> JSONValue {
    guard let model = models.catalogue.resolve(name).description else { throw .unknownModel(name) }
    return description(of: model)
  }

  private func description(of model: ModelDescription) -> JSONValue {
    let thinking = model.capabilities.thinking
    func supported(_ isSupported: Bool) -> JSONValue { ["supported": .bool(isSupported)] }
    func accepts(_ mode: ThinkingMode) -> JSONValue {
      supported(thinking?.acceptedModes.contains(mode) ?? false)
    }
    return [
      "type": "model", "id": .string(model.id.rawValue),
      "display_name": .string(model.displayName), "created_at": .null, "lifecycle": "active",
      "deprecated_at": .null, "retires_at": .null,
      "line": model.line.map { .string($0.rawValue) } ?? .null,
      "max_input_tokens": model.limits.contextWindow.map { .int($0) } ?? .null,
      "max_tokens": model.limits.maxOutputTokens.map { .int($0) } ?? .null,
      "capabilities": [
        "batch": supported(hasBatches), "citations": supported(false),
        "code_execution": supported(false), "image_input": supported(false),
        "pdf_input": supported(false), "structured_outputs": supported(true),
        "context_management": supported(false), "effort": supported(false),
        "server_tools": supported(false),
        "thinking": [
          "supported": .bool(thinking?.acceptedModes.contains(.adaptive) ?? false),
          "types": [
            "adaptive": accepts(.adaptive), "enabled": accepts(.enabled),
            "disabled": accepts(.disabled), "between_tools": accepts(.betweenTools),
          ],
        ],
      ],
    ]
  }
}
