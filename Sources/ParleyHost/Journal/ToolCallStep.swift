import OrderedJSON

/// The beginning or the end of a call of a tool, as a journal keeps it.
package enum ToolCallStep: Sendable, Equatable {
  /// A call as the model made it.
  package struct Call: Sendable, Equatable {
    /// The API's name for it.
    package let id: String
    /// The conversation whose reply made it.
    package let conversation: String
    /// The name of the tool.
    package let name: String
    /// The arguments as JSON.
    package let arguments: String

    /// Makes a call.
    package init(id: String, conversation: String, name: String, arguments: String) {
      self.id = id
      self.conversation = conversation
      self.name = name
      self.arguments = arguments
    }
  }

  /// It is about to be run.
  case began(Call, at: Timestamp)
  /// It is over: its result in words, or what went wrong; nil where an interrupt ended it.
  case ended(id: String, result: String?, isError: Bool, at: Timestamp)
}

extension ToolCallStep {
  /// The step as a record.
  var json: JSONValue {
    switch self {
    case .began(let call, let time):
      [
        "type": "tool_call", "step": "began", "at": .number(JSONNumber(time.microseconds)),
        "id": .string(call.id), "conversation": .string(call.conversation),
        "name": .string(call.name), "arguments": .string(call.arguments),
      ]
    case .ended(let id, let result, let isError, let time):
      [
        "type": "tool_call", "step": "ended", "at": .number(JSONNumber(time.microseconds)),
        "id": .string(id), "result": result.map(JSONValue.string) ?? .null,
        "is_error": .bool(isError),
      ]
    }
  }

  /// Reads a record; nil for one that tells no step.
  init?(json: JSONValue) {
    guard let id = json["id"]?.stringValue, let time = json["at"]?.intValue else { return nil }
    let moment = Timestamp(microseconds: Int64(time))
    switch json["step"]?.stringValue {
    case "began":
      guard let conversation = json["conversation"]?.stringValue,
        let name = json["name"]?.stringValue, let arguments = json["arguments"]?.stringValue
      else { return nil }
      let call = Call(id: id, conversation: conversation, name: name, arguments: arguments)
      self = .began(call, at: moment)
    case "ended":
      self = .ended(
        id: id,
        result: json["result"]?.stringValue,
        isError: json["is_error"]?.boolValue ?? false,
        at: moment
      )
    default: return nil
    }
  }
}
