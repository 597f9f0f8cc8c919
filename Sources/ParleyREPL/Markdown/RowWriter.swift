import TerminalText

/// Writes words onto the rows of a terminal: breaks between words by display width, keeps margins, sets looks.
///
/// A word is held until it is known to end, because only then it is known on which row it stands; so nothing is ever
/// rewritten. Wide characters but Hangul are words of their own. A word longer than a row is left to the terminal to
/// break, so that a long address can still be clicked and copied. What is handed out always ends in plain looks.
struct RowWriter: Sendable {
  /// What stands at the start of each row within a list item or a quote.
  struct MarginPart: Sendable {
    /// What stands there the first time: a list's marker; nil once it is written.
    var marker: String?
    /// What stands there on all other rows, of the same width.
    var rest: String
    /// Whether it stands on empty rows too.
    var isBar: Bool
  }

  private struct Cell {
    var text: String
    var look: TextLook
    var width: Int
  }

  /// The width of the terminal, in columns.
  var columns: Int
  /// The margins of the open containers, outermost first.
  var margin: [MarginPart] = []
  /// Whether the cursor stands at the start of a row.
  private(set) var isAtLineStart = true

  private let style: TerminalStyle
  private let breaksLongWords: Bool
  private var output = ""
  private var run = ""
  private var runLook: TextLook = []
  private var column = 0
  private var cluster = ""
  private var clusterLook: TextLook = []
  private var word: [Cell] = []
  private var wordWidth = 0
  private var gap: [Cell] = []
  private var isOverlong = false

  /// Makes a writer at the start of a row.
  ///
  /// - Parameters:
  ///   - columns: The width of the terminal.
  ///   - style: Whether looks are written.
  ///   - breaksLongWords: Whether words longer than a row are broken here, not by the terminal.
  init(columns: Int, style: TerminalStyle, breaksLongWords: Bool = false) {
    self.columns = columns
    self.style = style
    self.breaksLongWords = breaksLongWords
  }

  /// The columns that the margin takes.
  var marginWidth: Int { margin.reduce(0) { $0 + $1.rest.displayWidth } }

  /// The columns that are left of a row beside its margin, at least 8 if there is one.
  var roomWidth: Int { margin.isEmpty ? columns : max(8, columns - marginWidth) }

  /// How many characters are held, at most.
  var heldCount: Int { word.count + cluster.unicodeScalars.count }

  // MARK: Prose

  /// Adds one scalar of prose.
  mutating func put(_ glyph: Glyph) {
    if glyph.scalar == "\n" {
      newline()
      return
    }
    if !cluster.isEmpty, joins(glyph.scalar) {
      cluster.unicodeScalars.append(glyph.scalar)
      return
    }
    endCluster()
    if glyph.scalar == " " || endsWord(before: glyph.scalar) { completeWord() }
    cluster.unicodeScalars.append(glyph.scalar)
    clusterLook = glyph.look
  }

  /// Ends the row.
  mutating func newline() {
    flush()
    gap.removeAll(keepingCapacity: true)
    if column == 0, margin.contains(where: { $0.isBar || $0.marker != nil }) {
      startRow(isEmpty: true)
    }
    breakRow()
  }

  /// Writes the word that is held.
  mutating func flush() {
    endCluster()
    completeWord()
    isOverlong = false
  }

  private func joins(_ next: Unicode.Scalar) -> Bool {
    guard let last = cluster.unicodeScalars.last else { return false }
    if last.isASCII, next.isASCII { return false }
    var both = cluster
    both.unicodeScalars.append(next)
    return both.count == 1
  }

  private func endsWord(before next: Unicode.Scalar) -> Bool {
    guard let last = word.last?.text.first else { return false }
    return WordBoundary.lies(between: last, and: Character(next))
  }

  private mutating func endCluster() {
    guard let character = cluster.first else { return }
    let isBlank = cluster == " " || cluster == "\t"
    let cell = Cell(
      text: isBlank ? " " : cluster,
      look: clusterLook,
      width: character.displayWidth
    )
    cluster.removeAll(keepingCapacity: true)
    if isBlank {
      completeWord()
      isOverlong = false
      if gap.count < columns { gap.append(Cell(text: " ", look: clusterLook, width: 1)) }
    } else {
      add(cell, as: character)
    }
  }

  private mutating func add(_ cell: Cell, as character: Character) {
    if let last = word.last?.text.first, WordBoundary.lies(between: last, and: character) {
      completeWord()
    }
    word.append(cell)
    wordWidth += cell.width
    if isOverlong {
      completeWord()
    } else if wordWidth > roomWidth {
      writeLongWord()
    }
  }

  private mutating func writeLongWord() {
    if column > marginWidth { breakRow() }
    gap.removeAll(keepingCapacity: true)
    guard breaksLongWords else {
      isOverlong = true
      completeWord()
      return
    }
    let last = word.removeLast()
    wordWidth -= last.width
    completeWord()
    word = [last]
    wordWidth = last.width
  }

  private mutating func completeWord() {
    guard !word.isEmpty else { return }
    let limit = marginWidth + roomWidth
    if !isOverlong, column > 0, column + gap.count + wordWidth > limit {
      breakRow()
      gap.removeAll(keepingCapacity: true)
    }
    if column == 0 { startRow(isEmpty: false) }
    for cell in gap { write(cell.text, cell.look) }
    for cell in word { write(cell.text, cell.look) }
    column += gap.count + wordWidth
    // The terminal has broken a long word itself, and stands somewhere within its last row.
    if column > limit { column = (column - 1) % max(1, columns) + 1 }
    gap.removeAll(keepingCapacity: true)
    word.removeAll(keepingCapacity: true)
    wordWidth = 0
  }

  // MARK: Text that is not wrapped

  /// Adds text without line breaks that stays as it is: code, or a row that is laid out already.
  mutating func putVerbatim(_ text: String, _ look: TextLook) {
    guard !text.isEmpty else { return }
    if column == 0 { startRow(isEmpty: false) }
    write(text, look)
    column = max(column, 1)
  }

  // MARK: Output

  /// Returns what was written since the last time.
  mutating func take() -> String {
    closeRun()
    defer { output = "" }
    return output
  }

  /// Ends the looks that are on, so that what follows is independent of what came before.
  mutating func closeRun() {
    guard !run.isEmpty else { return }
    output += style.apply(runLook.roles, to: run)
    run.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ text: String, _ look: TextLook) {
    isAtLineStart = false
    if look != runLook {
      closeRun()
      runLook = look
    }
    if look.isEmpty { output += text } else { run += text }
  }

  private mutating func breakRow() {
    closeRun()
    output += "\n"
    column = 0
    isAtLineStart = true
  }

  private mutating func startRow(isEmpty: Bool) {
    let end = isEmpty ? (margin.lastIndex { $0.isBar || $0.marker != nil } ?? -1) + 1 : margin.count
    for index in 0..<end {
      var text = margin[index].marker ?? margin[index].rest
      margin[index].marker = nil
      column += text.displayWidth
      if isEmpty, index == end - 1 { text = String(text.trimmingTrailingSpaces) }
      write(text, margin[index].isBar ? .dim : [])
    }
  }
}

extension StringProtocol {
  fileprivate var trimmingTrailingSpaces: SubSequence {
    guard let last = lastIndex(where: { $0 != " " }) else { return prefix(0) }
    return self[...last]
  }
}
