/// Cuts what a program writes to a terminal into scalars, controls and sequences.
///
/// - Source: the states of a DEC terminal, Paul Williams, <https://vt100.net/emu/dec_ansi_parser>, as far as UTF-8 goes.
struct TerminalSequenceParser: Sendable {
  /// A piece of output.
  enum Event: Equatable {
    /// A scalar to be shown.
    case scalar(Unicode.Scalar)
    /// A control of C0.
    case control(UInt8)
    /// `ESC` and one byte, charset selections left out.
    case escape(UInt8)
    /// A control sequence: whether it is a private one (`?`), its parameters, what stands between, its last byte.
    case sequence(isPrivate: Bool, parameters: [Int], intermediates: [UInt8], final: UInt8)
    /// An operating system command.
    case command(String)
  }

  private enum State {
    case ground, escape, charset, sequence, command, commandEscape
  }

  private var state = State.ground
  private var collected: [UInt8] = []
  private var missing = 0

  /// Takes a byte; returns what it completes.
  mutating func take(_ byte: UInt8) -> Event? {
    switch state {
    case .ground: return ground(byte)
    case .escape: return escape(byte)
    case .charset:
      state = .ground
      return nil
    case .sequence:
      guard (0x40...0x7E).contains(byte) else {
        collected.append(byte)
        return nil
      }
      state = .ground
      return Self.sequence(collected, final: byte)
    case .command:
      if byte == 0x1B {
        state = .commandEscape
        return nil
      }
      guard byte == 0x07 else {
        collected.append(byte)
        return nil
      }
      return finishedCommand()
    case .commandEscape:
      // The terminator is `ESC \`.
      return finishedCommand()
    }
  }

  private mutating func ground(_ byte: UInt8) -> Event? {
    if missing > 0, byte & 0xC0 == 0x80 {
      collected.append(byte)
      missing -= 1
      guard missing == 0 else { return nil }
      let scalars = String(decoding: collected, as: UTF8.self).unicodeScalars
      return scalars.first.map { .scalar($0) }
    }
    missing = 0
    switch byte {
    case 0x1B:
      state = .escape
      return nil
    case 0x20...0x7E: return .scalar(Unicode.Scalar(byte))
    case 0x00...0x1F, 0x7F: return .control(byte)
    case 0xC2...0xF4:
      collected = [byte]
      missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
      return nil
    default: return .scalar("\u{FFFD}")
    }
  }

  private mutating func escape(_ byte: UInt8) -> Event? {
    collected = []
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .sequence
    case UInt8(ascii: "]"): state = .command
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
    default: return .escape(byte)
    }
    return nil
  }

  private mutating func finishedCommand() -> Event {
    state = .ground
    return .command(String(decoding: collected, as: UTF8.self))
  }

  private static func sequence(_ bytes: [UInt8], final: UInt8) -> Event {
    let isPrivate = bytes.first.map { (0x3C...0x3F).contains($0) } ?? false
    let body = bytes.dropFirst(isPrivate ? 1 : 0)
    let digits = body.prefix { $0 >= 0x30 }
    let parameters =
      digits.isEmpty
      ? []
      : digits.split(
        separator: UInt8(ascii: ";"),
        omittingEmptySubsequences: false
      ).map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    return .sequence(
      isPrivate: isPrivate,
      parameters: parameters,
      intermediates: Array(body.dropFirst(digits.count)),
      final: final
    )
  }
}
