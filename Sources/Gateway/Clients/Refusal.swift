import ClaudeAPI
import ClaudeMessages
import OrderedJSON

/// Why the gateway itself does not serve a request, in the shape of the API's errors.
///
/// - Source: <https://platform.claude.com/docs/en/api/errors>.
package struct Refusal: Error, Sendable, Equatable {
  /// The HTTP status.
  package var status: Int
  /// The `error.type`.
  package var type: APIErrorType
  /// The `error.message`, a sentence with the remedy.
  package var message: String
  /// The `error.details.error_code`; nil for none.
  package var code: String?
  /// Headers that go with it: `retry-after`, `x-should-retry`, `allow`.
  package var headers: HeaderFields
  /// What the request failed at, for logs and counts.
  package var reason: Reason

  /// Makes a refusal.
  ///
  /// Without a reason it is the one that goes with the status.
  package init(
    _ status: Int,
    _ type: APIErrorType,
    _ message: String,
    code: String? = nil,
    headers: HeaderFields = [:],
    reason: Reason? = nil
  ) {
    self.status = status
    self.type = type
    self.message = message
    self.code = code
    self.headers = headers
    self.reason = reason ?? Reason(status: status)
  }

  /// The body of the answer.
  package func body(requestID: String) -> [UInt8] {
    let details: JSONValue = code.map { ["error_code": .string($0)] } ?? .null
    return JSONWriter.bytes(
      of: APIErrorBody(type: type, message: message, details: details, requestID: requestID).json
    )
  }
}

extension APIErrorBody {
  fileprivate var json: JSONValue {
    [
      "type": "error",
      "error": [
        "type": .string(type.rawValue), "message": .string(message), "details": details ?? .null,
      ],
      "request_id": requestID.map { .string($0) } ?? .null,
    ]
  }
}
