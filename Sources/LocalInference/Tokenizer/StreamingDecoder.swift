/// Cuts a stream of bytes into text of whole characters: half a character waits for its other half.
package struct StreamingDecoder: Sendable {
  private var waiting: [UInt8] = []

  /// Makes a decoder that has seen nothing.
  package init() {}

  /// The text that is complete with these bytes; bytes that can be no part of UTF-8 become U+FFFD.
  package mutating func append(_ bytes: some Sequence<UInt8>) -> String {
    waiting.append(contentsOf: bytes)
    let complete = waiting.count - Self.incompleteCount(waiting)
    defer { waiting.removeSubrange(..<complete) }
    return String(decoding: waiting[..<complete], as: UTF8.self)
  }

  /// The text of what still waits, at the end of the stream: half a character becomes U+FFFD.
  package mutating func finish() -> String {
    defer { waiting.removeAll() }
    return String(decoding: waiting, as: UTF8.self)
  }

  /// How many bytes at the end begin a character that more bytes can complete.
  private static func incompleteCount(_ bytes: [UInt8]) -> Int {
    for count in 1...3 where count <= bytes.count {
      let lead = bytes[bytes.count - count]
      if UTF8.isContinuation(lead) { continue }
      guard let length = length(ofLead: lead), length > count else { return 0 }
      guard count == 1 || canFollow(lead, bytes[bytes.count - count + 1]) else { return 0 }
      return count
    }
    return 0
  }

  /// The bytes of a character by its first; nil for a byte that begins none.
  private static func length(ofLead byte: UInt8) -> Int? {
    switch byte {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }

  /// Whether a continuation byte may be the second: no overlong forms, no surrogates, nothing above U+10FFFF.
  private static func canFollow(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xE0: second >= 0xA0
    case 0xED: second < 0xA0
    case 0xF0: second >= 0x90
    case 0xF4: second < 0x90
    default: true
    }
  }
}
