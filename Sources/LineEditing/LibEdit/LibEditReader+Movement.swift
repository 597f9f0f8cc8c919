/// Moving about in an entry of several rows.
extension LibEditReader {
  /// Up a row, or to an older entry from the first one.
  func up() -> LibEdit.Effect { moveRow(by: -1) ?? older() }

  /// Down a row, or to a newer entry from the last one.
  func down() -> LibEdit.Effect { moveRow(by: 1) ?? newer() }

  private func moveRow(by step: Int) -> LibEdit.Effect? {
    let cells = edit.cells
    let layout = layout()
    let row = layout.cursor.row + step
    guard row >= 0, row <= layout.end.row else { return nil }
    var best: (index: Int, column: Int)?
    for index in 0...cells.count {
      let place = index < cells.count ? layout.places[index] : layout.end
      let isMark = index < cells.count && cells[index] == CellTable.mark
      guard place.row == row, !isMark else { continue }
      if place.column <= layout.cursor.column || best == nil { best = (index, place.column) }
    }
    guard let best else { return nil }
    return move(to: best.index)
  }

  /// To the start of the line.
  func home() -> LibEdit.Effect {
    let cells = edit.cells
    return move(to: cells[..<edit.cursor].lastIndex(of: CellTable.mark).map { $0 + 1 } ?? 0)
  }

  /// To the end of the line, or at the end of the entry takes the hint.
  func end() -> LibEdit.Effect {
    if takeHint() { return .refresh }
    let cells = edit.cells
    return move(to: cells[edit.cursor...].firstIndex(of: CellTable.newline) ?? cells.count)
  }

  /// A cell to the left; over a line's end in one step.
  func left() -> LibEdit.Effect {
    let cursor = edit.cursor
    guard cursor > 0 else { return .nothing }
    let isMark = edit.withCells { $0[cursor - 1] == CellTable.mark }
    return move(to: max(0, cursor - (isMark ? 2 : 1)))
  }

  /// A cell to the right, over a line's end in one step; at the end of the entry takes the hint.
  func right() -> LibEdit.Effect {
    if takeHint() { return .refresh }
    let cursor = edit.cursor
    guard cursor < edit.count else { return .nothing }
    return move(to: min(edit.count, cursor + lengthOfNext))
  }

  /// The number of cells that the character after the cursor takes.
  private var lengthOfNext: Int {
    edit.withCells { $0[edit.cursor] == CellTable.newline } ? 2 : 1
  }

  /// To the start of the entry.
  func entryStart() -> LibEdit.Effect { move(to: 0) }

  /// To the end of the entry.
  func entryEnd() -> LibEdit.Effect { move(to: edit.count) }

  private func move(to index: Int) -> LibEdit.Effect {
    edit.moveCursor(to: index)
    lastCursor = index
    return .cursor
  }

  /// Kills to the end of the line; at its end joins it with the next.
  func killLine() -> LibEdit.Effect {
    let cells = edit.cells
    let cursor = edit.cursor
    var end = cells[cursor...].firstIndex(of: CellTable.newline) ?? cells.count
    if end == cursor { end = min(cells.count, end + 2) }
    guard end > cursor else { return .nothing }
    // This way the text can be yanked.
    edit.moveCursor(to: end)
    edit.delete(end - cursor)
    return .refresh
  }

  /// Deletes the character after the cursor.
  func deleteNext() -> LibEdit.Effect {
    let cursor = edit.cursor
    guard cursor < edit.count else { return .beep }
    var cells = edit.cells
    cells.removeSubrange(cursor..<min(cells.count, cursor + lengthOfNext))
    replaceEntry(with: cells, cursor: cursor)
    return .refresh
  }

  /// Deletes the character after the cursor; in an empty entry ends the input.
  func deleteOrEnd() -> LibEdit.Effect {
    guard edit.count == 0 else { return deleteNext() }
    emit("\r\n")
    outcome = .end
    return .leave
  }

  /// Undoes what was typed last.
  func undoLast() -> LibEdit.Effect {
    guard let earlier = undo.back(from: edit.cells) else { return .beep }
    replaceEntry(with: earlier.cells, cursor: earlier.cursor)
    return .refresh
  }
}
