/// One request of a batch.
public struct BatchRequest: Sendable, Hashable {
  /// The most requests of a batch.
  ///
  /// - Source: <https://platform.claude.com/docs/en/build-with-claude/batch-processing>.
  public static let mostRequests = 100_000
  /// The most bytes of a batch's body: 256 MB.
  public static let mostBytes = 256_000_000

  /// The name by which its result is found: 1 to 64 letters, digits, `_` and `-`, once in a batch.
  public var customID: String
  /// The body of the request, as it would be sent alone; it goes out with these bytes.
  public var params: RawJSON

  /// Makes a request from the bytes of its body.
  public init(customID: String, params: RawJSON) {
    self.customID = customID
    self.params = params
  }

  /// Makes a request; `stream` is left out, as a batch takes none.
  public init(customID: String, _ request: MessageRequest) {
    var request = request
    request.stream = false
    self.init(customID: customID, params: RawJSON(validated: request.encoded()))
  }

  /// Whether a name can be a `custom_id`.
  public static func isCustomID(_ name: String) -> Bool {
    let bytes = name.utf8
    return (1...64).contains(bytes.count)
      && bytes.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
      }
  }

  /// The bytes that the request adds to the body of a batch, its comma included.
  public var byteCount: Int {
    params.utf8.count + customID.utf8.count + Self.frame
  }

  private static let frame = #"{"custom_id":"","params":},"#.utf8.count

  /// The body that makes a batch of requests.
  public static func encoded(_ requests: [BatchRequest]) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("requests")
    writer.write(requests)
    writer.endObject()
    return writer.bytes
  }
}

extension BatchRequest: JSONRepresentable {
  /// Writes the request as an item of a batch.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("custom_id", customID)
    writer.key("params")
    writer.write(params)
    writer.endObject()
  }
}
