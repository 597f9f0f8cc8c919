/// Follows a JSON string byte by byte: no control characters, only known escapes, valid UTF-8, no lone surrogates.
struct StringScan: Sendable, Hashable {
  /// What a byte does.
  enum Step: Sendable {
    case rejected, taken, ended
  }

  private enum State: Sendable, Hashable {
    case opening
    case inside
    case escape
    /// Hexadecimal digits are due; the second one is limited after a `d`, as surrogates are.
    case digits(Int, isAfterD: Bool)
    /// Bytes of a character are due, the next one within these bounds.
    case rest(Int, UInt8, UInt8)
  }

  private var state = State.opening

  /// Takes a byte.
  mutating func take(_ byte: UInt8) -> Step {
    switch state {
    case .opening:
      guard byte == UInt8(ascii: "\"") else { return .rejected }
      state = .inside
    case .inside:
      if byte == UInt8(ascii: "\"") { return .ended }
      return takeInside(byte)
    case .escape: return takeEscape(byte)
    case .digits(let count, let isAfterD): return takeDigit(byte, of: count, isAfterD: isAfterD)
    case .rest(let count, let low, let high):
      guard byte >= low, byte <= high else { return .rejected }
      state = count == 1 ? .inside : .rest(count - 1, 0x80, 0xBF)
    }
    return .taken
  }

  private mutating func takeInside(_ byte: UInt8) -> Step {
    switch byte {
    case UInt8(ascii: "\\"): state = .escape
    case 0x20...0x7F: break
    case 0xC2...0xDF: state = .rest(1, 0x80, 0xBF)
    case 0xE0: state = .rest(2, 0xA0, 0xBF)
    case 0xED: state = .rest(2, 0x80, 0x9F)
    case 0xE1...0xEF: state = .rest(2, 0x80, 0xBF)
    case 0xF0: state = .rest(3, 0x90, 0xBF)
    case 0xF1...0xF3: state = .rest(3, 0x80, 0xBF)
    case 0xF4: state = .rest(3, 0x80, 0x8F)
    default: return .rejected
    }
    return .taken
  }

  private mutating func takeEscape(_ byte: UInt8) -> Step {
    switch byte {
    case UInt8(ascii: "u"): state = .digits(4, isAfterD: false)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      state = .inside
    default: return .rejected
    }
    return .taken
  }

  private mutating func takeDigit(_ byte: UInt8, of count: Int, isAfterD: Bool) -> Step {
    let isDecimal = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    let letter = byte | 0x20
    guard isDecimal || (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f")) else {
      return .rejected
    }
    if isAfterD, !isDecimal || byte > UInt8(ascii: "7") { return .rejected }
    let isD = count == 4 && letter == UInt8(ascii: "d")
    state = count == 1 ? .inside : .digits(count - 1, isAfterD: isD)
    return .taken
  }
}
