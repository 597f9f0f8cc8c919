import Glibc

/// What happens between two keys.
extension LibEditReader {
  /// The next character for libedit, which has drawn all and is about to wait; nil at the end of the input.
  func nextCharacter() -> UInt32? {
    putInOrder()
    if let character = characters.popFirst() { return character }
    while true {
      if !input.hasWaiting { settle() }
      switch nextEvent() {
      case .end:
        clearHint()
        return nil
      case .news:
        if let code = heedNews() { return code.rawValue }
      case .key(let key):
        clearHint()
        return character(of: key)
      }
    }
  }

  /// Waits for the next key with libedit free for others.
  func nextEvent() -> TerminalInput.Event {
    if isGivenUp { return .news }
    LibEditLock.leave()
    defer { LibEditLock.enter() }
    return input.next()
  }

  private var isGivenUp: Bool {
    request.map { setting.mailbox.isCancelled($0.number) } ?? false
  }

  /// Remembers and paints the entry as it is, before a wait.
  private func settle() {
    undo.remember(edit.cells, cursor: edit.cursor)
    paint()
  }

  /// Shows what is new; returns what a signal or the end of the task asks for.
  func heedNews() -> KeyCode? {
    let news = setting.mailbox.takeNews()
    if !news.text.isEmpty { showAbove(news.text) }
    if isGivenUp { return leave(with: .interrupt) }
    for signal in news.signals {
      switch signal {
      case SIGINT: return leave(with: .interrupt)
      case SIGTSTP:
        clearHint()
        return .suspend
      case SIGCONT: goOn()
      case SIGWINCH: resize()
      default: break
      }
    }
    return nil
  }

  private func leave(with outcome: ReadOutcome) -> KeyCode {
    clearHint()
    self.outcome = outcome
    return .leave
  }

  private func character(of key: Key) -> UInt32 {
    if key != .scalar("\t"), key != .named(.backTab) { cycle = nil }
    defer { followsText = Self.isText(key) }
    switch key {
    case .scalar(let scalar):
      if followsText, Self.isText(key), edit.isEmacs, gatherRun(scalar) {
        return KeyCode.insertRun.rawValue
      }
      return character(of: scalar)
    case .alt(let scalar):
      characters.append(character(of: scalar))
      return 0x1B
    case .named(let code): return code.rawValue
    case .paste(let bytes):
      pasted = bytes
      return KeyCode.paste.rawValue
    }
  }

  private static func isText(_ key: Key) -> Bool {
    if case .scalar(let scalar) = key { return scalar.value >= 0x20 && scalar.value != 0x7F }
    return false
  }

  /// Takes the characters that follow one and have been read already, so that a text that comes at once is drawn at once.
  ///
  /// Never the first after a command's key, which may belong to that command.
  private func gatherRun(_ first: Unicode.Scalar) -> Bool {
    run = [first]
    while run.count < size.columns, let key = input.nextAtHand() {
      guard case .scalar(let scalar) = key, Self.isText(key) else {
        input.putBack(key)
        break
      }
      run.append(scalar)
    }
    return run.count > 1
  }

  /// Inserts the characters that wait; the first may join the cell before.
  func insertRun() -> LibEdit.Effect {
    guard let first = run.first else { return .nothing }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: run)
    if first.value >= 0x80, joinsPrevious(first) {
      typed = first
      _ = insertTyped()
      text.removeFirst()
    }
    edit.insert(String(text).flatMap { table.encode(String(Hangul.composed($0))) })
    lastCursor = edit.cursor
    return .refresh
  }

  private func character(of scalar: Unicode.Scalar) -> UInt32 {
    guard scalar.value >= 0x80, !CellTable.isPlain(scalar.value) || joinsPrevious(scalar) else {
      return scalar.value
    }
    typed = scalar
    return KeyCode.insert.rawValue
  }

  private func joinsPrevious(_ scalar: Unicode.Scalar) -> Bool {
    let cursor = edit.cursor
    guard cursor > 0 else { return false }
    let previous = edit.withCells { $0[cursor - 1] }
    guard previous >= 0x80, previous != CellTable.mark, !table.isFolded(previous) else {
      return false
    }
    return (table.decode([previous]) + String(scalar)).count == 1
  }

  /// Inserts the scalar that waits, joined to the cell before it where both are one character.
  func insertTyped() -> LibEdit.Effect {
    let cursor = edit.cursor
    if cursor > 0 {
      var cells = edit.cells
      let previous = cells[cursor - 1]
      let joined = table.decode([previous]) + String(typed)
      if previous >= 0x20, previous != CellTable.mark, !table.isFolded(previous),
        joined.count == 1, let cluster = joined.first
      {
        cells[cursor - 1] = table.cell(of: Hangul.composed(cluster))
        replaceEntry(with: cells, cursor: cursor)
        return .refresh
      }
    }
    edit.insert([table.cell(of: Character(typed))])
    return .refresh
  }
}
