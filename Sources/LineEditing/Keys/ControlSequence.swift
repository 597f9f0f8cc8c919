/// A control sequence (`ESC [ … letter`) that stands for a key.
struct ControlSequence {
  private let numbers: [[Int]]
  private let final: UInt8
  private let isConsoles: Bool

  /// Reads the parameters; what is no number counts as 0.
  init(parameters: [UInt8], final: UInt8) {
    numbers = String(decoding: parameters, as: UTF8.self)
      .split(separator: ";", omittingEmptySubsequences: false)
      .map { field in
        field.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      }
    self.final = final
    isConsoles = parameters.first == 0x5B
  }

  private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index].first ?? 0 : 0 }

  /// The modifiers, as bits: 1 Shift, 2 Alt, 4 Ctrl, 8 Super.
  private func modifiers(_ index: Int) -> Int { max(0, number(index) - 1) & 0x0F }

  private var isRelease: Bool { numbers.count > 1 && numbers[1].count > 1 && numbers[1][1] == 3 }

  /// The key that it stands for; `ignored` for one without use.
  var key: Key {
    if isRelease || isConsoles { return .named(.ignored) }
    switch final {
    case 0x5A: return .named(.backTab)
    case 0x75: return spelled(number(0), modifiers(1))
    case 0x7E: return numbered
    default:
      guard let arrow = KeyDecoder.arrow(final) else { return .named(.ignored) }
      return .named(Self.modified(arrow, modifiers(1)))
    }
  }

  private var numbered: Key {
    switch number(0) {
    case 1, 7: .named(Self.modified(.home, modifiers(1)))
    case 4, 8: .named(Self.modified(.end, modifiers(1)))
    case 3: .named(modifiers(1) & 6 == 0 ? .delete : .deleteWordRight)
    case 5: .named(.older)
    case 6: .named(.newer)
    case 27 where numbers.count > 2: spelled(number(2), modifiers(1))
    default: .named(.ignored)
    }
  }

  /// A key whose character is spelled as a number: kitty's `ESC [ 13 ; 2 u`, xterm's `ESC [ 27 ; 2 ; 13 ~`.
  private func spelled(_ character: Int, _ modifiers: Int) -> Key {
    switch character {
    case 13, 57414: return .named(modifiers == 0 ? .enter : .newline)
    case 9: return modifiers & 1 == 0 ? .scalar("\t") : .named(.backTab)
    case 27: return .scalar("\u{1B}")
    case 127, 8: return modifiers & 6 == 0 ? .scalar("\u{7F}") : .named(.deleteWordLeft)
    default: break
    }
    guard character >= 0x20, !(0xE000...0xF8FF).contains(character),
      let scalar = UInt32(exactly: character).flatMap(Unicode.Scalar.init)
    else { return .named(.ignored) }
    switch modifiers & ~1 {
    case 0: return .scalar(scalar)
    case 2: return .alt(scalar)
    case 4:
      // Ctrl takes the lower five bits of a letter or one of its neighbours.
      guard (0x40...0x7F).contains(scalar.value), let code = UInt8(exactly: scalar.value & 0x1F)
      else { return .named(.ignored) }
      return .scalar(Unicode.Scalar(code))
    default: return .named(.ignored)
    }
  }

  private static func modified(_ key: KeyCode, _ modifiers: Int) -> KeyCode {
    let hasControl = modifiers & 4 != 0
    switch key {
    case .left where modifiers & 6 != 0: return .wordLeft
    case .right where modifiers & 6 != 0: return .wordRight
    case .up where hasControl: return .older
    case .down where hasControl: return .newer
    case .home where hasControl: return .entryStart
    case .end where hasControl: return .entryEnd
    default: return key
    }
  }
}
