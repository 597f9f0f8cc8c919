import OrderedJSON

/// A batch as the upstream describes it, with the bytes of the description.
struct BatchDescription: Sendable {
  /// The batch's id.
  let id: String
  /// Whether its results can be read.
  let isEnded: Bool
  /// How many requests it has; nil if it does not say.
  let requestCount: Int?
  private let bytes: [UInt8]
  /// Where the address of the results stands, quotes included; more than once in a strange description.
  private let addresses: [Range<Int>]

  /// Reads a description; nil for what is none.
  init?(json bytes: [UInt8]) {
    let members = bytes.withUnsafeBytes { buffer in
      Result { () throws(JSONError) in try Members(buffer) }
    }
    guard case .success(let members) = members, let id = members.id else { return nil }
    self.id = id
    self.bytes = bytes
    isEnded = members.status == "ended"
    requestCount = members.requestCount
    addresses = members.addresses
  }

  /// The description with the address of the results at this gateway; all other bytes as they came.
  ///
  /// The official SDKs follow that address: at the upstream's own they would show a client's token to it, and be refused.
  ///
  /// - Parameter origin: Where the client reached the gateway, as `http://127.0.0.1:8787`; empty for an address without a host,
  ///   which SDKs take to be the server's that they asked.
  /// - Returns: The description in JSON.
  func bytes(at origin: String) -> [UInt8] {
    let address = JSONWriter.bytes(of: .string("\(origin)\(BatchDesk.path)/\(id)/results"))
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + address.count)
    var start = 0
    for range in addresses {
      result += bytes[start..<range.lowerBound]
      result += address
      start = range.upperBound
    }
    return result + bytes[start...]
  }
}

/// What the gateway reads of a description.
private struct Members {
  var id: String?
  var status: String?
  var requestCount: Int?
  var addresses: [Range<Int>] = []

  init(_ bytes: UnsafeRawBufferPointer) throws(JSONError) {
    var reader = JSONReader(bytes)
    reader.skipByteOrderMark()
    var isFirst = true
    try reader.beginObject()
    while let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      reader.skipWhitespace()
      let start = reader.position
      let value = try reader.readValue()
      switch key {
      case "id": id = value.stringValue
      case "processing_status": status = value.stringValue
      case "request_counts":
        requestCount = value.objectValue?.members.reduce(0) { $0 + max(0, $1.value.intValue ?? 0) }
      case "results_url":
        if value.stringValue != nil { addresses.append(start..<reader.position) }
      default: break
      }
    }
    try reader.expectEnd()
  }
}
