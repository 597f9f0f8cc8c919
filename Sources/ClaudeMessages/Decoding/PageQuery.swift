/// Which page of a list a request asks for, as its query says: `limit`, `after_id`, `before_id`.
package struct PageQuery: Sendable, Hashable {
  /// The most items of the page, 1 … 1000.
  package let limit: Int
  /// The id after which the page starts; nil for the newest.
  package let after: String?
  /// The id before which the page ends; nil for no such bound.
  package let before: String?

  /// Reads the query of a path; other items of it are passed over.
  ///
  /// - Parameters:
  ///   - path: The path with its query, if it has one.
  ///   - limit: The limit where the query names none. Default: 20.
  /// - Throws: ``MessageDecodingError`` in the words of the API.
  package init(path: String, limit: Int = 20) throws(MessageDecodingError) {
    var items: [String: String] = [:]
    if let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) {
      for item in path[path.index(after: mark)...].split(separator: "&") {
        let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { continue }
        items[Self.decoded(parts[0])] = Self.decoded(parts[1])
      }
    }
    self.limit = try Self.limit(items["limit"]) ?? limit
    after = items["after_id"]
    before = items["before_id"]
    if after != nil, before != nil {
      throw MessageDecodingError("only one of after_id and before_id can be given")
    }
  }

  private static func limit(_ text: String?) throws(MessageDecodingError) -> Int? {
    guard let text else { return nil }
    guard let limit = Int(text) else {
      throw MessageDecodingError("Input should be a valid integer", at: "limit")
    }
    guard limit >= 1 else {
      throw MessageDecodingError("Input should be greater than or equal to 1", at: "limit")
    }
    guard limit <= 1000 else {
      throw MessageDecodingError("Input should be less than or equal to 1000", at: "limit")
    }
    return limit
  }

  /// A text without its percent escapes; one that is none stays as it is.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy(\.isHexadecimal),
        let value = UInt8(String(Substring(digits)), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
