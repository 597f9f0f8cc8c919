/// One event of a stream of server-sent events.
public struct ServerSentEvent: Sendable, Hashable {
  /// The event's name; empty if it has none.
  public let name: String
  /// The event's data: its `data` lines, joined by line feeds.
  public let data: [UInt8]

  /// Makes an event.
  public init(name: String, data: [UInt8]) {
    self.name = name
    self.data = data
  }

  /// Whether the Messages API uses that name.
  static func isKnown(name: String) -> Bool {
    knownNames.contains { $0.name == name }
  }

  /// The names that the Messages API uses, the frequent ones first; each as bytes to compare and as a string to hand out.
  ///
  /// A literal costs no allocation when it is copied, a string made of received bytes does.
  static let knownNames: [(bytes: StaticString, name: String)] = [
    ("content_block_delta", "content_block_delta"), ("content_block_start", "content_block_start"),
    ("content_block_stop", "content_block_stop"), ("message_start", "message_start"),
    ("message_delta", "message_delta"), ("message_stop", "message_stop"), ("ping", "ping"),
    ("error", "error"),
  ]

  /// The event as it stands in a stream, with the blank line that ends it.
  public func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    if !name.isEmpty { bytes += Array("event: \(name)\n".utf8) }
    for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
      bytes += Array("data: ".utf8) + line + [0x0A]
    }
    return bytes + [0x0A]
  }
}
