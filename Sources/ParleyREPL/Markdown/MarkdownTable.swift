/// The rows of a table as they come, until it is laid out.
///
/// A line that starts with `|` may be a table's head; the line after it tells. Rows are kept until the table ends, or
/// until there are so many that they are laid out as they are; rows after that take the columns of those before.
///
/// - Source: GitHub Flavored Markdown, <https://github.github.com/gfm/#tables-extension->.
struct MarkdownTable: Sendable {
  /// On which side a column's cells stand.
  enum Alignment: Sendable {
    /// At the left.
    case left
    /// In the middle.
    case centre
    /// At the right.
    case right
  }

  /// What a line's end brought.
  enum LineEnd {
    /// The line is kept.
    case held
    /// The lines are a table.
    case confirmed
    /// An earlier line is text after all.
    case text([Unicode.Scalar])
    /// A row to write at once.
    case row([[Unicode.Scalar]])
    /// The table has to be laid out now.
    case full
  }

  /// How many scalars a line may have.
  static let lineLimit = 2048
  /// How many rows are kept.
  static let rowLimit = 64
  /// How many scalars are kept.
  static let sizeLimit = 8192

  /// The line that is coming.
  var line: [Unicode.Scalar] = []
  /// The head's line.
  private(set) var head: [Unicode.Scalar] = []
  /// The rows that are kept, cell by cell.
  private(set) var rows: [[[Unicode.Scalar]]] = []
  /// The columns' alignments; empty while it is not known whether it is a table.
  private(set) var alignments: [Alignment] = []
  /// Whether the last line ended in a newline.
  private(set) var hasNewline = false
  /// How the table is laid out, once it is.
  var layout: TableLayout?
  private var size = 0

  /// Whether it is not known yet that it is a table.
  var isCandidate: Bool { alignments.isEmpty }

  /// The head's cells.
  var headCells: [[Unicode.Scalar]] { Self.cells(of: head) }

  /// Ends a line.
  mutating func endLine(hasNewline: Bool) -> LineEnd {
    let ended = line
    line = []
    self.hasNewline = hasNewline
    if isCandidate { return endHead(ended) }
    let row = fitted(Self.cells(of: ended))
    if layout != nil { return .row(row) }
    rows.append(row)
    size += ended.count
    return rows.count >= Self.rowLimit || size >= Self.sizeLimit ? .full : .held
  }

  private mutating func endHead(_ ended: [Unicode.Scalar]) -> LineEnd {
    guard !head.isEmpty else {
      head = ended
      return .held
    }
    if let found = Self.alignments(of: ended), found.count == headCells.count {
      alignments = found
      return .confirmed
    }
    let text = head
    head = ended
    return .text(text)
  }

  /// A row with as many cells as the head; what is too much goes into the last.
  private func fitted(_ cells: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
    let count = alignments.count
    if cells.count <= count {
      return cells + Array(repeating: [], count: count - cells.count)
    }
    let last = cells[(count - 1)...].joined(separator: Array(" | ".unicodeScalars))
    return cells[..<(count - 1)] + [Array(last)]
  }

  private static func cells(of line: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var cells: [[Unicode.Scalar]] = [[]]
    var isEscaped = false
    for scalar in trimmed(line).dropFirst() {
      if scalar == "|", isEscaped {
        cells[cells.count - 1].removeLast()
        cells[cells.count - 1].append("|")
      } else if scalar == "|" {
        cells.append([])
      } else {
        cells[cells.count - 1].append(scalar)
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    if cells.count > 1, trimmed(cells[cells.count - 1]).isEmpty { cells.removeLast() }
    return cells.map { Array(trimmed($0)) }
  }

  private static func alignments(of line: [Unicode.Scalar]) -> [Alignment]? {
    var alignments: [Alignment] = []
    for cell in cells(of: line) {
      let dashes = cell.drop { $0 == ":" }.reversed().drop { $0 == ":" }
      let colonCount = cell.count - dashes.count
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == "-" }), colonCount <= 2 else { return nil }
      switch (cell.first == ":", cell.last == ":") {
      case (true, true): alignments.append(.centre)
      case (false, true): alignments.append(.right)
      default: alignments.append(.left)
      }
    }
    return alignments
  }

  private static func trimmed(_ scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    var rest = scalars[...]
    while rest.first?.isMarkdownBlank == true { rest.removeFirst() }
    while rest.last?.isMarkdownBlank == true { rest.removeLast() }
    return rest
  }
}
