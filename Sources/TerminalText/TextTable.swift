/// Rows of text in columns, aligned by what they take on a terminal.
package struct TextTable {
  /// The headings.
  package let headings: [String]
  /// The rows; each has as many cells as there are headings.
  package private(set) var rows: [[String]] = []

  /// Makes a table without rows.
  package init(_ headings: [String]) {
    self.headings = headings
  }

  /// Adds a row; missing cells are empty, further ones are left out.
  package mutating func append(_ cells: [String]) {
    let padding = Array(repeating: "", count: max(0, headings.count - cells.count))
    rows.append(Array((cells + padding).prefix(headings.count)))
  }

  /// The columns of a terminal that the table takes.
  package var width: Int {
    columnWidths.reduce(0, +) + 2 * max(0, headings.count - 1)
  }

  private var columnWidths: [Int] {
    headings.indices.map { column in
      ([headings] + rows).map { $0[column].displayWidth }.max() ?? 0
    }
  }

  /// Returns the table: headings, then rows, without blanks at the ends of lines.
  package func rendered(style: TerminalStyle) -> String {
    let widths = columnWidths
    func line(_ cells: [String]) -> String {
      var line = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
    let lines = [style.apply(.strong, to: line(headings))] + rows.map(line)
    return lines.joined(separator: "\n") + "\n"
  }
}
