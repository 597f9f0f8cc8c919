import OrderedJSON

/// Where the requests stand in a body that makes a batch; for servers and proxies, which read each of them without a copy of all.
public struct BatchBody: Sendable, Hashable {
  /// One request.
  public struct Item: Sendable, Hashable {
    /// Its name, which is a `custom_id` and that of no other request of the batch.
    public let customID: String
    /// The bytes of its `params`, an object.
    public let params: Range<Int>
  }

  /// The requests in their order, at least one and at most ``BatchRequest/mostRequests``.
  public let items: [Item]

  /// Reads a body.
  ///
  /// What the requests ask for is not looked at.
  ///
  /// - Parameter body: The body, `{"requests": […]}`.
  /// - Throws: ``MessageDecodingError`` in the words of the API; also for a member that is there twice, which two readers could
  ///   read differently.
  public init(json body: [UInt8]) throws(MessageDecodingError) {
    let read = body.withUnsafeBytes { bytes in
      Result { () throws(MessageDecodingError) in
        var reading = BatchReading(bytes)
        return try reading.items()
      }
    }
    items = try read.get()
  }
}

/// Reads a body that makes a batch.
private struct BatchReading {
  private var reader: JSONReader
  private var names: Set<String> = []

  init(_ bytes: UnsafeRawBufferPointer) {
    reader = JSONReader(bytes)
    reader.skipByteOrderMark()
  }

  mutating func items() throws(MessageDecodingError) -> [BatchBody.Item] {
    var items: [BatchBody.Item]?
    try json { reader throws(JSONError) in try reader.beginObject() }
    var isFirst = true
    while let key = try key(isFirst: isFirst) {
      isFirst = false
      guard key == "requests" else {
        try skipValue()
        continue
      }
      guard items == nil else { throw .twice("requests") }
      items = try list()
    }
    try json { reader throws(JSONError) in try reader.expectEnd() }
    guard let items else { throw .missing("requests") }
    guard !items.isEmpty else {
      throw MessageDecodingError("at least one request is required", at: "requests")
    }
    return items
  }

  private mutating func list() throws(MessageDecodingError) -> [BatchBody.Item] {
    guard try next() == UInt8(ascii: "[") else {
      throw MessageDecodingError("Input should be a valid list", at: "requests")
    }
    try json { reader throws(JSONError) in try reader.beginArray() }
    var items: [BatchBody.Item] = []
    while try nextItem(isFirst: items.isEmpty) {
      guard items.count < BatchRequest.mostRequests else {
        throw MessageDecodingError(
          "a batch has at most \(BatchRequest.mostRequests) requests",
          at: "requests"
        )
      }
      items.append(try item(at: "requests.\(items.count)"))
    }
    return items
  }

  private mutating func item(at path: String) throws(MessageDecodingError) -> BatchBody.Item {
    guard try next() == UInt8(ascii: "{") else { throw .noDictionary(path) }
    try json { reader throws(JSONError) in try reader.beginObject() }
    var customID: JSONValue?
    var params: Range<Int>?
    var isFirst = true
    while let key = try key(isFirst: isFirst) {
      isFirst = false
      switch key {
      case "custom_id":
        guard customID == nil else { throw .twice("\(path).custom_id") }
        customID = try json { reader throws(JSONError) in try reader.readValue() }
      case "params":
        guard params == nil else { throw .twice("\(path).params") }
        guard try next() == UInt8(ascii: "{") else { throw .noDictionary("\(path).params") }
        let start = reader.position
        try skipValue()
        params = start..<reader.position
      default: try skipValue()
      }
    }
    guard let customID else { throw .missing("\(path).custom_id") }
    guard let name = customID.stringValue, BatchRequest.isCustomID(name) else {
      throw MessageDecodingError(
        "String should match pattern '^[a-zA-Z0-9_-]{1,64}$'",
        at: "\(path).custom_id"
      )
    }
    guard names.insert(name).inserted else {
      throw MessageDecodingError("\(name) is the name of another request", at: "\(path).custom_id")
    }
    guard let params else { throw .missing("\(path).params") }
    return BatchBody.Item(customID: name, params: params)
  }

  // MARK: JSON

  private mutating func next() throws(MessageDecodingError) -> UInt8 {
    try json { reader throws(JSONError) in try reader.peek() }
  }

  private mutating func key(isFirst: Bool) throws(MessageDecodingError) -> String? {
    try json { reader throws(JSONError) in try reader.nextKey(isFirst: isFirst) }
  }

  private mutating func nextItem(isFirst: Bool) throws(MessageDecodingError) -> Bool {
    try json { reader throws(JSONError) in try reader.nextItem(isFirst: isFirst) }
  }

  private mutating func skipValue() throws(MessageDecodingError) {
    try json { reader throws(JSONError) in _ = try reader.readValue() }
  }

  private mutating func json<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(MessageDecodingError) -> Value {
    do throws(JSONError) {
      return try read(&reader)
    } catch {
      throw MessageDecodingError(error)
    }
  }
}

extension MessageDecodingError {
  fileprivate static func missing(_ path: String) -> Self { Self("Field required", at: path) }

  fileprivate static func twice(_ path: String) -> Self {
    Self("the field is there twice", at: path)
  }

  fileprivate static func noDictionary(_ path: String) -> Self {
    Self("Input should be a valid dictionary", at: path)
  }
}
