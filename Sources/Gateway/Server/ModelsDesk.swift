import ClaudeAPI
import OrderedJSON

/// Answers with what is known of models: those that the client may ask, in the upstream's own words.
struct ModelsDesk: Sendable {
  /// The most bytes of a list.
  private static let listLimit = 4 << 20

  private let forwarding: Forwarding
  private let gatekeeper: Gatekeeper

  /// Makes a desk.
  ///
  /// - Parameters:
  ///   - forwarding: The way to the upstream.
  ///   - gatekeeper: Knows what each client may ask.
  init(_ forwarding: Forwarding, gatekeeper: Gatekeeper) {
    self.forwarding = forwarding
    self.gatekeeper = gatekeeper
  }

  /// Answers with the list.
  func list(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    let client = request.client
    let answer = try await forwarding.send(request)
    guard answer.head.status == 200 else { return GatewayResponse(passing: answer) }
    let body = try await answer.wholeBody(upTo: Self.listLimit)
    let shown = body.withUnsafeBytes { bytes in
      Result { () throws(JSONError) in
        try Self.items(of: bytes) { gatekeeper.mayAsk($0, client) }
      }
    }
    let headers = ForwardedHeaders.toClient(answer.head.headers)
    guard case .success(let list) = shown else { throw .unreadableAnswer() }
    return GatewayResponse(200, headers: headers, body: .bytes(list))
  }

  /// Answers with one model.
  func model(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    guard gatekeeper.mayAsk(request.parameter, request.client) else {
      throw .unknownModel(request.parameter)
    }
    return GatewayResponse(passing: try await forwarding.send(request))
  }

  /// A list without the models that are not to be shown; everything else of it byte by byte.
  private static func items(
    of bytes: UnsafeRawBufferPointer,
    where isShown: (String) -> Bool
  ) throws(JSONError) -> [UInt8] {
    var reader = JSONReader(bytes)
    var shown: [UInt8] = []
    var copied = 0
    var isFirst = true
    reader.skipByteOrderMark()
    try reader.beginObject()
    while let key = try reader.nextKey(isFirst: isFirst) {
      isFirst = false
      guard key == "data", try reader.peek() == UInt8(ascii: "[") else {
        _ = try reader.readValue()
        continue
      }
      try reader.beginArray()
      shown += bytes[copied..<reader.position]
      var items: [[UInt8]] = []
      var isFirstItem = true
      while try reader.nextItem(isFirst: isFirstItem) {
        isFirstItem = false
        let (value, raw) = try reader.readRawValue()
        if isShown(value["id"]?.stringValue ?? "") { items.append(raw.utf8) }
      }
      shown += items.joined(separator: [UInt8(ascii: ",")])
      copied = reader.position - 1
    }
    try reader.expectEnd()
    return shown + bytes[copied...]
  }
}
