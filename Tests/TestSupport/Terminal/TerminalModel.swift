import TerminalText

/// A small model of a terminal's screen: as much of xterm as line editing and streamed output need.
///
/// It knows wide cells, combining marks, SGR, scrolling with what has scrolled off, cursor moves, erasing, inserting and
/// deleting characters and lines, scroll regions, insert mode and bracketed paste. It takes scalar by scalar what comes, as
/// terminals do: a joined emoji is several cells. On a resize it does not flow lines anew.
///
/// - Source: ECMA-48; "XTerm Control Sequences", <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>.
package struct TerminalModel: Sendable {
  /// A place on the screen, counted from 0.
  package struct Position: Sendable, Equatable {
    /// The row from the top.
    package var row: Int
    /// The column from the left.
    package var column: Int

    /// Makes a place.
    package init(row: Int, column: Int) {
      (self.row, self.column) = (row, column)
    }
  }

  /// The width of the screen in columns.
  package private(set) var columns: Int
  /// The height of the screen in rows.
  package private(set) var rows: Int
  /// The rows on the screen, from the top.
  package internal(set) var lines: [TerminalLine]
  /// The rows that have scrolled off the top, oldest first.
  package private(set) var scrollback: [TerminalLine] = []
  /// Where the cursor is.
  package internal(set) var cursor = Position(row: 0, column: 0)
  /// Whether the cursor is shown.
  package internal(set) var isCursorVisible = true
  /// Whether pastes come between marks.
  package internal(set) var bracketsPastes = false
  /// How often the bell was rung.
  package internal(set) var bellCount = 0
  /// The title of the window; nil as long as none was set.
  package internal(set) var title: String?
  /// The numbers of the last synchronizing mark, `OSC 7777 ; n ; … BEL`, that a program under test writes; empty before one.
  package internal(set) var marks: [Int] = []

  var style = TerminalCellStyle()
  var isInserting = false
  var savedCursor = Position(row: 0, column: 0)
  /// The first and the last row of the region that scrolls.
  var region: ClosedRange<Int>
  /// Whether the last column was written, so that the next scalar goes to the next row.
  var isWrapPending = false
  var parser = TerminalSequenceParser()

  /// Makes an empty screen.
  package init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    lines = Array(repeating: TerminalLine(columns: columns), count: rows)
    region = 0...(rows - 1)
  }

  /// The texts of the rows on the screen, without the blanks at their ends.
  package var screen: [String] { lines.map(\.text) }

  /// What has scrolled off and what is on the screen as text, rows that run into each other joined, without empty lines at the end.
  package var text: String {
    var text = ""
    for line in scrollback + lines {
      text += line.isContinued ? line.cells.map(\.text).joined() : line.text + "\n"
    }
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  /// The text of the row that the cursor is in.
  package var cursorLine: String { lines[cursor.row].text }

  /// The columns that a scalar takes: 0, 1 or 2.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    (0xFE00...0xFE0F).contains(scalar.value) ? 0 : Character(scalar).displayWidth
  }

  /// Takes what a program wrote.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if let event = parser.take(byte) { perform(event) }
    }
  }

  /// Gives the screen another size, as xterm does: from the bottom, blank rows first, else from the top.
  package mutating func resize(columns: Int, rows: Int) {
    while lines.count > rows {
      if cursor.row < lines.count - 1 {
        lines.removeLast()
      } else {
        scrollback.append(lines.removeFirst())
        cursor.row -= 1
      }
    }
    while lines.count < rows { lines.append(TerminalLine(columns: columns)) }
    for row in lines.indices { lines[row].resize(columns: columns) }
    (self.columns, self.rows) = (columns, rows)
    region = 0...(rows - 1)
    cursor.column = min(cursor.column, columns - 1)
    isWrapPending = false
  }

  /// Writes a scalar at the cursor.
  mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(scalar)
    guard width > 0 else {
      if isWrapPending || cursor.column > 0 {
        lines[cursor.row].combine(scalar, at: isWrapPending ? cursor.column : cursor.column - 1)
      }
      return
    }
    if isWrapPending || cursor.column + width > columns {
      lines[cursor.row].isContinued = true
      cursor.column = 0
      feedLine()
    }
    if isInserting { lines[cursor.row].insert(width, at: cursor.column) }
    lines[cursor.row].put(String(scalar), width: width, style: style, at: cursor.column)
    isWrapPending = cursor.column + width >= columns
    cursor.column = min(columns - 1, cursor.column + width)
  }

  /// Goes to the next row; at the end of the region its rows move up.
  mutating func feedLine() {
    isWrapPending = false
    if cursor.row == region.upperBound {
      scrollUp()
    } else if cursor.row < rows - 1 {
      cursor.row += 1
    }
  }

  /// Moves the rows of the region up by one.
  mutating func scrollUp() {
    let line = lines.remove(at: region.lowerBound)
    if region.lowerBound == 0 { scrollback.append(line) }
    lines.insert(TerminalLine(columns: columns), at: region.upperBound)
  }

  /// Moves the rows of the region from one on down, blank ones coming in.
  mutating func insertLines(_ count: Int, at row: Int) {
    guard region.contains(row) else { return }
    for _ in 0..<min(count, region.upperBound - row + 1) {
      lines.remove(at: region.upperBound)
      lines.insert(TerminalLine(columns: columns), at: row)
    }
  }

  /// Takes rows of the region out, blank ones coming in from below.
  mutating func removeLines(_ count: Int, at row: Int) {
    guard region.contains(row) else { return }
    for _ in 0..<min(count, region.upperBound - row + 1) {
      lines.remove(at: row)
      lines.insert(TerminalLine(columns: columns), at: region.upperBound)
    }
  }

  /// Forgets what has scrolled off.
  mutating func clearScrollback() {
    scrollback = []
  }
}
