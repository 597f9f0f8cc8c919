import OrderedJSON
import ParleyRuntime

/// What the world answered when a session asked it: a file, a program, a variable, a count of tokens.
package struct WorldAnswer: Sendable, Equatable {
  /// What came back.
  package enum Result: Sendable, Equatable {
    /// A value.
    case value(Value)
    /// The bytes of a file that was included or attached.
    case bytes([UInt8])
    /// An error.
    case failure(EffectError)
  }

  /// What was asked: a built-in's name, `stdin`, `include`, `image` or `document`.
  package let function: String
  /// What it was asked with.
  package let arguments: [Value]
  /// What came back.
  package let result: Result

  /// Makes an answer.
  package init(_ function: String, _ arguments: [Value], _ result: Result) {
    self.function = function
    self.arguments = arguments
    self.result = result
  }
}

extension WorldAnswer {
  /// The answer as a record.
  var json: JSONValue {
    var object = JSONObject([
      ("type", "world"), ("function", .string(function)),
      ("arguments", .array(arguments.map { JSONValue($0) ?? .null })),
    ])
    switch result {
    case .value(let value): object.append("value", JSONValue(value) ?? .null)
    case .bytes(let bytes):
      let (name, value) = ExchangeCodec.bytes("bytes", bytes)
      object.append(name, value)
    case .failure(let error):
      object.append("error", .string(error.kind.rawValue))
      object.append("message", .string(error.message))
      if let help = error.help { object.append("help", .string(help)) }
      if let status = error.status { object.append("status", .number(JSONNumber(status))) }
      if let id = error.requestID { object.append("request_id", .string(id)) }
    }
    return .object(object)
  }

  /// Reads a record; nil where it tells no answer.
  init?(json: JSONValue) {
    guard let function = json["function"]?.stringValue,
      let written = json["arguments"]?.arrayValue, let result = Self.result(in: json)
    else { return nil }
    var arguments: [Value] = []
    for argument in written {
      guard let value = try? JSONReading.value(of: argument, called: "the journal") else {
        return nil
      }
      arguments.append(value)
    }
    self.init(function, arguments, result)
  }

  private static func result(in json: JSONValue) -> Result? {
    if let kind = json["error"]?.stringValue.flatMap(EffectError.Kind.init(rawValue:)) {
      return .failure(
        EffectError(
          kind,
          json["message"]?.stringValue ?? "",
          help: json["help"]?.stringValue,
          status: json["status"]?.intValue,
          requestID: json["request_id"]?.stringValue
        )
      )
    }
    if let value = json["value"] {
      return (try? JSONReading.value(of: value, called: "the journal")).map(Result.value)
    }
    return ExchangeCodec.bytes("bytes", in: json).map(Result.bytes)
  }
}
