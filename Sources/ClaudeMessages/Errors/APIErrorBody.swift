/// What the API says about a request that failed, in an answer or in the middle of a stream.
public struct APIErrorBody: Sendable, Hashable {
  /// The kind of error.
  public var type: APIErrorType
  /// The API's words.
  public var message: String
  /// More about the error, as the API describes it.
  public var details: JSONValue?
  /// The id of the request, for the API's support.
  public var requestID: String?

  /// Makes an error.
  public init(
    type: APIErrorType,
    message: String,
    details: JSONValue? = nil,
    requestID: String? = nil
  ) {
    self.type = type
    self.message = message
    self.details = details
    self.requestID = requestID
  }

  /// The stable code to branch on, where the API gives one; messages change.
  public var code: APIErrorCode? {
    details?["error_code"]?.stringValue.map(APIErrorCode.init(rawValue:))
  }

  /// Reads an error from the API's envelope, `{"type":"error","error":{…},"request_id":…}`.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    try self.init(try JSONValue(messageJSON: bytes))
  }

  /// Reads an error from the API's envelope.
  public init(_ value: JSONValue) throws(MessageDecodingError) {
    var fields = try ObjectFields(value, at: "")
    guard var error = try fields.object("error") else {
      throw MessageDecodingError("the member \"error\" is missing")
    }
    type = APIErrorType(rawValue: try error.string("type") ?? "")
    message = try error.requiredString("message")
    details = error.take("details")
    requestID = try fields.string("request_id")
  }
}

extension APIErrorBody {
  /// The longest part of a body in an unknown form that is quoted, in characters.
  private static let quotedLength = 200

  /// Makes the best of the body of a failed answer, of whatever form.
  ///
  /// Gateways and the network's edge answer with HTML or plain text: then the kind follows from the status, and the message
  /// says what came instead.
  public init(status: Int, body: [UInt8]) {
    if let known = try? APIErrorBody(json: body) {
      self = known
      if type.rawValue.isEmpty { type = APIErrorType(status: status) ?? .api }
      return
    }
    self.init(
      type: APIErrorType(status: status) ?? .api,
      message: Self.message(status: status, body: String(decoding: body, as: UTF8.self))
    )
  }

  /// Makes the best of an error event of a stream, of whatever form.
  init(streamed value: JSONValue) {
    self =
      (try? APIErrorBody(value))
      ?? APIErrorBody(type: .api, message: Self.otherMessage(in: value) ?? value.description)
    if type.rawValue.isEmpty { type = .api }
  }

  private static func message(status: Int, body: String) -> String {
    let text = collapsed(body)
    if text.isEmpty { return "the server answered \(status) without a body" }
    if let value = try? JSONParser().parse(body), let other = otherMessage(in: value) {
      return other
    }
    guard text.hasPrefix("<") else {
      return "the server answered \(status): \(text.prefix(quotedLength))"
    }
    let title = htmlTitle(in: text).map { ": \($0.prefix(quotedLength))" } ?? ""
    return "the server answered \(status) with a page of HTML\(title)"
  }

  /// The message of other envelopes: `{"error":"…"}`, `{"message":"…"}`, `{"detail":"…"}`.
  private static func otherMessage(in value: JSONValue) -> String? {
    for key in ["error", "message", "detail"] {
      if let text = value[key]?.stringValue { return text }
    }
    return value["error"]?["message"]?.stringValue
  }

  private static func htmlTitle(in text: String) -> String? {
    let lower = text.lowercased()
    guard lower.utf8.count == text.utf8.count, let start = lower.firstRange(of: "<title>"),
      let end = lower[start.upperBound...].firstRange(of: "</title>")
    else { return nil }
    let offset = lower.utf8.distance(from: lower.startIndex, to: start.upperBound)
    let length = lower.utf8.distance(from: start.upperBound, to: end.lowerBound)
    let title = collapsed(
      String(decoding: text.utf8.dropFirst(offset).prefix(length), as: UTF8.self)
    )
    return title.isEmpty ? nil : title
  }

  /// A text on one line, runs of white space as one blank.
  private static func collapsed(_ text: String) -> String {
    text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
  }
}

extension APIErrorBody: JSONRepresentable {
  /// Writes the API's envelope.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("type", "error")
    writer.key("error")
    writer.beginObject()
    writer.member("type", type.rawValue)
    writer.member("message", message)
    writer.member("details", details)
    writer.endObject()
    writer.member("request_id", requestID.map { .string($0) } ?? .null)
    writer.endObject()
  }
}
