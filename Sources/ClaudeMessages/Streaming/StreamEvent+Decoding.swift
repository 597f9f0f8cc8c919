extension StreamEvent {
  /// Reads an event from its data, JSON with a `type`.
  ///
  /// Unknown events and deltas are kept; only a known event in a broken shape is an error.
  public init(json data: [UInt8]) throws(MessageDecodingError) {
    let result = data.withUnsafeBytes { buffer in
      Result { () throws(MessageDecodingError) in try StreamEvent(data: buffer) }
    }
    self = try result.get()
  }

  /// Reads an event from a server-sent event.
  ///
  /// An event of a name that the API does not use may carry something else than JSON, such as the `[DONE]` of other servers.
  public init(_ event: ServerSentEvent) throws(MessageDecodingError) {
    do {
      try self.init(json: event.data)
    } catch {
      guard error.offset != nil, !ServerSentEvent.isKnown(name: event.name) else { throw error }
      let text = String(decoding: event.data, as: UTF8.self)
      self = .unknown(type: event.name, .string(text))
    }
  }

  private init(data: UnsafeRawBufferPointer) throws(MessageDecodingError) {
    if let delta = DeltaScan.event(in: data) {
      self = delta
      return
    }
    let parts: EventParts
    do {
      parts = try EventParts(reading: data)
    } catch {
      throw MessageDecodingError(error)
    }
    try self.init(parts)
  }

  private init(_ parts: EventParts) throws(MessageDecodingError) {
    var fields = ObjectFields(parts.object, at: "")
    let type = try fields.requiredString("type")
    switch type {
    case "message_start":
      self = .messageStart(try Message(try fields.require("message"), at: "message"))
    case "content_block_start":
      guard let block = parts.block else {
        throw MessageDecodingError("the member \"content_block\" is missing")
      }
      self = .contentBlockStart(
        index: try fields.requiredInt("index"),
        ContentBlock(block.value, raw: block.raw)
      )
    case "content_block_delta":
      let index = try fields.requiredInt("index")
      self = .contentBlockDelta(index: index, try Delta(try fields.require("delta")))
    case "content_block_stop": self = .contentBlockStop(index: try fields.requiredInt("index"))
    case "message_delta": self = .messageDelta(try MessageDelta(&fields))
    case "message_stop": self = .messageStop
    case "ping": self = .ping
    case "error": self = .error(APIErrorBody(streamed: .object(parts.object)))
    default: self = .unknown(type: type, .object(parts.object))
    }
  }
}

extension StreamEvent.Delta {
  /// Reads a delta.
  init(_ value: JSONValue) throws(MessageDecodingError) {
    var fields = try ObjectFields(value, at: "delta")
    let type = try fields.requiredString("type")
    switch type {
    case "text_delta": self = .text(try fields.requiredString("text"))
    case "input_json_delta": self = .inputJSON(try fields.requiredString("partial_json"))
    case "thinking_delta": self = .thinking(try fields.requiredString("thinking"))
    case "signature_delta": self = .signature(try fields.requiredString("signature"))
    case "citations_delta": self = .citation(try fields.require("citation"))
    case "compaction_delta": self = .compaction(fields.rest)
    default: self = .unknown(type: type, value)
    }
  }
}

extension MessageDelta {
  /// Reads the end of a reply.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    self.init(stopReason: nil)
    if var delta = try fields.object("delta") {
      stopReason = try delta.word("stop_reason")
      stopSequence = try delta.string("stop_sequence")
      if let details = try delta.object("stop_details") { stopDetails = try StopDetails(details) }
      container = delta.take("container")
      additionalFields = delta.rest
    }
    if let object = try fields.object("usage") { usage = try Usage(object) }
    for member in fields.rest.members { additionalFields[member.key] = member.value }
  }
}

/// The members of an event, with the text of the block that begins.
private struct EventParts {
  /// The members but for the block.
  var object = JSONObject()
  /// The block that begins; nil if the event has none.
  var block: (value: JSONValue, raw: RawJSON)?

  /// Reads an event's data.
  init(reading bytes: UnsafeRawBufferPointer) throws(JSONError) {
    var reader = JSONReader(bytes)
    var isFirst = true
    try reader.beginObject()
    while let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      if key == "content_block" {
        block = try reader.readRawValue()
      } else {
        object.append(key, try reader.readValue())
      }
    }
    try reader.expectEnd()
  }
}
