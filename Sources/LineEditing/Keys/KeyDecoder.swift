/// Makes keys of the bytes that a terminal sends.
///
/// Every escape sequence is taken whole, known or not, so that no part of one is ever taken for text.
///
/// - Source: ECMA-48, 5th edition; "XTerm Control Sequences", <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>; the
///   keyboard protocol of kitty, <https://sw.kovidgoyal.net/kitty/keyboard-protocol/>.
struct KeyDecoder {
  private enum State: Equatable {
    case text
    case scalar(value: UInt32, missing: Int, least: UInt32, isAlt: Bool)
    case escape
    case single
    case control
    case string(opener: UInt8)
    case stringEscape(opener: UInt8)
    case paste
  }

  private var state = State.text
  private var parameters: [UInt8] = []

  /// Makes a decoder that expects the first byte of a key.
  init() {}

  /// Whether a key has begun and needs more bytes; see ``finish()``.
  var isWaiting: Bool { state != .text }

  /// Whether a paste has begun, which may take longer than a key.
  var isPasting: Bool { state == .paste }

  /// Takes a byte; returns the key that it completes.
  mutating func take(_ byte: UInt8) -> Key? {
    switch state {
    case .text: return takeFirst(byte, isAlt: false)
    case .scalar(let value, let missing, let least, let isAlt):
      return takeContinuation(byte, value, missing, least, isAlt)
    case .escape: return takeAfterEscape(byte)
    case .single:
      state = .text
      return .named(Self.arrow(byte) ?? (byte == 0x4D ? .enter : .ignored))
    case .control: return takeControl(byte)
    case .string(let opener), .stringEscape(let opener):
      takeInString(byte, opener)
      return nil
    case .paste: return takePasted(byte)
    }
  }

  /// Ends what has begun, because nothing more comes; returns the key that it makes.
  mutating func finish() -> Key? {
    defer {
      state = .text
      parameters = []
    }
    switch state {
    case .text, .scalar, .stringEscape: return nil
    case .escape: return .scalar("\u{1B}")
    case .single: return .alt("O")
    case .control: return parameters.isEmpty ? .alt("[") : .named(.ignored)
    case .string(let opener):
      return parameters.isEmpty ? .alt(Unicode.Scalar(opener)) : .named(.ignored)
    case .paste: return .paste(parameters)
    }
  }

  private mutating func takeFirst(_ byte: UInt8, isAlt: Bool) -> Key? {
    switch byte {
    case 0x1B:
      state = .escape
      return isAlt ? .scalar("\u{1B}") : nil
    case 0..<0x80:
      state = .text
      return isAlt ? .alt(Unicode.Scalar(byte)) : .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF: begin(UInt32(byte & 0x1F), missing: 1, least: 0x80, isAlt)
    case 0xE0...0xEF: begin(UInt32(byte & 0x0F), missing: 2, least: 0x800, isAlt)
    case 0xF0...0xF4: begin(UInt32(byte & 0x07), missing: 3, least: 0x10000, isAlt)
    default: state = .text
    }
    return nil
  }

  private mutating func begin(_ value: UInt32, missing: Int, least: UInt32, _ isAlt: Bool) {
    state = .scalar(value: value, missing: missing, least: least, isAlt: isAlt)
  }

  private mutating func takeContinuation(
    _ byte: UInt8,
    _ value: UInt32,
    _ missing: Int,
    _ least: UInt32,
    _ isAlt: Bool
  ) -> Key? {
    guard byte & 0xC0 == 0x80 else { return takeFirst(byte, isAlt: false) }
    let value = value << 6 | UInt32(byte & 0x3F)
    guard missing == 1 else {
      begin(value, missing: missing - 1, least: least, isAlt)
      return nil
    }
    state = .text
    guard value >= least, value >= 0xA0, let scalar = Unicode.Scalar(value) else { return nil }
    return isAlt ? .alt(scalar) : .scalar(scalar)
  }

  private mutating func takeAfterEscape(_ byte: UInt8) -> Key? {
    parameters = []
    switch byte {
    case 0x5B: state = .control
    case 0x4F: state = .single
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F: state = .string(opener: byte)
    case 0x0D, 0x0A:
      state = .text
      return .named(.newline)
    default: return takeFirst(byte, isAlt: true)
    }
    return nil
  }

  private mutating func takeControl(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x1B:
      state = .escape
      return .named(.ignored)
    case 0x5B where parameters.isEmpty:
      // The Linux console's function keys: `ESC [ [ A`.
      parameters = [byte]
      return nil
    case 0x40...0x7E:
      state = .text
      if byte == 0x7E, parameters.elementsEqual("200".utf8) {
        state = .paste
        parameters = []
        return nil
      }
      return ControlSequence(parameters: parameters, final: byte).key
    default:
      if parameters.count < 64 { parameters.append(byte) }
      return nil
    }
  }

  private mutating func takeInString(_ byte: UInt8, _ opener: UInt8) {
    switch (state, byte) {
    case (.stringEscape, 0x5C), (_, 0x07): state = .text
    case (_, 0x1B): state = .stringEscape(opener: opener)
    default:
      state = .string(opener: opener)
      parameters = [byte]
    }
  }

  private mutating func takePasted(_ byte: UInt8) -> Key? {
    parameters.append(byte)
    guard byte == 0x7E, parameters.suffix(6).elementsEqual("\u{1B}[201~".utf8) else { return nil }
    let pasted = Array(parameters.dropLast(6))
    state = .text
    parameters = []
    return .paste(pasted)
  }

  /// The key whose sequence ends in a letter, as in `ESC O A` and `ESC [ A`.
  static func arrow(_ final: UInt8) -> KeyCode? {
    switch final {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    default: nil
    }
  }
}
