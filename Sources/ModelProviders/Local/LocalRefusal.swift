import ClaudeMessages
import OrderedJSON

/// Why a request is not answered, in the shape and the words of the API.
///
/// - Source: <https://platform.claude.com/docs/en/api/errors>.
struct LocalRefusal: Error, Equatable {
  /// The HTTP status.
  let status: Int
  /// The `error.type`.
  let type: APIErrorType
  /// The `error.message`.
  let message: String

  /// A request that cannot be answered as it is.
  static func invalid(_ message: String) -> LocalRefusal {
    LocalRefusal(status: 400, type: .invalidRequest, message: message)
  }

  /// A name that means nothing here.
  static func notFound(_ message: String) -> LocalRefusal {
    LocalRefusal(status: 404, type: .notFound, message: message)
  }

  /// A failure that is the model's own.
  static func failure(_ message: String) -> LocalRefusal {
    LocalRefusal(status: 500, type: .api, message: message)
  }

  /// The body of the answer.
  func body(requestID: String) -> JSONValue {
    [
      "type": "error",
      "error": [
        "type": .string(type.rawValue), "message": .string(message), "details": .null,
      ],
      "request_id": .string(requestID),
    ]
  }
}

/// The wording of refusals.
extension LocalRefusal {
  static func missing(_ field: String) -> LocalRefusal { .invalid("\(field): Field required") }

  static func unknownField(_ field: String) -> LocalRefusal {
    .invalid("\(field): Extra inputs are not permitted")
  }

  static func unsupported(_ field: String, by model: String) -> LocalRefusal {
    .invalid("\(field): not supported by \(model), the model that is built into Parley")
  }

  static func unknownModel(_ name: String) -> LocalRefusal { .notFound("model: \(name)") }

  static func tooManyTokens(_ asked: Int, limit: Int, model: String) -> LocalRefusal {
    .invalid(
      "max_tokens: \(asked) > \(limit), which is the maximum allowed number of output tokens for \(model)"
    )
  }

  static func promptTooLong(_ tokens: Int, limit: Int) -> LocalRefusal {
    .invalid("prompt is too long: \(tokens) tokens > \(limit) maximum")
  }

  static func unanswered(_ ids: [String], at index: Int) -> LocalRefusal {
    .invalid(
      "messages.\(index): `tool_use` ids were found without `tool_result` blocks immediately after: \(ids.joined(separator: ", "))"
    )
  }

  static func unasked(_ id: String, at path: String) -> LocalRefusal {
    .invalid("\(path): unexpected `tool_use_id` found in `tool_result` blocks: \(id)")
  }
}
