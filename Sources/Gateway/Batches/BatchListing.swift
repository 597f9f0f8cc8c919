import OrderedJSON

/// A page of the upstream's list of batches, with the bytes of each description.
struct BatchListing: Sendable {
  /// The descriptions, the newest first.
  private(set) var batches: [BatchDescription] = []
  /// Whether another page follows.
  private(set) var hasMore = false

  /// Reads a page; nil for what is none.
  init?(json bytes: [UInt8]) {
    let read = bytes.withUnsafeBytes { buffer in
      Result { () throws(JSONError) in try Self.members(of: buffer) }
    }
    guard case .success(let members) = read, let texts = members.texts else { return nil }
    hasMore = members.hasMore
    for text in texts {
      guard let batch = BatchDescription(json: text.utf8) else { return nil }
      batches.append(batch)
    }
  }

  private static func members(
    of bytes: UnsafeRawBufferPointer
  ) throws(JSONError) -> (texts: [RawJSON]?, hasMore: Bool) {
    var reader = JSONReader(bytes)
    reader.skipByteOrderMark()
    var texts: [RawJSON]?
    var hasMore = false
    var isFirst = true
    try reader.beginObject()
    while let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      if key == "data", try reader.peek() == UInt8(ascii: "[") {
        var items: [RawJSON] = []
        try reader.beginArray()
        while try reader.nextItem(isFirst: items.isEmpty) {
          items.append(try reader.readRawValue().raw)
        }
        texts = items
      } else {
        let value = try reader.readValue()
        if key == "has_more" { hasMore = value.boolValue ?? false }
      }
    }
    try reader.expectEnd()
    return (texts, hasMore)
  }

  /// The page that a client gets.
  ///
  /// - Parameters:
  ///   - batches: Its batches, each as the upstream described it.
  ///   - hasMore: Whether another page follows.
  ///   - origin: Where the client reached the gateway.
  /// - Returns: The page in JSON.
  static func page(of batches: [BatchDescription], hasMore: Bool, at origin: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("data")
    writer.beginArray()
    for batch in batches { writer.write(RawJSON(validated: batch.bytes(at: origin))) }
    writer.endArray()
    writer.key("has_more")
    writer.write(hasMore)
    for (name, id) in [("first_id", batches.first?.id), ("last_id", batches.last?.id)] {
      writer.key(name)
      writer.write(id.map(JSONValue.string) ?? .null)
    }
    writer.endObject()
    return writer.bytes
  }
}
