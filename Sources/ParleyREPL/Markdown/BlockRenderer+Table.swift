extension BlockRenderer {
  /// Begins what may be a table with its first line.
  mutating func beginTable(_ cursor: BlockCursor) {
    // An open paragraph stays open: the line may be part of it.
    if case .paragraph = leaf {} else { inline.look = [] }
    leaf = .table
    table = MarkdownTable()
    feed(cursor.rest)
  }

  /// Takes one scalar of a table's line.
  mutating func continueTable(_ scalar: Unicode.Scalar) {
    if scalar == "\n" {
      endTableLine(hasNewline: true)
      return
    }
    table.line.append(scalar)
    guard table.line.count >= MarkdownTable.lineLimit else { return }
    let line = table.line
    table.line = []
    endTable()
    leaf = .paragraph
    for scalar in line { putInline(scalar) }
  }

  /// Ends a line of a table.
  mutating func endTableLine(hasNewline: Bool) {
    switch table.endLine(hasNewline: hasNewline) {
    case .held: break
    case .confirmed:
      finishInline()
    case .text(let line):
      for scalar in line { putInline(scalar) }
      putInline("\n")
    case .row(let cells):
      writeTable(lines: table.layout?.lines(of: cells) ?? [])
    case .full:
      layOutTable()
    }
  }

  /// Ends a table, or finds that there was none: then a paragraph is open.
  mutating func endTable() {
    if table.isCandidate {
      leaf = .paragraph
      for scalar in table.head { putInline(scalar) }
      if table.hasNewline, !table.head.isEmpty { putInline("\n") }
      table = MarkdownTable()
      return
    }
    if table.layout == nil { layOutTable() }
    leaf = .none
  }

  private mutating func layOutTable() {
    let layout = TableLayout(table, room: writer.roomWidth, style: style)
    table.layout = layout
    writeTable(lines: layout.allLines(of: table))
  }

  private mutating func writeTable(lines: [String]) {
    for (index, line) in lines.enumerated() {
      // Its looks are in the line already.
      writer.putVerbatim(line, [])
      if index < lines.count - 1 || table.hasNewline { writer.newline() }
    }
  }
}
