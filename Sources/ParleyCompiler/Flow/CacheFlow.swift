import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// What is known of the prompt that a conversation has in the cache, to find what keeps later requests from finding it.
struct CacheFlow {
  /// The settings that are part of a cached prompt, in the order in which they matter.
  private static let settings = [
    "model", "citations", "system", "tool_choice", "thinking", "effort",
  ]

  /// The form of the reply that a request asks for, which is part of a cached prompt as well.
  enum Form: Equatable {
    /// Free text.
    case text
    /// JSON that keeps to the schema of this name.
    case schema(String)
    /// It is not known.
    case unknown
  }

  /// What the last request of the conversation carried while the cache was on; nil where there was none that is known.
  private var sent: [String: SettingState.Given]?
  /// The form that it asked for.
  private var form = Form.unknown
  /// A `system` that differs from round to round of the loop or trial around it; nil for one that stays.
  private var changingSystem: SourceSpan?
  /// The statement that changed the tools since the last request.
  private var toolChange: SourceSpan?

  /// Takes a `system` that was set.
  mutating func takeSystem(isChanging: Bool, at span: SourceSpan) {
    changingSystem = isChanging ? span : nil
  }

  /// Takes a statement that declares or drops tools.
  mutating func takeTools(at span: SourceSpan) { toolChange = span }

  /// Forgets the requests before: the conversation is another one, or not known.
  mutating func forget() {
    sent = nil
    toolChange = nil
  }

  /// What is known where two ways meet.
  func joined(with other: CacheFlow) -> CacheFlow {
    var joined = self
    let isSame = sent?.mapValues(\.span) == other.sent?.mapValues(\.span)
    if !isSame || toolChange != other.toolChange { joined.forget() }
    if form != other.form { joined.form = .unknown }
    if changingSystem != other.changingSystem { joined.changingSystem = nil }
    return joined
  }

  /// Takes a request.
  ///
  /// - Parameters:
  ///   - form: The form of the reply that it asks for.
  ///   - place: What asks for it.
  ///   - state: The settings that it carries.
  ///   - defaultModel: The model of a request without `model`.
  ///   - model: What is known of the model.
  /// - Returns: What keeps the prompt from being found, with its place.
  mutating func request(
    for form: Form,
    at place: SourceSpan,
    in state: SettingState,
    defaultModel: String,
    model: ModelDescription?
  ) -> [Diagnostic] {
    let settings = state.settings(defaultModel: defaultModel)
    guard let word = settings.word("cache"), word != "off" else {
      forget()
      return []
    }
    var now: [String: SettingState.Given] = [:]
    for name in Self.settings {
      now[name] = SettingState.Given(knowledge: settings[name], span: state.place(of: name))
    }
    var found = changingSystem.map { [Diagnostic.systemChangesEachTime(at: $0)] } ?? []
    if let sent {
      if let toolChange { found.append(.toolsChangeWhileCached(at: toolChange)) }
      for name in Self.settings {
        guard let before = sent[name], let after = now[name],
          Self.differ(before.knowledge, after.knowledge, name, model, defaultModel),
          let place = after.span ?? before.span
        else { continue }
        found.append(.settingChangesWhileCached(name, at: place))
      }
      if form != self.form, form != .unknown, self.form != .unknown {
        found.append(.formChangesWhileCached(at: place))
      }
    }
    sent = now
    self.form = form
    toolChange = nil
    return found
  }

  /// Whether two values of a setting surely differ; a default that is written out is the same as none.
  private static func differ(
    _ before: RequestSettings.Knowledge,
    _ now: RequestSettings.Knowledge,
    _ name: String,
    _ model: ModelDescription?,
    _ defaultModel: String
  ) -> Bool {
    func value(_ knowledge: RequestSettings.Knowledge) -> Value?? {
      switch knowledge {
      case .value(let value): return .some(value)
      case .unknown: return nil
      case .standard:
        guard name != "model" else { return .some(.text(defaultModel)) }
        return .some(standard(name, model).map { .text($0) })
      }
    }
    guard let before = value(before), let now = value(now) else { return false }
    return before != now
  }

  private static func standard(_ name: String, _ model: ModelDescription?) -> String? {
    switch name {
    case "citations": "off"
    case "tool_choice": "auto"
    case "thinking": model?.capabilities.thinking.map { $0.defaultMode.settingWord }
    case "effort": model?.capabilities.effort?.defaultLevel?.rawValue
    default: nil
    }
  }
}
