/// One column of a row of a ``TerminalModel``.
package struct TerminalCell: Sendable, Equatable {
  /// What stands there, a scalar with its combining marks; empty in the second column of a wide one.
  package var text: String
  /// How it looks.
  package var style: TerminalCellStyle

  /// A blank without a style.
  package static let blank = TerminalCell(text: " ", style: .init())
}

/// How a cell looks: what SGR sequences (ECMA-48, section 8.3.117) have set.
package struct TerminalCellStyle: Sendable, Equatable {
  /// A colour.
  package enum Color: Sendable, Equatable {
    /// One of the 256: 0…7 the basic ones, 8…15 the bright ones.
    case indexed(Int)
    /// Red, green and blue.
    case direct(Int, Int, Int)
  }

  /// Whether it is bold.
  package var isBold = false
  /// Whether it is faint.
  package var isDim = false
  /// Whether it is slanted.
  package var isItalic = false
  /// Whether it is underlined.
  package var isUnderlined = false
  /// Whether foreground and background are exchanged.
  package var isInverse = false
  /// Whether it is struck through.
  package var isStruck = false
  /// The colour of the text; nil for the terminal's own.
  package var foreground: Color?
  /// The colour behind it; nil for the terminal's own.
  package var background: Color?

  /// The terminal's own look.
  package init() {}

  /// Applies the parameters of an SGR sequence; unknown ones do nothing.
  mutating func apply(_ parameters: [Int]) {
    var rest = parameters[...]
    if rest.isEmpty { rest = [0] }
    while let code = rest.popFirst() {
      switch code {
      case 0: self = TerminalCellStyle()
      case 1: isBold = true
      case 2: isDim = true
      case 3: isItalic = true
      case 4: isUnderlined = true
      case 7: isInverse = true
      case 9: isStruck = true
      case 22: (isBold, isDim) = (false, false)
      case 23: isItalic = false
      case 24: isUnderlined = false
      case 27: isInverse = false
      case 29: isStruck = false
      case 30...37: foreground = .indexed(code - 30)
      case 38: foreground = Self.color(&rest)
      case 39: foreground = nil
      case 40...47: background = .indexed(code - 40)
      case 48: background = Self.color(&rest)
      case 49: background = nil
      case 90...97: foreground = .indexed(code - 82)
      case 100...107: background = .indexed(code - 92)
      default: break
      }
    }
  }

  private static func color(_ rest: inout ArraySlice<Int>) -> Color? {
    switch rest.popFirst() {
    case 5: return rest.popFirst().map { .indexed($0) }
    case 2 where rest.count >= 3:
      let parts = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      return .direct(parts[0], parts[1], parts[2])
    default: return nil
    }
  }
}
