extension TerminalModel {
  /// Performs a piece of output.
  mutating func perform(_ event: TerminalSequenceParser.Event) {
    switch event {
    case .scalar(let scalar): put(scalar)
    case .control(let byte): control(byte)
    case .escape(let byte): escape(byte)
    case .sequence(let isPrivate, let parameters, let intermediates, let final):
      guard intermediates.isEmpty else { return }
      if isPrivate {
        setModes(parameters, to: final)
      } else {
        sequence(parameters, final: Character(Unicode.Scalar(final)))
      }
    case .command(let text): command(text)
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bellCount += 1
    case 0x08: move(to: cursor.row, cursor.column - 1)
    case 0x09: move(to: cursor.row, (cursor.column | 7) + 1)
    case 0x0A, 0x0B, 0x0C: feedLine()
    case 0x0D: move(to: cursor.row, 0)
    default: break
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch Character(Unicode.Scalar(byte)) {
    case "7": savedCursor = cursor
    case "8": move(to: savedCursor.row, savedCursor.column)
    case "D": feedLine()
    case "E":
      move(to: cursor.row, 0)
      feedLine()
    case "M":
      isWrapPending = false
      if cursor.row == region.lowerBound {
        insertLines(1, at: cursor.row)
      } else {
        move(to: cursor.row - 1, cursor.column)
      }
    case "c": self = TerminalModel(columns: columns, rows: rows)
    default: break
    }
  }

  /// Moves the cursor, held within the screen.
  private mutating func move(to row: Int, _ column: Int) {
    isWrapPending = false
    cursor.row = max(0, min(rows - 1, row))
    cursor.column = max(0, min(columns - 1, column))
  }

  private mutating func sequence(_ parameters: [Int], final: Character) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    let second = max(1, parameters.count > 1 ? parameters[1] : 1)
    let (row, column) = (cursor.row, cursor.column)
    switch final {
    case "m": style.apply(parameters)
    case "A": move(to: row - count, column)
    case "B", "e": move(to: row + count, column)
    case "C", "a": move(to: row, column + count)
    case "D": move(to: row, column - count)
    case "E": move(to: row + count, 0)
    case "F": move(to: row - count, 0)
    case "G", "`": move(to: row, count - 1)
    case "H", "f": move(to: count - 1, second - 1)
    case "d": move(to: count - 1, column)
    case "J": eraseScreen(first)
    case "K": eraseLine(first)
    case "X": lines[row].clear(column..<(column + count))
    case "@": lines[row].insert(count, at: column)
    case "P": lines[row].remove(count, at: column)
    case "L": insertLines(count, at: row)
    case "M": removeLines(count, at: row)
    case "S": for _ in 0..<min(count, rows) { scrollUp() }
    case "T": insertLines(count, at: region.lowerBound)
    case "s": savedCursor = cursor
    case "u": move(to: savedCursor.row, savedCursor.column)
    case "r": setRegion(parameters)
    case "h", "l": if first == 4 { isInserting = final == "h" }
    default: break
    }
  }

  private mutating func eraseScreen(_ what: Int) {
    isWrapPending = false
    switch what {
    case 0:
      eraseLine(0)
      for row in (cursor.row + 1)..<max(cursor.row + 1, rows) { clear(row) }
    case 1:
      eraseLine(1)
      for row in 0..<cursor.row { clear(row) }
    case 2: for row in 0..<rows { clear(row) }
    case 3: clearScrollback()
    default: break
    }
  }

  private mutating func clear(_ row: Int) {
    lines[row] = TerminalLine(columns: columns)
  }

  private mutating func eraseLine(_ what: Int) {
    let column = cursor.column
    isWrapPending = false
    switch what {
    case 0:
      lines[cursor.row].clear(column..<columns)
      lines[cursor.row].isContinued = false
    case 1: lines[cursor.row].clear(0..<(column + 1))
    case 2: clear(cursor.row)
    default: break
    }
  }

  private mutating func setRegion(_ parameters: [Int]) {
    let top = max(1, parameters.first ?? 1) - 1
    let bottom = parameters.count > 1 && parameters[1] > 0 ? min(rows, parameters[1]) - 1 : rows - 1
    guard top < bottom else { return }
    region = top...bottom
    move(to: 0, 0)
  }

  private mutating func setModes(_ modes: [Int], to final: UInt8) {
    guard final == UInt8(ascii: "h") || final == UInt8(ascii: "l") else { return }
    let isOn = final == UInt8(ascii: "h")
    for mode in modes {
      switch mode {
      case 25: isCursorVisible = isOn
      case 2004: bracketsPastes = isOn
      default: break
      }
    }
  }

  private mutating func command(_ text: String) {
    let parts = text.split(separator: ";", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    switch parts[0] {
    case "0", "2": title = parts[1]
    case "7777": marks = parts[1].split(separator: ";").map { Int($0) ?? 0 }
    default: break
    }
  }
}
