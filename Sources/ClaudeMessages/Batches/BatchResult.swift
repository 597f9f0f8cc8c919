/// How one request of a batch came out.
public struct BatchResult: Sendable, Hashable {
  /// How a request came out.
  public enum Outcome: Sendable, Hashable {
    /// It was answered: the message with the bytes in which it came.
    case succeeded(RawJSON)
    /// It failed, and is not charged.
    case errored(APIErrorBody)
    /// The batch was asked to stop before; it is not charged.
    case canceled
    /// It was not answered within a day; it is not charged.
    case expired
    /// An outcome that this library does not know, as it came.
    case unknown(type: String, JSONValue)
  }

  /// The name that the request was given.
  public let customID: String
  /// How it came out.
  public let outcome: Outcome

  /// Makes a result.
  public init(customID: String, outcome: Outcome) {
    self.customID = customID
    self.outcome = outcome
  }

  /// The message of a request that was answered, decoded at each call; nil for one that was not.
  ///
  /// - Throws: ``MessageDecodingError`` for a message that lacks what every message has.
  public func message() throws(MessageDecodingError) -> Message? {
    guard case .succeeded(let raw) = outcome else { return nil }
    return try Message(json: raw.utf8)
  }
}

extension BatchResult {
  /// Reads a result from one line of the results.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    let read = bytes.withUnsafeBytes { buffer in
      Result { () throws(JSONError) in
        var reader = JSONReader(buffer)
        let line = try ResultLine(&reader)
        try reader.expectEnd()
        return line
      }
    }
    switch read {
    case .success(let line): try self.init(line)
    case .failure(let error): throw MessageDecodingError(error)
    }
  }

  private init(_ line: ResultLine) throws(MessageDecodingError) {
    var fields = ObjectFields(line.object, at: "")
    let customID = try fields.requiredString("custom_id")
    guard let result = line.result else {
      throw MessageDecodingError("the object \"result\" is missing")
    }
    var members = ObjectFields(result, at: "result")
    let type = try members.requiredString("type")
    switch type {
    case "succeeded":
      guard let message = line.message else {
        throw MessageDecodingError("the object \"message\" is missing", at: "result")
      }
      self.init(customID: customID, outcome: .succeeded(message))
    case "errored":
      let error = try members.require("error")
      self.init(customID: customID, outcome: .errored(APIErrorBody(batched: error)))
    case "canceled": self.init(customID: customID, outcome: .canceled)
    case "expired": self.init(customID: customID, outcome: .expired)
    default:
      self.init(customID: customID, outcome: .unknown(type: type, .object(line.wholeResult)))
    }
  }
}

/// A line of the results with the text of its message.
private struct ResultLine {
  /// The members beside `result`.
  var object = JSONObject()
  /// The members of `result` beside `message`; nil if it was not there or no object.
  var result: JSONObject?
  /// The text of `message`; nil if it was not there or no object.
  var message: RawJSON?

  /// The members of `result`, `message` included.
  var wholeResult: JSONObject {
    var whole = result ?? JSONObject()
    if let message { whole.append("message", message.value) }
    return whole
  }

  init(_ reader: inout JSONReader) throws(JSONError) {
    var isFirst = true
    try reader.beginObject()
    while let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      if key == "result", try reader.peek() == UInt8(ascii: "{") {
        try readResult(&reader)
      } else {
        object.append(key, try reader.readValue())
      }
    }
  }

  private mutating func readResult(_ reader: inout JSONReader) throws(JSONError) {
    var members = JSONObject()
    var isFirst = true
    message = nil
    try reader.beginObject()
    while let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      if key == "message", try reader.peek() == UInt8(ascii: "{") {
        message = try reader.readRawValue().raw
      } else {
        members.append(key, try reader.readValue())
      }
    }
    result = members
  }
}

extension APIErrorBody {
  /// Makes the best of the error of a batched request: an envelope as in an answer, or what stands in one.
  fileprivate init(batched value: JSONValue) {
    if value["error"] == nil, value["message"]?.stringValue != nil {
      self.init(streamed: ["error": value])
    } else {
      self.init(streamed: value)
    }
  }
}
