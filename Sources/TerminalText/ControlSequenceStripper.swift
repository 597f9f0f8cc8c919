/// Takes control sequences out of a text that arrives in pieces, so that what a model or a server sends cannot move the
/// cursor, retitle a window or write to the clipboard.
///
/// Newlines and tabs stay; a carriage return goes. Escape sequences (CSI, OSC, DCS and their kin, in the 7-bit and the 8-bit
/// spelling) go whole, also when they are split between two pieces. Bidirectional overrides go too: they can make shown
/// text read as another.
///
/// - Source: ECMA-48, 5th edition, section 5; for the overrides: Boucher and Anderson, "Trojan Source", 2021.
package struct ControlSequenceStripper: Sendable {
  private enum State: Sendable {
    case text
    case escape
    case controlSequence
    case string
    case stringEscape
  }

  private var state = State.text

  /// Makes a stripper that expects text.
  package init() {}

  /// Returns a piece without its control sequences; what an unfinished sequence still needs is remembered for the next.
  package mutating func strip(_ piece: some StringProtocol) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in piece.unicodeScalars where keeps(scalar) { kept.append(scalar) }
    return String(kept)
  }

  private mutating func keeps(_ scalar: Unicode.Scalar) -> Bool {
    switch state {
    case .text:
      return keepsInText(scalar)
    case .escape:
      state = Self.state(afterEscape: scalar)
    case .controlSequence:
      if (0x40...0x7E).contains(scalar.value) { state = .text }
      if scalar == "\u{1B}" { state = .escape }
    case .string:
      if scalar == "\u{07}" || scalar == "\u{9C}" { state = .text }
      if scalar == "\u{1B}" { state = .stringEscape }
    case .stringEscape:
      state = scalar == "\\" ? .text : Self.state(afterEscape: scalar)
    }
    return false
  }

  private mutating func keepsInText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: return true
    case 0x1B:
      state = .escape
      return false
    case 0x9B:
      state = .controlSequence
      return false
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F:
      state = .string
      return false
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: return false
    default: return true
    }
  }

  private static func state(afterEscape scalar: Unicode.Scalar) -> State {
    switch scalar {
    case "[": .controlSequence
    case "]", "P", "X", "^", "_": .string
    case "\u{1B}": .escape
    case "\u{20}"..."\u{2F}": .escape
    default: .text
    }
  }
}

extension StringProtocol {
  /// The text without control sequences, for showing on a terminal; see ``ControlSequenceStripper``.
  package var strippingControls: String {
    var stripper = ControlSequenceStripper()
    return stripper.strip(self)
  }
}
