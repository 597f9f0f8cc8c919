/// Reads values, keys and items one after the other from JSON text in memory.
///
/// The position after each call is known, so a caller can keep the bytes of a value beside the value itself.
/// - Requires: The bytes outlive the reader.
package struct JSONReader {
  /// The text.
  package let bytes: UnsafeRawBufferPointer
  /// The next byte to read.
  package internal(set) var position = 0
  private let maximumDepth: Int
  private var depth = 0
  /// Holds a string with escapes while they are resolved; kept for the next one.
  var scratch: [UInt8] = []

  /// Makes a reader at the start of a text.
  package init(_ bytes: UnsafeRawBufferPointer, maximumDepth: Int = 512) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
  }

  /// Skips a byte-order mark at the start.
  package mutating func skipByteOrderMark() {
    if position == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      position = 3
    }
  }

  /// Skips blanks, tabs and line ends.
  @inline(__always)
  package mutating func skipWhitespace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Consumes a text at the position if it stands there, byte by byte, white space included.
  package mutating func skip(_ text: StaticString) -> Bool {
    guard bytes.contains(text, at: position) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  /// Reads the next value whole and gives its text too.
  package mutating func readRawValue() throws(JSONError) -> (value: JSONValue, raw: RawJSON) {
    skipWhitespace()
    let start = position
    let value = try readValue()
    return (value, RawJSON(validated: Array(bytes[start..<position])))
  }

  /// Consumes one byte.
  ///
  /// - Requires: There is one.
  package mutating func advance() {
    precondition(position < bytes.count, "no byte is left to consume")
    position += 1
  }

  /// Whether only white space is left.
  package mutating func isAtEnd() -> Bool {
    skipWhitespace()
    return position == bytes.count
  }

  /// Requires that only white space is left.
  package mutating func expectEnd() throws(JSONError) {
    skipWhitespace()
    if position < bytes.count { throw JSONError(.trailingContent, at: position) }
  }

  /// The first byte of the next value, without consuming it.
  package mutating func peek() throws(JSONError) -> UInt8 {
    skipWhitespace()
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    return bytes[position]
  }

  /// Reads the next value whole.
  package mutating func readValue() throws(JSONError) -> JSONValue {
    switch try peek() {
    case UInt8(ascii: "\""):
      position += 1
      return .string(try readStringBody())
    case UInt8(ascii: "{"): return .object(try readObject())
    case UInt8(ascii: "["): return .array(try readArray())
    case UInt8(ascii: "t"): return try readWord("true", .bool(true))
    case UInt8(ascii: "f"): return try readWord("false", .bool(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .number(try readNumber())
    default: throw JSONError(.unexpectedCharacter, at: position)
    }
  }

  /// Reads members up to the closing brace.
  private mutating func readObject() throws(JSONError) -> JSONObject {
    var members: [JSONObject.Member] = []
    try beginContainer()
    while let key = try nextKey(isFirst: members.isEmpty) {
      if members.isEmpty { members.reserveCapacity(4) }
      members.append(JSONObject.Member(key: key, value: try readValue()))
    }
    return JSONObject(members: members)
  }

  /// Reads items up to the closing bracket.
  private mutating func readArray() throws(JSONError) -> [JSONValue] {
    var items: [JSONValue] = []
    try beginContainer()
    while try nextItem(isFirst: items.isEmpty) {
      items.append(try readValue())
    }
    return items
  }

  /// Consumes the opening bracket at the position.
  private mutating func beginContainer() throws(JSONError) {
    guard depth < maximumDepth else { throw JSONError(.tooDeep, at: position) }
    depth += 1
    position += 1
  }

  /// Consumes an opening brace, or throws.
  package mutating func beginObject() throws(JSONError) {
    guard try peek() == UInt8(ascii: "{") else {
      throw JSONError(.unexpectedCharacter, at: position)
    }
    try beginContainer()
  }

  /// Consumes an opening bracket, or throws.
  package mutating func beginArray() throws(JSONError) {
    guard try peek() == UInt8(ascii: "[") else {
      throw JSONError(.unexpectedCharacter, at: position)
    }
    try beginContainer()
  }

  /// Reads the next key and its colon; nil after the closing brace.
  ///
  /// `isFirst` says that no member of this object was read before.
  package mutating func nextKey(isFirst: Bool) throws(JSONError) -> String? {
    var next = try peek()
    if next == UInt8(ascii: "}") {
      position += 1
      depth -= 1
      return nil
    }
    if !isFirst {
      guard next == UInt8(ascii: ",") else { throw JSONError(.unexpectedCharacter, at: position) }
      position += 1
      next = try peek()
    }
    guard next == UInt8(ascii: "\"") else { throw JSONError(.unexpectedCharacter, at: position) }
    position += 1
    let key = try readStringBody()
    guard try peek() == UInt8(ascii: ":") else {
      throw JSONError(.unexpectedCharacter, at: position)
    }
    position += 1
    return key
  }

  /// Moves to the next item; false after the closing bracket.
  ///
  /// `isFirst` says that no item of this array was read before.
  package mutating func nextItem(isFirst: Bool) throws(JSONError) -> Bool {
    let next = try peek()
    if next == UInt8(ascii: "]") {
      position += 1
      depth -= 1
      return false
    }
    if !isFirst {
      guard next == UInt8(ascii: ",") else { throw JSONError(.unexpectedCharacter, at: position) }
      position += 1
      if try peek() == UInt8(ascii: "]") { throw JSONError(.unexpectedCharacter, at: position) }
    }
    return true
  }

  private mutating func readWord(
    _ word: StaticString,
    _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    let start = position
    for index in 0..<word.utf8CodeUnitCount {
      guard start + index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
      guard bytes[start + index] == word.utf8Start[index] else {
        throw JSONError(.unexpectedCharacter, at: start + index)
      }
    }
    position = start + word.utf8CodeUnitCount
    return value
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a text stands at an offset, compared eight bytes at a time.
  package func contains(_ text: StaticString, at offset: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard offset >= 0, count - offset >= length, let base = baseAddress else { return false }
    let expected = UnsafeRawPointer(text.utf8Start)
    let found = base + offset
    var index = 0
    while length - index >= 8 {
      guard
        found.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          == expected.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      else { return false }
      index += 8
    }
    while index < length {
      guard found.load(fromByteOffset: index, as: UInt8.self) == text.utf8Start[index] else {
        return false
      }
      index += 1
    }
    return true
  }
}
