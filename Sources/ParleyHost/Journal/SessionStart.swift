import OrderedJSON
import ParleyRuntime

/// What a session of the prompt starts with: what the command line gave.
package struct SessionStart: Sendable, Equatable {
  /// What answers: `api` or `local`.
  package var provider: String
  /// The model that the command line names; nil where it names none.
  package var model: String?
  /// The settings that the first conversation starts with.
  package var settings: [SettingChange]
  /// The ceiling of the command line, in pico-dollars; nil for none.
  package var ceiling: Int64?
  /// The values that the command line gives to parameters.
  package var parameters: [ParameterArgument]
  /// The working directory; empty where it is not known.
  package var folder: String
  /// The run that this session goes on with; nil for a new one.
  package var resumed: String?

  /// Makes a start.
  package init(
    provider: String,
    model: String? = nil,
    settings: [SettingChange] = [],
    ceiling: Int64? = nil,
    parameters: [ParameterArgument] = [],
    folder: String = "",
    resumed: String? = nil
  ) {
    self.provider = provider
    self.model = model
    self.settings = settings
    self.ceiling = ceiling
    self.parameters = parameters
    self.folder = folder
    self.resumed = resumed
  }
}

extension SessionStart {
  /// The start as a record.
  func json(at time: Timestamp) -> JSONValue {
    var object = JSONObject([
      ("type", "session"), ("at", .number(JSONNumber(time.microseconds))),
      ("provider", .string(provider)), ("folder", .string(folder)),
    ])
    if let model { object.append("model", .string(model)) }
    object.append("settings", .array(settings.map(\.json)))
    if let ceiling { object.append("ceiling", .number(JSONNumber(ceiling))) }
    object.append(
      "parameters",
      .array(parameters.map { .array([.string($0.name), .string($0.value)]) })
    )
    if let resumed { object.append("resumed", .string(resumed)) }
    return .object(object)
  }

  /// Reads a record; what is not there is as in a session that was given nothing.
  init(json: JSONValue) {
    self.init(
      provider: json["provider"]?.stringValue ?? "",
      model: json["model"]?.stringValue,
      settings: (json["settings"]?.arrayValue ?? []).compactMap(SettingChange.init(json:)),
      ceiling: json["ceiling"]?.intValue.map { Int64($0) },
      parameters: (json["parameters"]?.arrayValue ?? []).compactMap { pair in
        guard let name = pair[0]?.stringValue, let value = pair[1]?.stringValue else { return nil }
        return ParameterArgument(name: name, value: value)
      },
      folder: json["folder"]?.stringValue ?? "",
      resumed: json["resumed"]?.stringValue
    )
  }
}

extension SettingChange {
  fileprivate var json: JSONValue {
    var object = JSONObject([("name", .string(name)), ("value", JSONValue(value) ?? .null)])
    if isField { object.append("field", true) }
    return .object(object)
  }

  fileprivate init?(json: JSONValue) {
    guard let name = json["name"]?.stringValue, let written = json["value"],
      let value = try? JSONReading.value(of: written, called: "the journal")
    else { return nil }
    self.init(name: name, isField: json["field"]?.boolValue ?? false, value: value)
  }
}
