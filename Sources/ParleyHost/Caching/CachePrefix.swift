import ClaudeMessages

/// What the API finds a cached prompt by: everything that is in a request before its reply, in the order in which the API reads it.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/prompt-caching>, "What invalidates the cache".
struct CachePrefix: Sendable {
  /// A field that is part of the prompt, in words.
  struct Setting: Sendable, Equatable {
    /// The setting of the language that makes it.
    let name: String
    /// Its value.
    let value: String
  }

  /// The tools, each by its name with its definition.
  let tools: [(name: String, bytes: [UInt8])]
  /// The fields that change the system prompt as the API writes it out.
  let systemSettings: [Setting]
  /// The system prompt.
  let system: String
  /// The fields that change the messages as the API writes them out.
  let messageSettings: [Setting]
  /// For each message a fingerprint of it and of all before it.
  let messages: [PrefixDigest]
  /// How many blocks the messages have.
  let blockCount: Int

  /// Reads a request.
  ///
  /// - Parameters:
  ///   - request: The request, before marks for the cache are put into it.
  ///   - messages: For each of its messages a fingerprint of it and of all before it.
  ///   - areCitationsOn: Whether its documents may be cited.
  ///   - model: What is known of its model: a field with the model's default is the same as none.
  init(
    of request: MessageRequest,
    messages: [PrefixDigest],
    areCitationsOn: Bool,
    model: ModelDescription?
  ) {
    tools = request.tools.map { ($0.name ?? $0.type ?? "", $0.encoded()) }
    systemSettings = [
      Setting(name: "speed", value: request.speed?.rawValue ?? "standard"),
      Setting(name: "citations", value: areCitationsOn ? "on" : "off"),
      Setting(name: "output_config", value: request.outputConfiguration.formatText),
    ]
    system = request.system?.text ?? ""
    messageSettings = [
      Setting(name: "tool_choice", value: request.toolChoice?.settingText ?? "auto"),
      Setting(name: "thinking", value: Self.thinking(of: request, model)),
      Setting(name: "effort", value: Self.effort(of: request, model)),
    ]
    self.messages = messages
    blockCount = request.messages.reduce(0) { $0 + $1.content.blocks.count }
  }

  private static func thinking(of request: MessageRequest, _ model: ModelDescription?) -> String {
    let mode = request.thinking?.mode ?? model?.capabilities.thinking?.defaultMode
    if mode == .enabled, let budget = request.thinking?.budgetTokens { return String(budget) }
    return mode.map { $0 == .disabled ? "off" : $0.rawValue } ?? "the model's default"
  }

  private static func effort(of request: MessageRequest, _ model: ModelDescription?) -> String {
    let level = request.outputConfiguration.effort ?? model?.capabilities.effort?.defaultLevel
    return level?.rawValue ?? "the model's default"
  }

  /// The first thing that is otherwise than in an earlier request; nil where the earlier one is how this one begins.
  func difference(from earlier: CachePrefix) -> CacheDifference? {
    if let tool = toolDifference(from: earlier) { return tool }
    if let setting = Self.difference(systemSettings, from: earlier.systemSettings) {
      return setting
    }
    if system != earlier.system { return .system(before: earlier.system, now: system) }
    if let setting = Self.difference(messageSettings, from: earlier.messageSettings) {
      return setting
    }
    let same = zip(messages, earlier.messages).prefix { $0 == $1 }.count
    return same < earlier.messages.count ? .message(number: same + 1) : nil
  }

  private func toolDifference(from earlier: CachePrefix) -> CacheDifference? {
    for (now, before) in zip(tools, earlier.tools) where now != before {
      return now.name == before.name
        ? .tool(now.name, .changed)
        : earlier.tools.contains { $0.name == now.name }
          ? .tool(before.name, tools.contains { $0.name == before.name } ? .moved : .removed)
          : .tool(now.name, .added)
    }
    if tools.count > earlier.tools.count { return .tool(tools[earlier.tools.count].name, .added) }
    if tools.count < earlier.tools.count { return .tool(earlier.tools[tools.count].name, .removed) }
    return nil
  }

  private static func difference(
    _ settings: [Setting],
    from earlier: [Setting]
  ) -> CacheDifference? {
    for (now, before) in zip(settings, earlier) where now != before {
      return .setting(now.name, before: before.value, now: now.value)
    }
    return nil
  }
}

/// The first thing in which a request differs from one before it, as far as the cache is concerned.
enum CacheDifference: Sendable, Equatable {
  /// What became of a tool.
  enum Change: String, Sendable {
    case added
    case removed
    case changed
    case moved
  }

  /// A tool.
  case tool(String, Change)
  /// A field, by the setting that makes it.
  case setting(String, before: String, now: String)
  /// The system prompt.
  case system(before: String, now: String)
  /// A message, from 1.
  case message(number: Int)
}

extension OutputConfiguration {
  /// What is asked of the reply's form, in words that differ where the forms do.
  fileprivate var formatText: String { format?.description ?? "free" }
}

extension ToolChoice {
  /// The choice as the setting takes it.
  fileprivate var settingText: String { name ?? mode.rawValue }
}
