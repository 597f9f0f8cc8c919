/// What follows a backslash, and the parser's steps through the pattern.
extension RegexParser {
  /// Reads an escape outside a class, after its backslash.
  mutating func parseEscape(from start: Int) throws(RegexError) -> RegexNode {
    guard let scalar = peek else { throw .trailingBackslash(at: offset(of: start)) }
    if let set = RegexParser.perlClass(scalar) {
      position += 1
      return .set(set)
    }
    switch scalar {
    case "p", "P": return .set(try parseProperty(from: start))
    case "b": return assertion(.wordBoundary)
    case "B": return assertion(.notWordBoundary)
    case "A": return assertion(.textStart)
    case "z": return assertion(.textEnd)
    case "1"..."9", "k", "g":
      throw .backReference(text(from: start, to: position + 1), at: offset(of: start))
    default:
      let value = try parseScalarEscape(from: start)
      guard let scalar = Unicode.Scalar(value) else {
        throw .badEscape(text(from: start, to: position), at: offset(of: start))
      }
      return literal(scalar)
    }
  }

  private mutating func assertion(_ assertion: RegexAssertion) -> RegexNode {
    position += 1
    return .assertion(assertion)
  }

  /// Reads an escape that stands for one scalar, after its backslash.
  mutating func parseScalarEscape(from start: Int) throws(RegexError) -> UInt32 {
    guard let scalar = next() else { throw .trailingBackslash(at: offset(of: start)) }
    switch scalar {
    case "a": return 0x07
    case "f": return 0x0C
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    case "v": return 0x0B
    case "0": return 0
    case "x": return try parseHexEscape(from: start)
    case "A"..."Z", "a"..."z", "1"..."9":
      throw .unknownEscape(text(from: start, to: position), at: offset(of: start))
    default: return scalar.value
    }
  }

  private mutating func parseHexEscape(from start: Int) throws(RegexError) -> UInt32 {
    let isBraced = take("{")
    let digitsStart = position
    var value: UInt32 = 0
    while let digit = peek?.hexDigitValue, isBraced || position - digitsStart < 2 {
      value = min(value * 16 + digit, 0x110000)
      position += 1
    }
    let count = position - digitsStart
    let isComplete = isBraced ? count > 0 && take("}") : count == 2
    guard isComplete, Unicode.Scalar(value) != nil else {
      throw .badEscape(text(from: start, to: position), at: offset(of: start))
    }
    return value
  }

  // MARK: Steps

  /// The scalar that comes next; nil at the end.
  var peek: Unicode.Scalar? { peek(after: 0) }

  /// The scalar some places on; nil past the end.
  func peek(after distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  /// Takes the next scalar.
  mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek else { return nil }
    position += 1
    return scalar
  }

  /// Takes the next scalar if it is this one.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  /// The pattern between two places.
  func text(from start: Int, to end: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<min(end, scalars.count)])
    return String(text)
  }

  /// The UTF-8 offset of a place.
  func offset(of place: Int) -> Int {
    scalars[..<place].reduce(0) { $0 + UTF8.width($1) }
  }
}

extension Unicode.Scalar {
  /// The value of a hexadecimal digit; nil for another scalar.
  fileprivate var hexDigitValue: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x57
    case "A"..."F": value - 0x37
    default: nil
    }
  }
}
