import TerminalText

/// Completion with Tab.
extension LibEditReader {
  /// Completes the word before the cursor; again, goes through the completions.
  ///
  /// - Parameter step: 1 for the next completion, -1 for the one before.
  /// - Returns: What libedit does then.
  func complete(by step: Int) -> LibEdit.Effect {
    if var cycle {
      replaceWord(from: cycle.start, with: cycle.move(by: step))
      self.cycle = cycle
      return .refresh
    }
    let cells = edit.cells
    let cursor = edit.cursor
    let before = table.decode(cells[..<cursor])
    let completions = setting.assistant.completions(
      of: table.decode(cells),
      at: before.utf8.count
    )
    guard let first = completions.items.first else { return .beep }
    let start = index(of: completions.replaced.lowerBound, in: cells[..<cursor])
    if completions.items.count == 1 {
      replaceWord(from: start, with: first.text + first.suffix)
      return .refresh
    }
    let common = CompletionCycle.commonPrefix(of: completions.items)
    let typed = table.decode(cells[start..<cursor])
    let place = layout()
    showList(completions.items, below: place)
    if common.hasPrefix(typed), common != typed { replaceWord(from: start, with: common) }
    cycle = CompletionCycle(completions.items, start: start)
    edit.refresh()
    forgetPainted()
    return .nothing
  }

  /// The index of the cell where a byte of the text is.
  private func index(of offset: Int, in cells: ArraySlice<UInt32>) -> Int {
    var bytes = 0
    for (index, cell) in cells.enumerated() {
      if bytes >= offset, cell != CellTable.mark { return index }
      bytes += table.byteCount(cell)
    }
    return cells.count
  }

  private func replaceWord(from start: Int, with text: String) {
    var cells = edit.cells
    let cursor = edit.cursor
    let inserted = table.encode(text)
    cells.replaceSubrange(min(start, cursor)..<cursor, with: inserted)
    replaceEntry(with: cells, cursor: start + inserted.count)
  }

  private func showList(_ items: [Completions.Item], below layout: CellLayout) {
    finishBelow("")
    let lines = CompletionList.lines(
      items,
      columns: size.columns,
      limit: min(20, size.rows - layout.end.row - 2),
      style: setting.configuration.isColoured ? .ansi : .plain
    )
    emit(lines.map { $0 + "\r\n" }.joined())
  }
}
