/// Writes JSON text: exact, without escapes that JSON does not demand (`/` and non-ASCII characters stay as they are).
///
/// Commas are placed by the writer. Keys and values must alternate inside an object; what is written otherwise is not JSON.
public struct JSONWriter: Sendable {
  /// White space between the parts.
  public enum Layout: Sendable, Hashable {
    /// None.
    case compact
    /// A blank after commas and colons, on one line.
    case spaced
    /// One line for each member and item, indented by two blanks a level.
    case indented
  }

  /// What was written so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// The white space.
  public let layout: Layout
  private var needsComma = false
  private var isAfterKey = false
  private var depth = 0

  /// Makes a writer with nothing written.
  public init(layout: Layout = .compact) {
    self.layout = layout
  }

  /// Returns the text of a value.
  public static func bytes(of value: JSONValue, layout: Layout = .compact) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    writer.write(value)
    return writer.bytes
  }

  /// Opens an object.
  public mutating func beginObject() {
    open(UInt8(ascii: "{"))
  }

  /// Closes the innermost object.
  public mutating func endObject() {
    close(UInt8(ascii: "}"))
  }

  /// Opens an array.
  public mutating func beginArray() {
    open(UInt8(ascii: "["))
  }

  /// Closes the innermost array.
  public mutating func endArray() {
    close(UInt8(ascii: "]"))
  }

  /// Writes the name of the next member.
  public mutating func key(_ key: String) {
    separate()
    appendQuoted(key)
    bytes.append(UInt8(ascii: ":"))
    if layout != .compact { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes a value.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: write(word: "null")
    case .bool(let bool): write(word: bool ? "true" : "false")
    case .number(let number): write(word: number.spelling)
    case .string(let string): write(string)
    case .array(let items):
      beginArray()
      for item in items { write(item) }
      endArray()
    case .object(let object):
      beginObject()
      for member in object.members {
        key(member.key)
        write(member.value)
      }
      endObject()
    }
  }

  /// Writes a string.
  public mutating func write(_ string: String) {
    separate()
    appendQuoted(string)
  }

  /// Writes an integer.
  public mutating func write(_ int: Int) {
    write(word: String(int))
  }

  /// Writes a truth value.
  public mutating func write(_ bool: Bool) {
    write(word: bool ? "true" : "false")
  }

  /// Writes a value that is already JSON text, byte by byte, whatever the layout.
  public mutating func write(_ raw: RawJSON) {
    separate()
    bytes.append(contentsOf: raw.utf8)
  }
}

extension JSONWriter {
  private mutating func write(word: String) {
    separate()
    bytes.append(contentsOf: word.utf8)
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if layout == .indented, needsComma { appendLineBreak() }
    bytes.append(bracket)
    needsComma = true
    isAfterKey = false
  }

  /// Writes what stands before a key, an item or a member's value.
  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      needsComma = true
      return
    }
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    switch layout {
    case .compact: break
    case .spaced: if needsComma { bytes.append(UInt8(ascii: " ")) }
    case .indented: if depth > 0 { appendLineBreak() }
    }
    needsComma = true
  }

  private mutating func appendLineBreak() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * max(0, depth)))
  }

  private mutating func appendQuoted(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    var copy = string
    copy.withUTF8 { appendEscaped(UnsafeRawBufferPointer($0)) }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: UnsafeRawBufferPointer) {
    var run = 0
    while true {
      let end = JSONStringScan.endOfPlainRun(in: text, from: run)
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[run..<end]))
      guard end < text.count else { return }
      appendEscape(of: text[end])
      run = end + 1
    }
  }

  private mutating func appendEscape(of byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    default:
      let digits = String(byte, radix: 16)
      bytes.append(contentsOf: (digits.utf8.count == 1 ? "u000" : "u00").utf8)
      bytes.append(contentsOf: digits.utf8)
    }
  }
}
