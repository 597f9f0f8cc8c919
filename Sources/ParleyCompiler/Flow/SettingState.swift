import ParleyDiagnostics
import ParleySyntax

/// What is known of the settings at one place of a script.
struct SettingState {
  /// A setting that was given a value or taken back.
  struct Given {
    /// What it is now.
    let knowledge: RequestSettings.Knowledge
    /// The statement that made it so; nil for several possible ones.
    let span: SourceSpan?
  }

  /// The turn that a request would end in, as far as it is the script's own.
  enum Ending: Equatable {
    /// No turn of the assistant that the script wrote.
    case other
    /// A turn of the assistant, written by this statement.
    case assistantTurn(SourceSpan)
    /// It is not known.
    case unknown
  }

  /// The settings of the current conversation.
  private(set) var given: [String: Given] = [:]
  /// Whether nothing is known of the settings that ``given`` does not have.
  private(set) var areOthersUnknown = false
  /// The layers of `with`, the innermost last.
  private var layers: [[String: Given]] = []
  /// The turn that a request would end in.
  var ending = Ending.other
  /// What is surely attached to a turn that a request would carry.
  var attached: [AttachmentStatement] = []
  /// What the conversation has in the cache.
  var cache = CacheFlow()

  /// Everything is as at the start of a script.
  static let start = SettingState()

  /// Nothing is known.
  static var unknown: SettingState {
    var state = SettingState()
    state.forgetAll()
    state.ending = .unknown
    return state
  }

  /// Gives a setting of the conversation a value.
  mutating func set(_ name: String, to knowledge: RequestSettings.Knowledge, at span: SourceSpan) {
    given[name] = Given(knowledge: knowledge, span: span)
  }

  /// Forgets what some settings of the conversation are.
  mutating func forget(_ names: Set<String>) {
    for name in names { given[name] = Given(knowledge: .unknown, span: nil) }
  }

  /// Forgets all settings and attachments of the conversation; layers stay.
  mutating func forgetAll() {
    given = [:]
    attached = []
    cache.forget()
    areOthersUnknown = true
  }

  /// The state at the start of a trial here: a fresh conversation with the settings in force and those that vary.
  func start(with varied: [String: Given]) -> SettingState {
    var start = SettingState()
    for layer in [given] + layers + [varied] { start.given.merge(layer) { $1 } }
    start.areOthersUnknown = areOthersUnknown
    return start
  }

  /// Lays settings over those of the conversation.
  mutating func push(_ layer: [String: Given]) { layers.append(layer) }

  /// Takes the innermost layer off.
  mutating func pop() { _ = layers.popLast() }

  /// The settings that a request here would carry.
  func settings(defaultModel: String) -> RequestSettings {
    var settings = RequestSettings(defaultModel: defaultModel)
    if areOthersUnknown { settings.forgetAll() }
    for layer in [given] + layers {
      for (name, setting) in layer { settings[name] = setting.knowledge }
    }
    return settings
  }

  /// The statement that gave a setting the value which a request here would carry; nil for a default.
  func place(of name: String) -> SourceSpan? {
    for layer in layers.reversed() {
      if let setting = layer[name] { return setting.span }
    }
    return given[name]?.span
  }

  /// What is known where two ways meet; both have the same layers.
  func joined(with other: SettingState) -> SettingState {
    var joined = self
    for name in Set(given.keys).union(other.given.keys) {
      let isSame = given[name]?.span != nil && given[name]?.span == other.given[name]?.span
      if !isSame { joined.given[name] = Given(knowledge: .unknown, span: nil) }
    }
    joined.areOthersUnknown = areOthersUnknown || other.areOthersUnknown
    if ending != other.ending { joined.ending = .unknown }
    joined.cache = cache.joined(with: other.cache)
    joined.attached = attached.filter { one in other.attached.contains { $0.span == one.span } }
    return joined
  }
}
