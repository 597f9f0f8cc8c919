import ClaudeMessages
import ParleyRuntime

extension SettingRules {
  /// What the model rejects, or what is doubtful, among the settings that a request would carry together.
  ///
  /// Nothing is said of what is not known, and nothing of a model that the catalogue does not know.
  ///
  /// - Parameters:
  ///   - settings: The settings in force.
  ///   - endsInAssistantTurn: Whether the conversation ends in a turn of the assistant that the script wrote: a prefill.
  ///   - attachments: What is attached to the conversation's turns.
  /// - Returns: The mistakes, the ones that keep the request from being sent first; each names the setting to blame.
  package func mistakes(
    in settings: RequestSettings,
    endsInAssistantTurn: Bool = false,
    attachments: [AttachmentKind] = []
  ) -> [SettingMistake] {
    guard let name = settings.model, let model = catalogue.resolve(name).description else {
      return []
    }
    return attachments.compactMap { mistake(about: $0, of: model) }
      + mistakes(of: model, in: settings, endsInAssistantTurn: endsInAssistantTurn)
  }

  /// What a model that does not take an attachment rejects; nil for one that takes it, or of which it is not known.
  func mistake(about attachment: AttachmentKind, of model: ModelDescription) -> SettingMistake? {
    func accepts(_ capabilities: ModelCapabilities) -> Bool? {
      switch attachment {
      case .image: capabilities.acceptsImages
      case .document: capabilities.acceptsDocuments
      }
    }
    guard accepts(model.capabilities) == false else { return nil }
    let other = cheapestModel { accepts($0) ?? false }
    return .attachmentRejected(model.id.rawValue, attachment, other: other)
  }

  /// What keeps a request with some settings from asking for a reply in the form of a schema, or is doubtful about it.
  ///
  /// Nothing is said of a model that the catalogue does not know.
  package func mistakesAboutSchema(in settings: RequestSettings) -> [SettingMistake] {
    guard let name = settings.model, let model = catalogue.resolve(name).description else {
      return []
    }
    return mistakesAboutSchema(of: model, in: settings)
  }

  /// What keeps a request to a model from asking for a reply in the form of a schema, or is doubtful about it.
  func mistakesAboutSchema(
    of model: ModelDescription,
    in settings: RequestSettings
  ) -> [SettingMistake] {
    guard model.capabilities.acceptsSchemas != false else {
      let other = cheapestModel { $0.acceptsSchemas ?? false }
      return [.schemaNotKept(model.id.rawValue, other: other)]
    }
    return settings.int("max_tokens") == 0 ? [.schemaWithoutTokens] : []
  }

  /// What a model rejects, or what is doubtful, among the settings that a request to it would carry together.
  func mistakes(
    of model: ModelDescription,
    in settings: RequestSettings,
    endsInAssistantTurn: Bool
  ) -> [SettingMistake] {
    let request = RequestCheck(rules: self, model: model, settings: settings)
    var mistakes: [SettingMistake?] = []
    mistakes += request.sampling
    mistakes += [request.thinkingMode, request.thinkingBudget, request.effort, request.maxTokens]
    mistakes += [request.deprecatedBudget, request.unusedDisplay]
    mistakes.append(request.toolChoice)
    if endsInAssistantTurn { mistakes.append(request.prefill) }
    mistakes.append(request.smallMaxTokens)
    return mistakes.compactMap { $0 }
  }
}

/// The settings of one request beside what is known of its model.
private struct RequestCheck {
  let rules: SettingRules
  let model: ModelDescription
  let settings: RequestSettings

  private var capabilities: ModelCapabilities { model.capabilities }
  private var id: String { model.id.rawValue }

  /// The mode of thinking that the request asks for; nil where it is not known or the model's default.
  private var askedMode: ThinkingMode? {
    if settings.int("thinking") != nil { return .enabled }
    switch settings.word("thinking") {
    case "adaptive": return .adaptive
    case "off": return .disabled
    case "between_tools": return .betweenTools
    default: return nil
    }
  }

  /// The mode of thinking that the request gets; nil where it is not known.
  private var mode: ThinkingMode? {
    if let askedMode { return askedMode }
    return settings.isStandard("thinking") ? capabilities.thinking?.defaultMode : nil
  }

  /// Whether the request is thought about, by a model that then takes neither sampling parameters nor a prefill.
  private var restrictsRequest: Bool {
    guard mode == .enabled || mode == .adaptive else { return false }
    return capabilities.thinking?.restrictsRequests ?? true
  }

  // MARK: - Sampling

  private static let samplingSettings = ["temperature", "top_p", "top_k"]

  var sampling: [SettingMistake?] {
    let given = Self.samplingSettings.filter(settings.isGiven)
    guard !given.isEmpty, let support = capabilities.sampling else { return [] }
    switch support {
    case .rejected:
      let other = rules.cheapestModel { $0.sampling.map { $0 != .rejected } ?? false }
      return given.map { .noSampling(id, $0, other: other) }
    case .separately where given.contains("temperature") && given.contains("top_p"):
      return [.samplingTogether(id)]
    case .accepted, .separately: return given.map(samplingWhileThinking)
    }
  }

  /// While a model thinks, the API takes no temperature and no top_k, and top_p only near 1.
  private func samplingWhileThinking(_ name: String) -> SettingMistake? {
    guard restrictsRequest else { return nil }
    if name == "top_p", let value = settings.number(name), value >= 0.95 { return nil }
    if name == "temperature", settings.number(name) == 1 { return nil }
    return .samplingWhileThinking(id, name)
  }

  // MARK: - Thinking and effort

  var thinkingMode: SettingMistake? {
    guard let askedMode, let support = capabilities.thinking else { return nil }
    let effort = settings.word("effort").map(EffortLevel.init(rawValue:))
    guard !support.accepts(askedMode, effort: effort) else { return nil }
    let accepted = support.acceptedModes.filter { support.accepts($0, effort: effort) }
    let isEffortToBlame = support.acceptance(of: askedMode) == .upToHighEffort
    return .thinkingRejected(
      id,
      askedMode,
      effort: isEffortToBlame ? effort?.rawValue : nil,
      accepted: accepted.map(\.settingWord)
    )
  }

  var deprecatedBudget: SettingMistake? {
    guard askedMode == .enabled, capabilities.thinking?.enabled == .deprecated else { return nil }
    return .budgetDeprecated(id)
  }

  /// A display of thinking where there is none to show, or a mode that takes no display: it is not sent.
  var unusedDisplay: SettingMistake? {
    guard settings.isGiven("thinking_display"), let mode,
      mode == .disabled || mode == .betweenTools
    else { return nil }
    return .displayUnused(id, mode)
  }

  var thinkingBudget: SettingMistake? {
    guard let budget = settings.int("thinking"), capabilities.thinking?.enabled != .rejected else {
      return nil
    }
    let limit: Int64? =
      settings.isStandard("max_tokens") ? SettingDefaults.maxTokens : settings.int("max_tokens")
    guard let limit, budget >= limit else { return nil }
    return .budgetAboveMaxTokens(budget, limit)
  }

  var effort: SettingMistake? {
    guard let word = settings.word("effort"), let support = capabilities.effort else { return nil }
    let levels = support.levels.map(\.rawValue)
    return levels.contains(word) ? nil : .effortRejected(id, word, levels: levels)
  }

  // MARK: - Tokens, tools and prefill

  var maxTokens: SettingMistake? {
    guard let asked = settings.int("max_tokens"), let ceiling = model.limits.maxOutputTokens,
      asked > Int64(ceiling)
    else { return nil }
    return .maxTokensAboveCeiling(id, asked, ceiling: ceiling)
  }

  var smallMaxTokens: SettingMistake? {
    guard let asked = settings.int("max_tokens"), asked > 0, asked < SettingDefaults.smallMaxTokens,
      mode == .adaptive
    else { return nil }
    let canBeOff = capabilities.thinking.map { $0.disabled != .rejected } ?? false
    return .smallMaxTokens(id, asked, canBeOff: canBeOff)
  }

  var toolChoice: SettingMistake? {
    guard let word = settings.word("tool_choice"), word != "auto", word != "none",
      let support = capabilities.forcedToolChoice
    else { return nil }
    if settings.int("max_tokens") == 0, support != .rejected {
      return .toolChoiceWithoutTokens(word)
    }
    switch support {
    case .accepted: return nil
    case .rejected: return .toolChoiceRejected(id, word)
    case .notWithBudget:
      return mode == .enabled ? .toolChoiceWithBudget(id, word) : nil
    }
  }

  var prefill: SettingMistake? {
    guard let accepts = capabilities.acceptsPrefill else { return nil }
    if !accepts {
      return .prefillRejected(id, other: rules.cheapestModel { $0.acceptsPrefill ?? false })
    }
    return restrictsRequest ? .prefillWhileThinking(id) : nil
  }
}

/// Numbers that hold where a script says nothing.
package enum SettingDefaults {
  /// The default of `max_tokens`.
  package static let maxTokens: Int64 = 4096
  /// Below this a `max_tokens` may be used up by thinking alone.
  package static let smallMaxTokens: Int64 = 200
}

extension ThinkingMode {
  /// The mode as `thinking` takes it.
  var settingWord: String {
    switch self {
    case .enabled: "4000"
    case .disabled: "off"
    default: rawValue
    }
  }
}
