import CLineEditing
import TerminalText

/// The cells that libedit edits, and the text that they stand for.
///
/// libedit edits wide characters one by one and asks the C library for their widths. What a reader sees as one character may be
/// several scalars, or one whose width the C library does not know. Each such cluster becomes one placeholder: a scalar of the
/// width that is shown, which nobody types. On the way to the terminal ``PlaceholderFilter`` puts the shown text in its place.
struct CellTable {
  /// The cell after each newline, two columns wide: there the continuation prompt is shown.
  static let mark: UInt32 = 0x1F0CF
  /// The cell of a newline.
  static let newline: UInt32 = 0x0A

  /// What one placeholder stands for.
  private struct Placeholder {
    var text: String
    var shown: [UInt8]
    var isFolded = false
  }

  /// What makes two uses of a cluster the same placeholder.
  private struct Identity: Hashable {
    var text: String
    var style: String
    var isFolded = false
  }

  // Which scalars stand in: cuneiform for letters, so that words end where they should; private use for other narrow clusters;
  // a rare Han extension for wide ones. Such a scalar in a text becomes a placeholder itself.
  private static let letters: ClosedRange<UInt32> = 0x12000...0x12399
  private static let narrows: ClosedRange<UInt32> = 0x100000...0x10FFFD
  private static let wides: ClosedRange<UInt32> = 0x30000...0x3134A

  private var placeholders: [UInt32: Placeholder] = [:]
  private var cells: [Identity: UInt32] = [:]
  private var nextLetter = Self.letters.lowerBound
  private var nextNarrow = Self.narrows.lowerBound
  private var nextWide = Self.wides.lowerBound
  private var continuation: [UInt8] = []

  /// Makes a table without placeholders.
  init() {}

  /// Forgets all placeholders when there are many; only between entries.
  mutating func forgetIfMany() {
    guard placeholders.count > 1000 else { return }
    let continuation = continuation
    self = CellTable()
    self.continuation = continuation
  }

  /// Sets what stands before each further line, cut or filled to two columns.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - style: The parameters of its looks (ECMA-48 SGR), or an empty text.
  mutating func setContinuation(_ text: String, style: String) {
    var shown = ""
    var width = 0
    for character in text where width + character.displayWidth <= 2 {
      shown.append(character)
      width += character.displayWidth
    }
    shown += String(repeating: " ", count: 2 - width)
    continuation = Self.styled(shown, style)
  }

  /// Whether a scalar is a cell as it is.
  static func isPlain(_ scalar: UInt32) -> Bool {
    if scalar < 0x7F { return true }
    guard scalar >= 0xA0, scalar != mark, !letters.contains(scalar), scalar < 0x30000,
      let value = Unicode.Scalar(scalar)
    else { return false }
    let width = Int(parley_scalar_width(scalar))
    return width > 0 && width == CellLook.width(of: value)
  }

  /// The cells of a text; each newline gets its mark.
  mutating func encode(_ text: some StringProtocol) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.utf8.count)
    for character in text {
      if character == "\n" || character == "\r\n" || character == "\r" {
        result += [Self.newline, Self.mark]
      } else {
        result.append(cell(of: character))
      }
    }
    return result
  }

  /// The cells of a text in one line, each with its own looks.
  ///
  /// Each cell carries its looks by itself, so that it may be redrawn alone.
  mutating func encode(_ text: String, style: String) -> [UInt32] {
    text.filter { !$0.isNewline }.map { character in
      style.isEmpty ? cell(of: character) : placeholder(of: character, style: style)
    }
  }

  /// The cell of one character.
  mutating func cell(of character: Character) -> UInt32 {
    let scalars = character.unicodeScalars
    if scalars.count == 1, let first = scalars.first?.value, Self.isPlain(first) { return first }
    return placeholder(of: character, style: "")
  }

  private mutating func placeholder(of character: Character, style: String) -> UInt32 {
    let identity = Identity(text: String(character), style: style)
    if let cell = cells[identity] { return cell }
    let look = CellLook(of: character)
    let isLetter =
      style.isEmpty && (character.unicodeScalars.first?.properties.isAlphabetic ?? false)
    let shown = Self.styled(look.text, style)
    return add(identity, shown: shown, isWide: look.width == 2, isLetter: isLetter)
  }

  /// A long text as one cell, two columns wide.
  mutating func fold(_ text: String) -> UInt32 {
    let identity = Identity(text: text, style: "", isFolded: true)
    if let cell = cells[identity] { return cell }
    return add(identity, shown: Array("▣ ".utf8), isWide: true, isLetter: false)
  }

  private mutating func add(
    _ identity: Identity,
    shown: [UInt8],
    isWide: Bool,
    isLetter: Bool
  ) -> UInt32 {
    let cell: UInt32
    if isWide {
      cell = nextWide
      nextWide = nextWide == Self.wides.upperBound ? Self.wides.lowerBound : nextWide + 1
    } else if isLetter, nextLetter <= Self.letters.upperBound {
      cell = nextLetter
      nextLetter += 1
    } else {
      cell = nextNarrow
      nextNarrow = nextNarrow == Self.narrows.upperBound ? Self.narrows.lowerBound : nextNarrow + 1
    }
    if let previous = placeholders[cell] {
      cells = cells.filter { $0.value != cell || $0.key.text != previous.text }
    }
    placeholders[cell] = Placeholder(
      text: identity.text,
      shown: shown,
      isFolded: identity.isFolded
    )
    cells[identity] = cell
    return cell
  }

  private static func styled(_ text: String, _ style: String) -> [UInt8] {
    Array((style.isEmpty ? text : "\u{1B}[\(style)m\(text)\u{1B}[0m").utf8)
  }
}

extension CellTable {
  /// The text that cells stand for, without marks.
  func decode(_ cells: some Sequence<UInt32>) -> String {
    var text = ""
    for cell in cells where cell != Self.mark {
      if let placeholder = placeholders[cell] {
        text += placeholder.text
      } else if let scalar = Unicode.Scalar(cell) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The length in UTF-8 bytes of the text that a cell stands for.
  func byteCount(_ cell: UInt32) -> Int {
    if cell == Self.mark { return 0 }
    if cell < 0x80 { return 1 }
    if let placeholder = placeholders[cell] { return placeholder.text.utf8.count }
    return Unicode.Scalar(cell).map { UTF8.width($0) } ?? 0
  }

  /// The columns that libedit gives a cell; a control character is shown as two.
  func width(_ cell: UInt32) -> Int {
    if cell < 0x20 || cell == 0x7F { return 2 }
    if cell < 0x7F { return 1 }
    if cell == Self.mark || Self.wides.contains(cell) { return 2 }
    if Self.letters.contains(cell) || Self.narrows.contains(cell) { return 1 }
    return Int(parley_scalar_width(cell))
  }

  /// Whether a cell is a long text in one.
  func isFolded(_ cell: UInt32) -> Bool { placeholders[cell]?.isFolded ?? false }

  /// The bytes that are shown in a placeholder's place; nil for a cell that is shown as it is.
  func shown(_ cell: UInt32) -> [UInt8]? {
    cell == Self.mark ? continuation : placeholders[cell]?.shown
  }

  /// The bytes that a cell puts on the terminal; of a control character its name with a caret.
  func bytes(_ cell: UInt32) -> [UInt8] {
    if let shown = shown(cell) { return shown }
    if cell < 0x20 { return [0x5E, UInt8(cell | 0x40)] }
    if cell == 0x7F { return [0x5E, 0x3F] }
    return Unicode.Scalar(cell).map { Array(String($0).utf8) } ?? []
  }
}
