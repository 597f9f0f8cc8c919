import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime

extension Diagnostic.ID {
  /// A name that is no model.
  package static let unknownModel = Self(rawValue: "model.unknown")
  /// A model that the catalogue does not know.
  package static let modelNotInCatalogue = Self(rawValue: "model.not-in-catalogue")
  /// A model that no longer serves.
  package static let retiredModel = Self(rawValue: "model.retired")
  /// A model that will soon no longer serve.
  package static let deprecatedModel = Self(rawValue: "model.deprecated")
  /// Sampling settings for a model that does not sample by request, or not in this combination.
  package static let noSampling = Self(rawValue: "model.no-sampling")
  /// Sampling settings that the model does not take together, or not while it thinks.
  package static let samplingConflict = Self(rawValue: "model.sampling-conflict")
  /// A mode of thinking that the model does not accept.
  package static let thinkingRejected = Self(rawValue: "model.thinking")
  /// A budget for thinking, which the model accepts for now.
  package static let thinkingDeprecated = Self(rawValue: "model.thinking-deprecated")
  /// A display of thinking where none is shown.
  package static let thinkingDisplayUnused = Self(rawValue: "model.thinking-display")
  /// A budget for thinking that leaves nothing for the reply.
  package static let thinkingBudget = Self(rawValue: "model.thinking-budget")
  /// A level of effort that the model does not know.
  package static let effortRejected = Self(rawValue: "model.effort")
  /// More `max_tokens` than the model can give, or none where the reply is to keep to a schema.
  package static let maxTokensAboveCeiling = Self(rawValue: "model.max-tokens")
  /// So few `max_tokens` that thinking may use them up.
  package static let smallMaxTokens = Self(rawValue: "model.small-max-tokens")
  /// A forced tool call that the model does not accept.
  package static let toolChoiceRejected = Self(rawValue: "model.tool-choice")
  /// The start of a reply, written by the script, that the model does not accept.
  package static let prefillRejected = Self(rawValue: "model.no-prefill")
  /// An image or document that the model does not take.
  package static let attachmentRejected = Self(rawValue: "model.attachment")
  /// A schema for the reply of a model that keeps none.
  package static let schemaNotKept = Self(rawValue: "model.no-schemas")
}

/// What models reject.
extension SettingMistake {
  private static let rejection = "the API answers 400 to a request with this field"

  static func unknownModel(_ name: String, nearest: String?, lines: [String]) -> SettingMistake {
    SettingMistake(
      .unknownModel,
      "model",
      "there is no model \(name)",
      help:
        "write a line (\(lines.joined(separator: ", "))) or a full id; parley models lists them",
      replacement: nearest
    )
  }

  static func modelNotInCatalogue(_ id: String, nearest: String?) -> SettingMistake {
    SettingMistake(
      .modelNotInCatalogue,
      "model",
      "nothing is known of the model \(id)",
      severity: .warning,
      label: "sent as it is; its price and limits are not checked",
      help: nearest.map { "the nearest known model is \($0)" }
    )
  }

  static func retiredModel(_ model: RetiredModel) -> SettingMistake {
    let date = model.retired.map { " on \($0)" } ?? ""
    return SettingMistake(
      .retiredModel,
      "model",
      "\(model.displayName) was retired\(date)",
      label: "the API answers 404",
      help: "choose a model in service: parley models lists them"
    )
  }

  static func deprecatedModel(
    _ model: ModelDescription,
    successor: ModelDescription?
  ) -> SettingMistake {
    let date = model.lifecycle.retires.map { "retires on \($0)" } ?? "is about to be retired"
    return SettingMistake(
      .deprecatedModel,
      "model",
      "\(model.id) \(date)",
      severity: .warning,
      help: successor.map { "its successor is \($0.id)" }
    )
  }

  static func noSampling(_ model: String, _ setting: String, other: String?) -> SettingMistake {
    let choice = other.map { ", or choose a model that samples by request: \($0)" } ?? ""
    return SettingMistake(
      .noSampling,
      setting,
      "\(model) does not accept \(setting)",
      label: rejection,
      help: "remove the line\(choice)"
    )
  }

  static func samplingTogether(_ model: String) -> SettingMistake {
    SettingMistake(
      .samplingConflict,
      "top_p",
      "\(model) does not accept temperature and top_p together",
      label: "the API answers 400 to a request with both",
      help: "keep one of the two"
    )
  }

  static func samplingWhileThinking(_ model: String, _ setting: String) -> SettingMistake {
    SettingMistake(
      .samplingConflict,
      setting,
      "\(model) does not accept \(setting) while it thinks",
      label: setting == "top_p" ? "only from 0.95 to 1" : rejection,
      help: "remove the line, or write thinking off"
    )
  }

  static func thinkingRejected(
    _ model: String,
    _ mode: ThinkingMode,
    effort: String?,
    accepted: [String]
  ) -> SettingMistake {
    let what = mode == .enabled ? "a budget for thinking" : "thinking \(mode.settingWord)"
    let condition = effort.map { " with effort \($0)" } ?? ""
    return SettingMistake(
      .thinkingRejected,
      "thinking",
      "\(model) does not accept \(what)\(condition)",
      label: rejection,
      help: "it accepts thinking \(accepted.joined(separator: ", "))"
    )
  }

  static func budgetDeprecated(_ model: String) -> SettingMistake {
    SettingMistake(
      .thinkingDeprecated,
      "thinking",
      "\(model) takes a budget for thinking for the time being only",
      severity: .warning,
      help: "write thinking adaptive, and effort for how much it thinks"
    )
  }

  static func displayUnused(_ model: String, _ mode: ThinkingMode) -> SettingMistake {
    SettingMistake(
      .thinkingDisplayUnused,
      "thinking_display",
      mode == .disabled
        ? "\(model) does not think here, so there is no thinking to show"
        : "thinking \(mode.settingWord) takes no thinking_display",
      severity: .warning,
      label: "not sent",
      help: mode == .disabled ? "write thinking adaptive, or remove the line" : "remove the line"
    )
  }

  static func budgetAboveMaxTokens(_ budget: Int64, _ limit: Int64) -> SettingMistake {
    SettingMistake(
      .thinkingBudget,
      "thinking",
      "a budget of \(budget) tokens for thinking leaves nothing of max_tokens \(limit)",
      label: "max_tokens covers thinking too",
      help: "raise max_tokens above \(budget), or lower the budget"
    )
  }

  static func effortRejected(_ model: String, _ level: String, levels: [String]) -> SettingMistake {
    SettingMistake(
      .effortRejected,
      "effort",
      levels.isEmpty
        ? "\(model) does not accept effort" : "\(model) does not know effort \(level)",
      label: rejection,
      help: levels.isEmpty ? "remove the line" : "it accepts \(levels.joined(separator: ", "))"
    )
  }

  static func maxTokensAboveCeiling(
    _ model: String,
    _ asked: Int64,
    ceiling: Int
  ) -> SettingMistake {
    SettingMistake(
      .maxTokensAboveCeiling,
      "max_tokens",
      "\(model) gives at most \(ceiling) tokens, not \(asked)",
      label: rejection,
      help: "write max_tokens \(ceiling) or less"
    )
  }

  static func smallMaxTokens(_ model: String, _ asked: Int64, canBeOff: Bool) -> SettingMistake {
    SettingMistake(
      .smallMaxTokens,
      "max_tokens",
      "\(model) thinks before it answers, and \(asked) tokens may go to thinking alone",
      severity: .warning,
      label: "max_tokens covers thinking too",
      help: canBeOff ? "raise it, or write thinking off" : "raise it, or write effort low"
    )
  }

  static func schemaNotKept(_ model: String, other: String?) -> SettingMistake {
    SettingMistake(
      .schemaNotKept,
      nil,
      "\(model) cannot be held to the form of a schema",
      severity: .warning,
      label: "its reply is only checked here",
      help: other.map { "ask for JSON in the prompt, or choose a model that keeps schemas: \($0)" }
        ?? "ask for JSON in the prompt"
    )
  }

  static var schemaWithoutTokens: SettingMistake {
    SettingMistake(
      .maxTokensAboveCeiling,
      "max_tokens",
      "max_tokens 0 asks for no reply, so none can keep to a schema",
      label: "the API answers 400 to a request with both",
      help: "raise it for this request, or leave out as NAME"
    )
  }

  static func toolChoiceWithoutTokens(_ choice: String) -> SettingMistake {
    SettingMistake(
      .toolChoiceRejected,
      "tool_choice",
      "max_tokens 0 asks for no reply, so tool_choice \(choice) cannot be kept",
      label: "the API answers 400 to a request with both",
      help: "write tool_choice auto, or raise max_tokens"
    )
  }

  static func toolChoiceRejected(_ model: String, _ choice: String) -> SettingMistake {
    SettingMistake(
      .toolChoiceRejected,
      "tool_choice",
      "\(model) does not accept tool_choice \(choice)",
      label: rejection,
      help: "write tool_choice auto and ask for the tool in the prompt"
    )
  }

  static func toolChoiceWithBudget(_ model: String, _ choice: String) -> SettingMistake {
    SettingMistake(
      .toolChoiceRejected,
      "tool_choice",
      "\(model) does not accept tool_choice \(choice) with a budget for thinking",
      label: rejection,
      help: "write tool_choice auto, or thinking off"
    )
  }

  static func prefillRejected(_ model: String, other: String?) -> SettingMistake {
    let choice = other.map { ", or choose a model that accepts it: \($0)" } ?? ""
    return SettingMistake(
      .prefillRejected,
      nil,
      "\(model) does not go on from an assistant turn",
      label: "the API answers 400 to a request that ends in one",
      help: "ask for the beginning in a user turn\(choice)"
    )
  }

  static func attachmentRejected(
    _ model: String,
    _ attachment: AttachmentKind,
    other: String?
  ) -> SettingMistake {
    // Only the built-in models have no other one beside them.
    let choice =
      other.map { "choose a model that takes them: \($0)" }
      ?? "set ANTHROPIC_API_KEY and ask Claude"
    return SettingMistake(
      .attachmentRejected,
      nil,
      "\(model) does not take \(attachment.rawValue)s",
      label: "the API answers 400 to a request with one",
      help: "leave it out, or \(choice)"
    )
  }

  static func prefillWhileThinking(_ model: String) -> SettingMistake {
    SettingMistake(
      .prefillRejected,
      nil,
      "\(model) does not go on from an assistant turn while it thinks",
      label: "the API answers 400 to a request that ends in one",
      help: "write thinking off"
    )
  }
}
