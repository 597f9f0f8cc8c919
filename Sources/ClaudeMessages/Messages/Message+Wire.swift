extension Message {
  /// Reads a message from JSON text, keeping the text of each block.
  ///
  /// A member of an unknown name is kept; a missing `usage`, `role` or `stop_reason` is not an error.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    let captured = bytes.withUnsafeBytes { buffer in
      Result { () throws(JSONError) in
        var reader = JSONReader(buffer)
        reader.skipByteOrderMark()
        let object = try reader.readObject(capturing: "content")
        try reader.expectEnd()
        return object
      }
    }
    switch captured {
    case .success(let object): try self.init(object, at: "")
    case .failure(let error): throw MessageDecodingError(error)
    }
  }

  /// Reads a message from a value.
  public init(_ value: JSONValue) throws(MessageDecodingError) {
    try self.init(value, at: "")
  }

  /// Reads a message from a value that stands somewhere.
  init(_ value: JSONValue, at path: String) throws(MessageDecodingError) {
    guard case .object(var object) = value else {
      throw MessageDecodingError(
        "an object is expected here, not \(value.kindDescription)",
        at: path
      )
    }
    var captured = CapturedObject()
    if let items = object["content"]?.arrayValue {
      captured.items = items.map { ($0, RawJSON($0)) }
      object["content"] = .null
    }
    captured.object = object
    try self.init(captured, at: path)
  }

  /// Reads a message whose blocks' texts are known.
  init(_ captured: CapturedObject, at path: String) throws(MessageDecodingError) {
    var fields = ObjectFields(captured.object, at: path)
    guard let items = captured.items else {
      throw MessageDecodingError("the list of blocks \"content\" is missing", at: path)
    }
    self.init(
      id: try fields.requiredString("id"),
      model: ModelID(rawValue: try fields.requiredString("model")),
      content: items.map { ContentBlock($0.value, raw: $0.raw) },
      stopReason: try fields.word("stop_reason")
    )
    _ = fields.take("type")
    _ = fields.take("content")
    role = try fields.word("role") ?? .assistant
    stopSequence = try fields.string("stop_sequence")
    stopDetails = try fields.object("stop_details").map { details throws(MessageDecodingError) in
      try StopDetails(details)
    }
    container = fields.take("container")
    diagnostics = fields.take("diagnostics")
    if let object = try fields.object("usage") { usage = try Usage(object) }
    additionalFields = fields.rest
  }
}

extension Message: JSONRepresentable {
  /// Writes the message in the API's order; what is not known is null.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("type", "message")
    writer.member("role", role.rawValue)
    writer.member("model", model.rawValue)
    writer.member("content", content)
    writer.member("stop_reason", stopReason.map { .string($0.rawValue) } ?? .null)
    writer.member("stop_sequence", stopSequence.map { .string($0) } ?? .null)
    writer.key("stop_details")
    if let stopDetails { stopDetails.write(to: &writer) } else { writer.write(.null) }
    writer.member("container", container ?? .null)
    writer.member("diagnostics", diagnostics ?? .null)
    writer.member("usage", usage)
    writer.members(of: additionalFields)
    writer.endObject()
  }
}
