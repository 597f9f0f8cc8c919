/// The entry as cells: its order, and what replaces it.
extension LibEditReader {
  /// The text of the entry.
  var text: String { table.decode(edit.cells) }

  /// Where libedit has drawn the entry.
  func layout() -> CellLayout { layout(of: edit.cells, cursor: edit.cursor) }

  /// Where libedit would draw cells.
  func layout(of cells: [UInt32], cursor: Int) -> CellLayout {
    CellLayout(
      cells,
      cursor: cursor,
      promptWidth: promptWidth,
      columns: size.columns,
      table: table
    )
  }

  /// Replaces the entry; what is shown follows at the next refresh.
  func replaceEntry(with cells: [UInt32], cursor: Int? = nil) {
    surelyFits = 0
    if cells.isEmpty {
      // libedit refuses to replace by nothing, and its way to delete text would overwrite the killed text.
      edit.replace(with: [0x20])
      edit.moveCursor(to: 1)
      characters = [KeyCode.deleteLast.rawValue] + characters
      lastCursor = 0
      return
    }
    edit.replace(with: cells)
    lastCursor = cursor ?? cells.count
    edit.moveCursor(to: lastCursor)
  }

  /// Replaces the entry and draws it, also between commands.
  func replaceShown(with cells: [UInt32], cursor: Int) {
    let place = layout().cursor
    replaceEntry(with: cells, cursor: cursor)
    drawAnew(from: place)
  }

  /// Draws prompt and entry anew in their place.
  func drawAnew(from place: CellLayout.Place) {
    emit(wayToPrompt(from: place) + "\u{1B}[J")
    edit.refresh()
    forgetPainted()
  }

  /// The way from a place of the entry to the start of the prompt.
  func wayToPrompt(from place: CellLayout.Place) -> String {
    let rows = min(place.row, size.rows - 1)
    return "\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "")
  }

  /// Restores what commands of libedit have broken: each newline is followed by one mark, and the cursor stands between none.
  ///
  /// A mark that was deleted takes its newline along, and the other way round, so that lines join.
  func putInOrder() {
    guard !isSearching else { return }
    let cursor = edit.cursor
    if let order = edit.withCells({ CellOrder.restored($0, cursor: cursor, came: lastCursor) }) {
      if order.cells == nil {
        let place = layout().cursor
        edit.moveCursor(to: order.cursor)
        drawAnew(from: place)
      } else if let cells = order.cells {
        replaceShown(with: cells, cursor: order.cursor)
      }
    }
    foldIfTall()
    lastCursor = edit.cursor
  }

  /// Folds the first lines of an entry that fills the screen, because libedit cannot draw a taller one.
  private func foldIfTall() {
    guard edit.count > surelyFits else { return }
    let rows = layout().end.row
    // A row is filled by two cells at least: a newline with its mark.
    surelyFits = edit.count + 2 * max(0, size.rows - 2 - rows)
    guard rows + 1 >= size.rows else { return }
    let cells = edit.cells
    let lineStart = cells.lastIndex(of: CellTable.mark).map { $0 - 1 } ?? 0
    let start = lineStart > 0 ? lineStart : max(1, cells.count - size.columns)
    let folded = table.fold(table.decode(cells[..<start]))
    showRight(foldNote(cells[..<start]))
    replaceShown(
      with: [folded] + cells[start...],
      cursor: max(1, edit.cursor - start + 1)
    )
  }

  /// The cells of a text, as one cell when it is too tall to be edited on the screen.
  func cellsThatFit(_ text: String) -> [UInt32] {
    // The cheap measure first: a long text is not laid out only to be folded.
    if text.utf8.count <= size.columns * size.rows * 4 {
      let cells = table.encode(text)
      if layout(of: cells, cursor: 0).end.row + 2 < size.rows { return cells }
    }
    let folded = [table.fold(text)]
    showRight(foldNote(folded))
    return folded
  }

  /// What the right prompt says of folded cells.
  func foldNote(_ cells: some Sequence<UInt32>) -> String {
    let text = table.decode(cells)
    let lines = text.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    return lines == 1 ? "▣ \(text.utf8.count) bytes" : "▣ \(lines) lines"
  }
}
