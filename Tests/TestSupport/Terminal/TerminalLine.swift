/// One row of a ``TerminalModel``.
package struct TerminalLine: Sendable, Equatable {
  /// The cells, one for each column.
  package var cells: [TerminalCell]
  /// Whether the text ran over the right edge into the next row.
  package var isContinued = false

  init(columns: Int) {
    cells = Array(repeating: .blank, count: columns)
  }

  /// The text, without the blanks at its end.
  package var text: String {
    var text = cells.map(\.text).joined()
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  /// The styles of the cells in which a text stands, where it stands for the first time; empty when it does not.
  package func styles(of text: String) -> [TerminalCellStyle] {
    for start in cells.indices {
      var end = start
      var found = ""
      while end < cells.count, found.count < text.count {
        found += cells[end].text
        end += 1
      }
      if found == text, !cells[start].text.isEmpty { return cells[start..<end].map(\.style) }
    }
    return []
  }

  /// Blanks some columns; half of a wide character that is cut goes too.
  mutating func clear(_ columns: Range<Int>) {
    for column in columns.clamped(to: 0..<cells.count) { cells[column] = .blank }
    mend()
  }

  /// Moves the columns from one on to the right, blanks coming in.
  mutating func insert(_ count: Int, at column: Int) {
    let count = min(count, cells.count - column)
    cells.removeLast(count)
    cells.insert(contentsOf: repeatElement(.blank, count: count), at: column)
    mend()
  }

  /// Takes columns out, blanks coming in from the right.
  mutating func remove(_ count: Int, at column: Int) {
    let count = min(count, cells.count - column)
    cells.removeSubrange(column..<(column + count))
    cells.append(contentsOf: repeatElement(.blank, count: count))
    mend()
  }

  /// Makes the row as wide as the screen has become.
  mutating func resize(columns: Int) {
    if columns < cells.count {
      cells.removeLast(cells.count - columns)
    } else {
      cells.append(contentsOf: repeatElement(.blank, count: columns - cells.count))
    }
    mend()
  }

  /// Writes a scalar of one or two columns; half of a wide character that it covers goes whole.
  mutating func put(_ text: String, width: Int, style: TerminalCellStyle, at column: Int) {
    if cells[column].text.isEmpty, column > 0 { cells[column - 1].text = " " }
    let end = column + width
    if end < cells.count, cells[end].text.isEmpty { cells[end].text = " " }
    cells[column] = TerminalCell(text: text, style: style)
    if width == 2 { cells[column + 1] = TerminalCell(text: "", style: style) }
  }

  /// Adds a combining mark to what stands in a column.
  mutating func combine(_ mark: Unicode.Scalar, at column: Int) {
    var column = column
    while column > 0, cells[column].text.isEmpty { column -= 1 }
    cells[column].text.unicodeScalars.append(mark)
  }

  /// Blanks what was half of a wide character and has lost the other half.
  private mutating func mend() {
    for column in cells.indices {
      let isTail = cells[column].text.isEmpty
      let hasTail = column + 1 < cells.count && cells[column + 1].text.isEmpty
      if !isTail, !hasTail, Self.width(of: cells[column].text) == 2 { cells[column].text = " " }
      let head = column > 0 ? cells[column - 1].text : ""
      if isTail, Self.width(of: head) != 2 { cells[column].text = " " }
    }
  }

  /// The columns of a cell's text, which are those of its first scalar.
  static func width(of text: String) -> Int {
    text.unicodeScalars.first.map(TerminalModel.width) ?? 0
  }
}
