import OrderedJSON

/// Why an exchange failed, in enough detail to fail the same way when it is replayed.
package struct ExchangeFailure: Sendable, Equatable {
  /// The error's code, in lower case with hyphens.
  package let code: String
  /// What happened.
  package let message: String
  /// What to do about it; nil where nothing is known.
  package let help: String?
  /// The HTTP status; nil when no answer came.
  package let status: Int?
  /// The server's `request-id`; nil when none came.
  package let requestID: String?
  /// The API's `error.type`; nil for an answer without one.
  package let type: String?
  /// The attempts that were made; nil where it was not recorded.
  package let attempts: Int?

  /// Makes a failure.
  package init(
    code: String,
    message: String,
    help: String? = nil,
    status: Int? = nil,
    requestID: String? = nil,
    type: String? = nil,
    attempts: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.help = help
    self.status = status
    self.requestID = requestID
    self.type = type
    self.attempts = attempts
  }
}

extension Exchange.Ending.Outcome {
  /// A failure of which only the code and the message are known.
  package static func failed(code: String, message: String) -> Self {
    .failed(ExchangeFailure(code: code, message: message))
  }
}

extension ExchangeFailure {
  /// The members that record it.
  var members: [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [("code", .string(code)), ("message", .string(message))]
    if let help { members.append(("help", .string(help))) }
    if let status { members.append(("status", .number(JSONNumber(status)))) }
    if let requestID { members.append(("request_id", .string(requestID))) }
    if let type { members.append(("error_type", .string(type))) }
    if let attempts { members.append(("attempts", .number(JSONNumber(attempts)))) }
    return members
  }

  /// Reads the members of a record; what is not there is empty or unknown.
  init(_ json: JSONValue) {
    self.init(
      code: json["code"]?.stringValue ?? "",
      message: json["message"]?.stringValue ?? "",
      help: json["help"]?.stringValue,
      status: json["status"]?.intValue,
      requestID: json["request_id"]?.stringValue,
      type: json["error_type"]?.stringValue,
      attempts: json["attempts"]?.intValue
    )
  }
}
