import ParleyRuntime

/// All conversations of a run, the one that is current, and the settings that `with` lays over all of them.
package struct Conversations: Sendable {
  private var byName: [Text: Conversation]
  /// The names in the order in which the conversations were made.
  private var order: [Text] = ["main"]
  private var currentName: Text
  private var layers: [[SettingChange]] = []
  private let initial: [SettingChange]
  /// The settings that belong to the whole run, without the layers of `with`.
  private var runSettings: Settings

  /// Makes the conversation `main` without turns.
  ///
  /// - Parameter settings: What it starts with, `--model` for instance; those of the run are taken out.
  package init(settings: [SettingChange] = []) {
    currentName = "main"
    byName = ["main": Conversation(name: "main")]
    runSettings = Settings()
    initial = settings
    for change in settings { set(change) }
  }

  /// Makes the conversation `main` without turns, whose requests carry and offer what the next one of others would.
  package init(settingsOf others: Conversations) {
    let current = others.current
    currentName = "main"
    byName = [
      "main": Conversation(
        name: "main",
        settings: others.effectiveSettings,
        tools: current.tools
      )
    ]
    runSettings = others.runSettings
    initial = others.initial
  }

  /// Makes the conversation `main` of a tool's body: without turns and tools, with the settings of the one that asks.
  package init(forToolOf others: Conversations) {
    self.init(settingsOf: others)
    updateCurrent { conversation in
      conversation.tools = ToolSet()
      for name in ["tools", "tool_choice"] { conversation.settings.unset(name) }
    }
  }

  /// All conversations, in the order in which they were made.
  package var all: [Conversation] { order.compactMap { byName[$0] } }

  /// The current conversation.
  package var current: Conversation {
    byName[currentName] ?? Conversation(name: currentName.string)
  }

  /// Changes the current conversation in place.
  package mutating func updateCurrent<Failure: Error>(
    _ change: (inout Conversation) throws(Failure) -> Void
  ) throws(Failure) {
    try change(&byName[currentName, default: Conversation(name: currentName.string)])
  }

  /// The conversation with a name; nil when none was made.
  package func conversation(named name: String) -> Conversation? { byName[Text(name)] }

  /// Changes the conversation with a name, if there is one.
  package mutating func update(_ name: String, _ change: (inout Conversation) -> Void) {
    let name = Text(name)
    guard byName[name] != nil else { return }
    change(&byName[name, default: Conversation(name: name.string)])
  }

  /// What the next request of the current conversation carries, the layers of `with` and the settings of the run included.
  package var effectiveSettings: Settings {
    var settings = current.settings.merged(with: runSettings)
    for layer in layers {
      for change in layer { settings.apply(change) }
    }
    return settings
  }

  /// What the next request would carry if some changes were made first: for checking them before they are.
  package func effectiveSettings(after changes: [SettingChange]) -> Settings {
    var copy = self
    copy.pushLayer(changes)
    return copy.effectiveSettings
  }

  /// Gives a setting of the current conversation or of the run a value.
  package mutating func set(_ change: SettingChange) {
    if Settings.isOfRun(change) {
      runSettings.apply(change)
    } else {
      updateCurrent { $0.settings.apply(change) }
    }
  }

  /// Returns a setting to its default, or to what the run started with, or takes off a tool; `mcp` takes off those of all servers.
  package mutating func unset(_ name: String) {
    updateCurrent { conversation in
      if name == "mcp" { conversation.tools.removeServers() }
      conversation.tools.remove(name)
    }
    runSettings.unset(name)
    updateCurrent { $0.settings.unset(name) }
    for change in initial where Text(change.name) == Text(name) { set(change) }
  }

  /// Lays settings over every request, in every conversation.
  package mutating func pushLayer(_ changes: [SettingChange]) {
    layers.append(changes)
  }

  /// Takes off the settings that were laid last.
  package mutating func popLayer() {
    _ = layers.popLast()
  }

  /// Switches to a conversation, made on first use with a copy of the current settings and tools and no turns.
  ///
  /// - Throws: A value error for an empty name.
  package mutating func chat(_ name: String) throws(EffectError) {
    guard !name.isEmpty else { throw .emptyConversationName }
    if byName[Text(name)] == nil {
      order.append(Text(name))
      byName[Text(name)] = Conversation(
        name: name,
        settings: current.settings,
        tools: current.tools
      )
    }
    currentName = Text(name)
  }

  /// Copies the current conversation into a new one and switches to it.
  ///
  /// - Throws: A value error when the name is empty or taken.
  package mutating func fork(_ name: String) throws(EffectError) {
    guard !name.isEmpty else { throw .emptyConversationName }
    guard byName[Text(name)] == nil else { throw .conversationExists(name) }
    byName[Text(name)] = current.forked(as: name)
    order.append(Text(name))
    currentName = Text(name)
  }
}
