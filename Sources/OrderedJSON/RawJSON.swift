/// One JSON value kept as the text in which it came, to be sent on unchanged.
public struct RawJSON: Sendable, Hashable {
  /// The text in UTF-8, without white space around it.
  public let utf8: [UInt8]

  /// Keeps a text after checking that it is one JSON value.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    _ = try JSONParser().parse(bytes)
    utf8 = RawJSON.trimmed(bytes)
  }

  /// Writes a value and keeps its text.
  public init(_ value: JSONValue) {
    utf8 = JSONWriter.bytes(of: value)
  }

  /// Keeps a text that is already known to be one JSON value.
  package init(validated utf8: [UInt8]) {
    self.utf8 = utf8
  }

  /// The value, parsed anew at each call.
  public var value: JSONValue {
    (try? JSONParser(maximumDepth: .max).parse(utf8)) ?? .null
  }

  /// The text as a string.
  public var text: String {
    String(decoding: utf8, as: UTF8.self)
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    func isContent(_ byte: UInt8) -> Bool {
      byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = bytes[start...].firstIndex(where: isContent),
      let last = bytes.lastIndex(where: isContent)
    else { return bytes }
    return Array(bytes[first...last])
  }
}
