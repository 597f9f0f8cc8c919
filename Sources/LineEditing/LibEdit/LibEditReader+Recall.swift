import Glibc

/// Earlier entries: with the arrow keys, and searched for.
extension LibEditReader {
  /// To an older entry.
  func older() -> LibEdit.Effect { recallEntry(by: -1) }

  /// To a newer entry, or back to the new one.
  func newer() -> LibEdit.Effect { recallEntry(by: 1) }

  private func recallEntry(by step: Int) -> LibEdit.Effect {
    guard let recalled = recall.move(by: step, leaving: edit.cells) else { return .beep }
    showRight(prompt.right)
    switch recalled {
    case .entry(let text): replaceEntry(with: cellsThatFit(text))
    case .cells(let cells): replaceEntry(with: cells)
    }
    return .refresh
  }

  /// Searches the history while keys are typed.
  ///
  /// Its own loop, because libedit's search takes a character by its last byte.
  func search() -> LibEdit.Effect {
    isSearching = true
    defer { isSearching = false }
    let saved = UndoHistory.Snapshot(cells: edit.cells, cursor: edit.cursor)
    var search = HistorySearch(setting.history.entries)
    show(search)
    while true {
      switch nextEvent() {
      case .end: return end(search, taking: false, saved)
      case .news:
        switch heedNews() {
        case .some(.suspend): _ = suspend()
        case .some(let code):
          characters.append(code.rawValue)
          return end(search, taking: false, saved)
        case .none: break
        }
      case .key(let key):
        guard let takes = step(&search, key) else {
          show(search)
          continue
        }
        return end(search, taking: takes, saved)
      }
    }
  }

  /// Gives a key to the search; nil when it goes on, otherwise whether its match is taken.
  private func step(_ search: inout HistorySearch, _ key: Key) -> Bool? {
    switch key {
    case .scalar("\u{12}"), .named(.older): search.older()
    case .scalar("\u{13}"), .named(.newer): search.newer()
    case .scalar("\u{07}"), .scalar("\u{03}"): return false
    case .scalar("\u{7F}"), .scalar("\u{08}"): search.eraseLast()
    case .scalar("\u{1B}"): return true
    case .scalar(let scalar) where scalar.value >= 0x20: search.type(scalar)
    case .paste(let bytes):
      for scalar in PastedText.clean(bytes).prefix(while: { $0 != "\n" }).unicodeScalars {
        search.type(scalar)
      }
    default:
      // Any other key does what it does, on the entry that was found.
      input.putBack(key)
      return true
    }
    return nil
  }

  private func show(_ search: HistorySearch) {
    let place = layout().cursor
    let label = search.hasFailed ? "nothing older has" : "search"
    showPrompt("(\(label)) \(search.pattern): ", style: search.hasFailed ? "31" : "36")
    if let match = search.match { replaceEntry(with: cellsThatFit(match)) }
    drawAnew(from: place)
  }

  private func end(
    _ search: HistorySearch,
    taking takes: Bool,
    _ saved: UndoHistory.Snapshot
  ) -> LibEdit.Effect {
    let place = layout().cursor
    showPrompt(prompt.text, style: "1;36")
    if !takes || search.match == nil {
      showRight(prompt.right)
      replaceEntry(with: saved.cells, cursor: saved.cursor)
    }
    drawAnew(from: place)
    return .nothing
  }
}
