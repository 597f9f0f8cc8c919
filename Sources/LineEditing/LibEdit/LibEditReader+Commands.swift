import CLineEditing
import Glibc

/// Commands that end lines, entries and more.
extension LibEditReader {
  /// Hands the entry in when it is whole, otherwise starts another line.
  func enter() -> LibEdit.Effect {
    guard setting.assistant.isComplete(text) else { return startLine() }
    // Beside an entry that was handed in, what stood there would only be in the way.
    showRight("")
    characters.append(KeyCode.accept.rawValue)
    return .refresh
  }

  /// Starts another line of the entry.
  func startLine() -> LibEdit.Effect {
    edit.insert([CellTable.newline, CellTable.mark])
    lastCursor = edit.cursor
    return .refresh
  }

  /// Puts in what the entry begins with.
  func putInBeginning() -> LibEdit.Effect {
    guard let request else { return .nothing }
    let bytes = Array(request.text.utf8)
    let before = PastedText.clean(Array(bytes[..<min(max(0, request.cursor), bytes.count)]))
    let cells = cellsThatFit(PastedText.clean(bytes))
    replaceEntry(with: cells, cursor: min(cells.count, table.encode(before).count))
    return .refresh
  }

  /// Inserts a paste; one that is too tall for the screen as one cell.
  func insertPaste() -> LibEdit.Effect {
    let text = PastedText.clean(pasted)
    pasted = []
    let cells = edit.cells
    let cursor = edit.cursor
    let isShort = text.utf8.count <= size.columns * size.rows * 4
    let inserted = isShort ? table.encode(text) : []
    let whole = cells[..<cursor] + inserted + cells[cursor...]
    if isShort, layout(of: Array(whole), cursor: 0).end.row + 2 < size.rows {
      edit.insert(inserted)
    } else {
      let folded = [table.fold(text)]
      showRight(foldNote(folded))
      edit.insert(folded)
    }
    lastCursor = edit.cursor
    return .refresh
  }

  /// Gives the entry up: an empty one ends the reading, otherwise another begins.
  func interrupt() -> LibEdit.Effect {
    finishBelow("^C")
    guard edit.count > 0 else {
      outcome = .interrupt
      return .leave
    }
    recall = HistoryRecall(setting.history.entries)
    showRight(prompt.right)
    replaceEntry(with: [])
    edit.refresh()
    forgetPainted()
    return .nothing
  }

  /// Ends the reading with the outcome that is known.
  func leave() -> LibEdit.Effect {
    finishBelow("")
    return .leave
  }

  /// Puts the cursor on a fresh line below the entry, after a note at the entry's end.
  func finishBelow(_ note: String) {
    let layout = layout()
    let rows = layout.end.row - layout.cursor.row
    emit((rows > 0 ? "\u{1B}[\(rows)B" : "") + "\u{1B}[\(layout.end.column + 1)G\(note)\r\n")
  }

  /// Stops the process, and draws the entry again when it goes on.
  func suspend() -> LibEdit.Effect {
    finishBelow("")
    stopProcess()
    emit("\r")
    drawAgain()
    return .nothing
  }

  /// Clears the screen and draws the entry at its top.
  func clearScreen() -> LibEdit.Effect {
    emit("\u{1B}[H\u{1B}[2J")
    edit.refresh()
    forgetPainted()
    return .nothing
  }

  /// Takes over the terminal's new size.
  func resize() {
    clearHint()
    size = TerminalSize(of: setting.output)
    surelyFits = 0
    edit.resize()
    // Terminals wrap the rows anew; so the way up is counted in the new width.
    drawAnew(from: layout().cursor)
  }

  /// Shows whole lines above the entry.
  func showAbove(_ text: String) {
    clearHint()
    emit(wayToPrompt(from: layout().cursor) + "\u{1B}[J" + text)
    edit.refresh()
    forgetPainted()
  }
}
