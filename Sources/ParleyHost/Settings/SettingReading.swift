import ClaudeAPI
import ClaudeMessages
import OrderedJSON
import ParleyRuntime

/// Settings read as the fields and options of a request.
///
/// The rules have been checked when the settings were made; what is of a wrong type all the same is a value error.
struct SettingReading: Sendable {
  let settings: Settings
  let catalogue: ModelCatalogue
  /// How many requests the run, or the trial, has sent before.
  var earlierRequests = 0
  /// The number of the trial, from 1; 0 outside of trials.
  var trial = 0

  /// The model's full id; a name that the catalogue does not know is passed on as it is.
  var model: ModelID {
    resolution.id
  }

  /// What the name of the model means.
  var resolution: ModelResolution {
    catalogue.resolve(settings["model"]?.textual?.string ?? Settings.defaultModel)
  }

  /// `max_tokens`, in tokens.
  var maxTokens: Int {
    guard case .int(let count)? = settings["max_tokens"] else {
      return Int(Settings.defaultMaxTokens)
    }
    return Int(clamping: max(0, count))
  }

  /// The names of the `anthropic-beta` header, in the order of the script.
  var betas: [String] { strings(of: "beta") }

  /// Whether replies are streamed; a request for no tokens at all cannot be.
  var isStreamed: Bool {
    settings["stream"]?.textual != "off" && maxTokens > 0
  }

  /// Timeouts and attempts.
  ///
  /// `timeout` is the longest silence of the server, in seconds: a long reply may take longer as a whole.
  var sendOptions: SendOptions {
    var options = SendOptions(maxRetries: maxRetries)
    if let seconds = number(settings["timeout"]), seconds > 0, seconds < 1e9 {
      let timeout = Duration.seconds(seconds)
      options.timeouts = Timeouts(connect: min(timeout, Timeouts().connect), idle: timeout)
    }
    return options
  }

  /// The attempts after the first.
  var maxRetries: Int {
    guard case .int(let count)? = settings["retries"] else { return Settings.defaultRetries }
    return Int(clamping: max(0, count))
  }

  /// How often the calls of tools in the replies of one statement are answered at most; 0 for never.
  var toolRounds: Int {
    guard case .int(let count)? = settings["tool_rounds"] else { return Settings.defaultToolRounds }
    return Int(clamping: max(0, count))
  }

  /// Whether calls of tools are answered: where somebody runs tools, or `set tools` names some of the API's that are left to the client.
  func answersCalls(of tools: ToolSet) -> Bool {
    toolRounds > 0 && (!tools.isEmpty || passedTools.contains(where: \.isLeftToClient))
  }

  /// The definitions of `set tools`.
  private var passedTools: [ToolDefinition] {
    let passed = settings.passedFields.first { $0.name == "tools" }
    return passed.flatMap { JSONValue($0.value)?.arrayValue }?.map { ToolDefinition($0) } ?? []
  }

  /// The script's own ceiling in pico-dollars; nil for none.
  var ceiling: Int64? {
    guard let dollars = number(settings["budget"]), dollars.isFinite else { return nil }
    return Int64(exactly: (max(0, dollars) * 1e12).rounded(.down)) ?? .max
  }

  /// Whether it is certain that the model goes on from an assistant turn.
  var acceptsKnownPrefill: Bool {
    resolution.description?.capabilities.acceptsPrefill == true && !isRestrictedByThinking
  }

  private var isRestrictedByThinking: Bool {
    let support = resolution.description?.capabilities.thinking
    let mode = thinking?.mode ?? support?.defaultMode ?? .disabled
    return mode != .disabled && support?.restrictsRequests ?? true
  }

  /// Puts every setting that is a field of a request into it.
  func fill(_ message: inout MessageRequest) throws(EffectError) {
    message.stream = isStreamed
    message.stopSequences = strings(of: "stop")
    message.system = settings["system"]?.textual.flatMap { $0.isEmpty ? nil : .text($0.string) }
    message.thinking = thinking
    message.outputConfiguration.effort = (settings["effort"]?.textual?.string).map(
      EffortLevel.init(rawValue:)
    )
    message.temperature = try jsonNumber("temperature")
    message.topP = try jsonNumber("top_p")
    message.topK = try jsonNumber("top_k")
    message.cacheControl = cacheControl
    message.toolChoice = toolChoice
    message.userID = settings["user_id"]?.textual?.string
    if let seed { message.additionalFields["seed"] = .number(JSONNumber(seed)) }
    for field in settings.passedFields {
      try pass(field.value, as: field.name, in: &message)
    }
  }

  /// The seed that is sent: where something is drawn, to a model that takes one.
  ///
  /// A repeated prompt gets another one, and a repeated run the same ones.
  private var seed: Int64? {
    guard resolution.description?.capabilities.acceptsSeed == true, isDrawing else { return nil }
    let given: Int64 = if case .int(let seed)? = settings["seed"] { seed } else { 0 }
    return RequestSeed(given, trial: trial).value(after: earlierRequests)
  }

  /// Whether the request asks for chance: a temperature above 0, or `top_p` or `top_k` without one.
  private var isDrawing: Bool {
    guard let temperature = number(settings["temperature"]) else {
      return settings["top_p"] != nil || settings["top_k"] != nil
    }
    return temperature > 0
  }

  private var thinking: ThinkingConfiguration? {
    let display = (settings["thinking_display"]?.textual?.string).map(
      ThinkingDisplay.init(rawValue:)
    )
    let configuration: ThinkingConfiguration? =
      switch settings["thinking"] {
      case .int(let budget)?: .budget(Int(clamping: budget))
      case let word?:
        switch word.textual?.string {
        case "off"?: .disabled
        case let text?:
          Int(text).map(ThinkingConfiguration.budget)
            ?? ThinkingConfiguration(mode: ThinkingMode(rawValue: text))
        case nil: nil
        }
      case nil: nil
      }
    guard var configuration else {
      // The display is a member of the mode: alone it must not switch on the thinking of a model that does without.
      let mode = resolution.description?.capabilities.thinking?.defaultMode ?? .adaptive
      guard let display, mode != .disabled else { return nil }
      return ThinkingConfiguration(mode: mode, display: display)
    }
    if configuration.mode == .adaptive || configuration.mode == .enabled {
      configuration.display = display
    }
    return configuration
  }

  /// Whether the documents of a request may be cited: the API wants the same of all of them.
  var areCitationsOn: Bool { settings["citations"]?.textual == "on" }

  private var cacheControl: CacheControl? {
    switch settings["cache"]?.textual?.string {
    case nil, "off"?: nil
    case "auto"?: CacheControl()
    case let lifetime?: CacheControl(lifetime: CacheControl.Lifetime(rawValue: lifetime))
    }
  }

  private var toolChoice: ToolChoice? {
    switch settings["tool_choice"]?.textual?.string {
    case nil: nil
    case "auto"?: ToolChoice(mode: .auto)
    case "any"?: ToolChoice(mode: .any)
    case "none"?: ToolChoice(mode: .none)
    case let name?: .tool(name)
    }
  }

  private func strings(of name: String) -> [String] {
    switch settings[name] {
    case .list(let items)?: items.compactMap { $0.textual?.string }
    case let single?: [single.textual?.string].compactMap { $0 }
    case nil: []
    }
  }

  private func number(_ value: Value?) -> Double? {
    switch value {
    case .int(let number)?: Double(number)
    case .float(let number)?: number
    default: nil
    }
  }

  private func jsonNumber(_ name: String) throws(EffectError) -> JSONNumber? {
    switch settings[name] {
    case nil: return nil
    case .int(let number)?: return JSONNumber(number)
    case .float(let number)?: return JSONNumber(number)
    case let other?: throw .noNumber(name, other)
    }
  }
}

extension SettingReading {
  /// Passes a field of `set FIELD EXPR` through as JSON.
  private func pass(
    _ value: Value,
    as name: String,
    in message: inout MessageRequest
  ) throws(EffectError) {
    let json = try JSONValue(passing: value, as: name)
    switch (name, json) {
    case ("tools", .array(let tools)):
      if let stray = tools.first(where: { $0.objectValue == nil }) { throw .noTool(stray) }
      message.tools += tools.map { ToolDefinition($0) }
    case ("tools", _): throw .noTools(value)
    case ("speed", .string(let word)): message.speed = Speed(rawValue: word)
    case ("service_tier", .string(let word)): message.serviceTier = ServiceTier(rawValue: word)
    case ("inference_geo", .string(let word)):
      message.inferenceGeography = InferenceGeography(rawValue: word)
    case ("container", _): message.container = json
    case ("diagnostics", _): message.diagnostics = json
    case ("output_config", .object(let members)): add(members, to: &message.outputConfiguration)
    default: message.additionalFields[name] = json
    }
  }

  /// Adds the members of `set output_config { … }` to what `effort` has set, which stays.
  private func add(_ members: JSONObject, to configuration: inout OutputConfiguration) {
    for member in members.members {
      switch member.key {
      case "effort":
        configuration.effort =
          configuration.effort ?? member.value.stringValue.map(EffortLevel.init(rawValue:))
      case "format": configuration.format = member.value
      default: configuration.additionalFields[member.key] = member.value
      }
    }
  }
}

extension JSONValue {
  /// The JSON of a field's value.
  fileprivate init(passing value: ParleyRuntime.Value, as name: String) throws(EffectError) {
    guard let json = JSONValue(value) else { throw .noJSON(name, value) }
    self = json
  }
}

extension ToolDefinition {
  /// Whether the API defines the tool and leaves it to the client to run, as `bash_20250124`.
  var isLeftToClient: Bool {
    guard let type else { return false }
    return type != "custom" && !isRunByServer
  }
}

extension EffectError {
  fileprivate static func noTools(_ value: ParleyRuntime.Value) -> EffectError {
    EffectError(
      .value,
      "set tools takes a list of tools, not \(value.typePhrase)",
      help: #"write set tools [{ type: "web_search_20260318", name: "web_search" }]"#
    )
  }

  fileprivate static func noTool(_ value: JSONValue) -> EffectError {
    EffectError(.value, "set tools takes a list of maps, and one of its items is \(value)")
  }

  fileprivate static func noNumber(_ name: String, _ value: Value) -> EffectError {
    EffectError(.value, "\(name) takes a number, not \(value.typePhrase)")
  }

  fileprivate static func noJSON(_ name: String, _ value: Value) -> EffectError {
    EffectError(.value, "\(value.typePhrase) cannot be sent as the field \(name)")
  }
}
