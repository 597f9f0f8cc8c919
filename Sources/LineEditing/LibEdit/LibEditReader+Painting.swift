/// Colours and the hint, painted over what libedit has drawn.
///
/// libedit compares characters and knows nothing of colours, so they do not disturb it; but what it draws anew has none.
extension LibEditReader {
  // Longer entries stay without colours, so that no key waits for them.
  private static let longest = 4096

  /// Forgets what was painted, because it was drawn anew.
  func forgetPainted() {
    painted = nil
    hasColours = false
    hintWidth = 0
  }

  /// Paints, unless nothing has changed.
  func paint() {
    guard setting.configuration.isColoured, !isSearching else { return }
    let cells = edit.cells
    guard !cells.isEmpty else { return }
    let layout = layout()
    guard layout.end.row < size.rows else { return }
    paintColours(cells, layout)
    paintHint(cells, layout)
  }

  private func paintColours(_ cells: [UInt32], _ layout: CellLayout) {
    guard cells != painted else { return }
    painted = cells
    let text = table.decode(cells)
    let highlights =
      text.utf8.count <= Self.longest ? setting.assistant.highlights(of: text) : []
    guard !highlights.isEmpty || hasColours else { return }
    hasColours = !highlights.isEmpty
    let styles = self.styles(of: cells, highlights)
    var painter = CellPainter(from: layout.cursor, columns: size.columns)
    for (index, cell) in cells.enumerated() where cell >= 0x20 && cell != 0x7F {
      guard cell != CellTable.mark else { continue }
      painter.paint(
        table.bytes(cell),
        at: layout.places[index],
        width: table.width(cell),
        style: styles[index]
      )
    }
    emit(painter.bytes(endingAt: layout.cursor))
  }

  /// The looks of each cell; a highlight's range counts bytes of the text.
  private func styles(of cells: [UInt32], _ highlights: [Highlight]) -> [String] {
    var rest = highlights[...]
    var offset = 0
    return cells.map { cell in
      while let first = rest.first, first.range.upperBound <= offset { rest = rest.dropFirst() }
      let style = rest.first.map { $0.range.contains(offset) ? Self.style(of: $0.kind) : "" } ?? ""
      offset += table.byteCount(cell)
      return style
    }
  }

  private static func style(of kind: Highlight.Kind) -> String {
    switch kind {
    case .keyword: "1;34"
    case .setting: "36"
    case .command: "1;35"
    case .text: "32"
    case .interpolation: "33"
    case .number: "35"
    case .comment: "2"
    case .mistake: "4;31"
    }
  }

  private func paintHint(_ cells: [UInt32], _ layout: CellLayout) {
    guard hintWidth == 0, edit.cursor == cells.count else { return }
    hint = cells.count <= Self.longest ? recall.continuation(of: table.decode(cells)) ?? "" : ""
    guard !hint.isEmpty else { return }
    var room = size.columns - 1 - layout.cursor.column
    if layout.cursor.row == 0, rightWidth > 0 { room -= rightWidth + 2 }
    let line = hint.prefix { !$0.isNewline }
    var bytes: [UInt8] = []
    var width = 0
    for cell in table.encode(line) + (line.endIndex < hint.endIndex ? table.encode("…") : []) {
      let cellWidth = table.width(cell)
      guard cell >= 0x20, width + cellWidth <= room else { break }
      bytes += table.bytes(cell)
      width += cellWidth
    }
    guard width > 0 else { return }
    emit(Array("\u{1B}[2m".utf8) + bytes + Array("\u{1B}[0m\u{1B}[\(width)D".utf8))
    hintWidth = width
  }

  /// Takes the hint off the screen: libedit would move it about.
  func clearHint() {
    guard hintWidth > 0 else { return }
    emit(String(repeating: " ", count: hintWidth) + "\u{1B}[\(hintWidth)D")
    hintWidth = 0
  }

  /// Puts the hint into the entry, if there is one.
  func takeHint() -> Bool {
    guard edit.cursor == edit.count, setting.configuration.isColoured,
      let rest = recall.continuation(of: text)
    else { return false }
    let whole = edit.cells + table.encode(rest)
    guard layout(of: whole, cursor: 0).end.row + 2 < size.rows else {
      replaceEntry(with: cellsThatFit(text + rest))
      return true
    }
    edit.insert(table.encode(rest))
    lastCursor = edit.cursor
    return true
  }
}
