import TerminalText

/// How wide a table's columns are, and its rows set in them.
///
/// Cells too wide for their column are broken within it. Where there is no room for columns of four, each row is set as
/// a list of `head: cell`.
struct TableLayout: Sendable {
  private static let narrowestColumn = 4

  private let alignments: [MarkdownTable.Alignment]
  private let widths: [Int]
  private let heads: [[Glyph]]
  private let room: Int
  private let style: TerminalStyle
  private let isList: Bool

  /// Measures a table.
  ///
  /// - Parameters:
  ///   - table: The head and the rows that are known.
  ///   - room: The columns of the terminal that it may take.
  ///   - style: The style of its cells.
  init(_ table: MarkdownTable, room: Int, style: TerminalStyle) {
    alignments = table.alignments
    heads = table.headCells.map { Self.glyphs(of: $0, .strong) }
    self.room = room
    self.style = style
    let available = room - 3 * (table.alignments.count - 1)
    isList = available < Self.narrowestColumn * table.alignments.count
    var natural = heads.map(Self.width)
    for row in table.rows {
      for (column, cell) in row.enumerated() {
        natural[column] = max(natural[column], Self.width(Self.glyphs(of: cell, [])))
      }
    }
    widths = Self.fitting(natural.map { max(1, $0) }, into: max(1, available))
  }

  /// All lines of a table: head, rule and rows.
  func allLines(of table: MarkdownTable) -> [String] {
    let rows = table.rows.flatMap(lines(of:))
    guard !isList else { return rows.isEmpty ? heads.flatMap { wrapped($0, room) } : rows }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
    return lines(ofCells: heads) + [style.apply(.dim, to: rule)] + rows
  }

  /// The lines of one row.
  func lines(of row: [[Unicode.Scalar]]) -> [String] {
    let cells = row.map { Self.glyphs(of: $0, []) }
    return isList ? listLines(of: cells) : lines(ofCells: cells)
  }

  private func listLines(of cells: [[Glyph]]) -> [String] {
    let rule = style.apply(.dim, to: String(repeating: "─", count: min(room, 8)))
    let colon = [Glyph(scalar: ":", look: .strong), Glyph(scalar: " ", look: [])]
    return zip(heads, cells).flatMap { wrapped($0 + colon + $1, room) } + [rule]
  }

  private func lines(ofCells cells: [[Glyph]]) -> [String] {
    let columns = zip(cells, widths).map { wrapped($0, $1) }
    let height = columns.map(\.count).max() ?? 0
    let bar = style.apply(.dim, to: " │ ")
    return (0..<max(1, height)).map { line in
      columns.indices.map { column in
        let text = line < columns[column].count ? columns[column][line] : ""
        return padded(text, column)
      }
      .joined(separator: bar)
    }
  }

  private func padded(_ text: String, _ column: Int) -> String {
    let missing = max(0, widths[column] - text.strippingControls.displayWidth)
    let before =
      switch alignments[column] {
      case .left: 0
      case .centre: missing / 2
      case .right: missing
      }
    let isLast = column == widths.count - 1
    let after = isLast ? 0 : missing - before
    return String(repeating: " ", count: before) + text + String(repeating: " ", count: after)
  }

  private func wrapped(_ glyphs: [Glyph], _ width: Int) -> [String] {
    var writer = RowWriter(columns: width, style: style, breaksLongWords: true)
    for glyph in glyphs { writer.put(glyph) }
    writer.flush()
    return writer.take().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func glyphs(of cell: [Unicode.Scalar], _ look: TextLook) -> [Glyph] {
    var parser = InlineParser()
    parser.look = look
    var glyphs: [Glyph] = []
    for scalar in cell { parser.append(scalar, to: &glyphs) }
    parser.finish(into: &glyphs)
    return glyphs
  }

  private static func width(_ glyphs: [Glyph]) -> Int {
    var text = String.UnicodeScalarView()
    for glyph in glyphs { text.append(glyph.scalar) }
    return String(text).displayWidth
  }

  /// Lowers the widest columns to one width so that all fit.
  private static func fitting(_ natural: [Int], into available: Int) -> [Int] {
    guard natural.reduce(0, +) > available else { return natural }
    var left = available
    var widths = natural
    for (rank, column) in natural.indices.sorted(by: { natural[$0] < natural[$1] }).enumerated() {
      widths[column] = max(1, min(natural[column], left / (natural.count - rank)))
      left -= widths[column]
    }
    return widths
  }
}
