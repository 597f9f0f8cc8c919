import ClaudeMessages

/// Feeds streams to the parser.
enum StreamFeed {
  /// All events of a stream that comes in these chunks, the one cut off by the end included.
  static func events(in chunks: [[UInt8]]) throws(ServerSentEventError) -> [ServerSentEvent] {
    var parser = ServerSentEventParser()
    var events: [ServerSentEvent] = []
    for chunk in chunks {
      try parser.append(chunk)
      while let event = parser.next() { events.append(event) }
    }
    if let event = parser.finish() { events.append(event) }
    return events
  }

  /// Some bytes in chunks of a size.
  static func chunks(of bytes: [UInt8], size: Int) -> [[UInt8]] {
    stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min(bytes.count, $0 + size)])
    }
  }
}
