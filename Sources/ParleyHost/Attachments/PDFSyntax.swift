/// A reader of the objects of a PDF: dictionaries and the simple values in them.
///
/// It knows just enough to find the tree of pages. What is in no form that it knows is passed over, never trusted.
///
/// - Source: ISO 32000-1, 7.2 and 7.3, <https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf>.
struct PDFSyntax {
  /// A value of a dictionary, as far as it matters here.
  enum Value: Hashable {
    /// A whole number.
    case integer(Int)
    /// A name, without its slash.
    case name(String)
    /// A reference to an object, by its number.
    case reference(Int)
    /// An array.
    case array([Value])
    /// A dictionary.
    case dictionary([String: Value])
    /// Anything else.
    case other
  }

  /// How deep values may be nested.
  private static let greatestDepth = 32

  let bytes: [UInt8]
  /// The place of the next byte.
  var position: Int
  /// Where it takes the bytes to end.
  private let end: Int

  /// Makes a reader at a place in some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - position: The place, at most their end. Default: their beginning.
  ///   - length: How many bytes from there on are looked at. Default: all.
  init(_ bytes: [UInt8], at position: Int = 0, length: Int = .max) {
    self.bytes = bytes
    self.position = position
    end = position + min(length, bytes.count - position)
  }

  private var next: UInt8? { position < end ? bytes[position] : nil }

  /// Passes over blanks and comments.
  mutating func skipBlanks() {
    while let byte = next {
      if byte == UInt8(ascii: "%") {
        while let byte = next, byte != 0x0A, byte != 0x0D { position += 1 }
      } else if !byte.isPDFBlank {
        return
      } else {
        position += 1
      }
    }
  }

  /// Passes over a word if it is what comes next.
  mutating func skip(_ word: StaticString) -> Bool {
    let wordEnd = position + word.utf8CodeUnitCount
    guard wordEnd <= end,
      bytes[position..<wordEnd].elementsEqual(
        UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      )
    else { return false }
    position = wordEnd
    return true
  }

  /// Reads a number that is not negative; nil where none comes next.
  mutating func integer() -> Int? {
    var number: Int?
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      guard (number ?? 0) < 1 << 40 else { return nil }
      number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return number
  }

  /// Reads a dictionary; nil where none comes next, or it does not end.
  mutating func dictionary(depth: Int = 0) -> [String: Value]? {
    skipBlanks()
    guard skip("<<"), depth < Self.greatestDepth else { return nil }
    var entries: [String: Value] = [:]
    while true {
      skipBlanks()
      if skip(">>") { return entries }
      guard let key = name(), let value = value(depth: depth + 1) else { return nil }
      entries[key] = value
    }
  }

  private mutating func name() -> String? {
    guard next == UInt8(ascii: "/") else { return nil }
    position += 1
    let start = position
    while let byte = next, byte.isPDFRegular { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func value(depth: Int) -> Value? {
    skipBlanks()
    guard let byte = next, depth < Self.greatestDepth else { return nil }
    switch byte {
    case UInt8(ascii: "/"): return name().map(Value.name)
    case UInt8(ascii: "("): return string()
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "<"):
      let start = position
      if skip("<<") {
        position = start
        return dictionary(depth: depth).map(Value.dictionary)
      }
      while let byte = next, byte != UInt8(ascii: ">") { position += 1 }
      return skip(">") ? .other : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return numberOrReference()
    default:
      let start = position
      while let byte = next, byte.isPDFRegular { position += 1 }
      return position > start ? .other : nil
    }
  }

  private mutating func array(depth: Int) -> Value? {
    position += 1
    var items: [Value] = []
    while true {
      skipBlanks()
      if skip("]") { return .array(items) }
      guard let item = value(depth: depth + 1) else { return nil }
      items.append(item)
    }
  }

  /// Passes over a text in parentheses, which may hold balanced and escaped ones.
  private mutating func string() -> Value? {
    var open = 0
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"):
        open -= 1
        if open == 0 { return .other }
      default: break
      }
    }
    return nil
  }

  private mutating func numberOrReference() -> Value? {
    guard let number = integer() else { return nil }
    if next == UInt8(ascii: ".") {
      while let byte = next, byte.isPDFRegular { position += 1 }
      return .other
    }
    let numberEnd = position
    skipBlanks()
    if integer() != nil {
      skipBlanks()
      if skip("R"), next?.isPDFRegular != true { return .reference(number) }
    }
    position = numberEnd
    return .integer(number)
  }
}

extension UInt8 {
  /// Whether it is white space in a PDF.
  var isPDFBlank: Bool {
    switch self {
    case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
    default: false
    }
  }

  /// Whether it may stand in a name or a word.
  fileprivate var isPDFRegular: Bool {
    !isPDFBlank && !"()<>[]{}/%".utf8.contains(self)
  }
}
