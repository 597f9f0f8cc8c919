extension BlockRenderer {
  /// What is known of a line when its start is known.
  private struct LineStart {
    /// How many of the open containers it goes on with.
    var matchedCount: Int
    /// The containers that it begins.
    var added: [Added] = []
    /// The block that it begins or goes on with.
    var block = BlockStart.undecided
  }

  private enum Added {
    case quote
    case item(BlockStart.Item)
  }

  private enum Match {
    case undecided
    case absent
    case matched(BlockCursor)
  }

  /// Reads the gathered start of a line, and begins the line if it is known what it is.
  ///
  /// - Parameter isEnd: Whether the text ends here.
  mutating func startLine(isEnd: Bool) {
    countLineScan()
    let cursor = BlockCursor(lineStart, isFinal: isEnd || lineStart.last == "\n")
    let isOverlong = lineStart.count >= Self.lineStartLimit
    if case .fence(let fence) = leaf {
      guard continuesFence(fence, cursor, isOverlong: isOverlong) == false else { return }
      closeLeaf()
    }
    guard let line = read(cursor, isOverlong: isOverlong) else { return }
    begin(line)
  }

  // MARK: Reading

  private func read(_ start: BlockCursor, isOverlong: Bool) -> LineStart? {
    var cursor = start
    var line = LineStart(matchedCount: 0)
    matching: while line.matchedCount < containers.count {
      switch match(containers[line.matchedCount], cursor) {
      case .undecided where !isOverlong: return nil
      case .undecided, .absent: break matching
      case .matched(let inner):
        cursor = inner
        line.matchedCount += 1
      }
    }
    while true {
      let isParagraph = line.added.isEmpty && mayGoOn
      let block = BlockStart.read(
        cursor,
        continuesParagraph: isParagraph,
        startsAnyItem: !(isParagraph && line.matchedCount == containers.count)
      )
      let isDeep = line.matchedCount + line.added.count >= Self.depthLimit
      switch block {
      case .undecided where !isOverlong: return nil
      case .quote(let inner) where !isDeep:
        line.added.append(.quote)
        cursor = inner
      case .item(let item) where !isDeep:
        line.added.append(.item(item))
        cursor = item.content
      case .undecided, .quote, .item:
        line.block = .text(cursor)
        return line
      default:
        line.block = block
        return line
      }
    }
  }

  /// Whether a paragraph is open that a line of text would go on with.
  private var mayGoOn: Bool {
    switch leaf {
    case .paragraph: true
    case .table: table.isCandidate
    default: false
    }
  }

  private func match(_ container: Container, _ cursor: BlockCursor) -> Match {
    let (columns, first) = cursor.indentation
    guard let next = first.next else {
      guard cursor.isFinal else { return .undecided }
      if case .item = container { return .matched(cursor) }
      return .absent
    }
    switch container {
    case .quote:
      guard columns <= 3, next == ">" else { return .absent }
      var content = first.advanced(by: 1)
      if content.next == nil, !cursor.isFinal { return .undecided }
      content.skipBlanks(1)
      content.startQuote()
      return .matched(content)
    case .item(let marker, let position):
      if next == "\n" { return .matched(first) }
      if first.position >= position {
        var content = cursor
        content.skipBlanks(position - cursor.position)
        return .matched(content)
      }
      guard first.position >= marker + 2 else { return .absent }
      return matchSloppyItem(first)
    }
  }

  /// An item two columns right of another's marker is taken to be in it, as people and models write `1. a`, `  - b`.
  private func matchSloppyItem(_ first: BlockCursor) -> Match {
    switch BlockStart.read(first, continuesParagraph: false, startsAnyItem: true) {
    case .undecided: .undecided
    case .item: .matched(first)
    default: .absent
    }
  }

  // MARK: Beginning

  private mutating func begin(_ line: LineStart) {
    var line = line
    let isAllMatched = line.matchedCount == containers.count && line.added.isEmpty
    if case .tableRow(let row) = line.block, isAllMatched {
      if case .table = leaf {
        feed(row.rest)
        return
      }
      if case .paragraph = leaf {
        beginTable(row)
        return
      }
    }
    if case .table = leaf { endTable() }
    if case .text(let cursor) = line.block, case .paragraph = leaf, line.added.isEmpty {
      feed(textScalars(cursor))
      return
    }
    if case .indentedCode(let code) = line.block, case .indentedCode = leaf, isAllMatched {
      feed(code.rest)
      return
    }
    closeLeaf()
    enter(&line)
    beginBlock(line.block)
  }

  private mutating func enter(_ line: inout LineStart) {
    containers.removeLast(containers.count - line.matchedCount)
    writer.margin.removeLast(writer.margin.count - line.matchedCount)
    for added in line.added {
      switch added {
      case .quote:
        containers.append(.quote)
        writer.margin.append(RowWriter.MarginPart(marker: nil, rest: "│ ", isBar: true))
      case .item(let item):
        containers.append(
          .item(marker: item.markerPosition, content: item.contentPosition)
        )
        let marker = (item.marker.count == 1 ? "•" : item.marker) + " "
        writer.margin.append(
          RowWriter.MarginPart(
            marker: marker,
            rest: String(repeating: " ", count: marker.count),
            isBar: false
          )
        )
      }
    }
  }

  private mutating func beginBlock(_ block: BlockStart) {
    switch block {
    // Reading goes into containers, and ends in none of these.
    case .undecided, .quote, .item: break
    case .blank: endWholeLine()
    case .text(let cursor):
      leaf = .paragraph
      inline.look = []
      feed(textScalars(cursor))
    case .heading(let level, let cursor):
      leaf = .heading
      inline.look = level == 1 ? [.strong, .underlined] : .strong
      feed(cursor.rest)
    case .fence(let fence): beginFence(fence)
    case .rule:
      writer.putVerbatim(String(repeating: "─", count: writer.roomWidth), .dim)
      endWholeLine()
    case .tableRow(let cursor): beginTable(cursor)
    case .indentedCode(let cursor):
      leaf = .indentedCode
      lexer = CodeLexer(nil)
      feed(cursor.rest)
    }
  }

  private mutating func beginFence(_ fence: BlockStart.Fence) {
    leaf = .fence(fence)
    lexer = CodeLexer(CodeLanguage.named(fence.label))
    writer.putVerbatim(fence.label, .dim)
    if fence.label.isEmpty {
      lineStart.removeAll(keepingCapacity: true)
    } else {
      endWholeLine()
    }
  }

  /// Ends a line that was gathered whole.
  private mutating func endWholeLine() {
    if lineStart.last == "\n" { writer.newline() }
    lineStart.removeAll(keepingCapacity: true)
  }

  /// The text of a line: outside lists with its indentation, as verse is set.
  private func textScalars(_ cursor: BlockCursor) -> [Unicode.Scalar] {
    let isInItem = containers.contains { if case .item = $0 { true } else { false } }
    return isInItem ? cursor.indentation.end.rest : cursor.rest
  }

  /// Gives what was gathered of a line to its block.
  mutating func feed(_ scalars: [Unicode.Scalar]) {
    lineStart.removeAll(keepingCapacity: true)
    isInLineStart = false
    for scalar in scalars { continueLine(scalar) }
  }

  // MARK: Fences

  /// Goes on with a fenced block or ends it.
  ///
  /// Within lists, code may be indented less than its item: it ends at its fence alone.
  ///
  /// - Returns: Whether the line was taken; nil if it is not known yet what it is; false if it stands outside the block.
  private mutating func continuesFence(
    _ fence: BlockStart.Fence,
    _ start: BlockCursor,
    isOverlong: Bool
  ) -> Bool? {
    var cursor = start
    for container in containers {
      switch container {
      case .quote:
        switch match(container, cursor) {
        case .undecided: return nil
        case .absent: return false
        case .matched(let inner): cursor = inner
        }
      case .item(_, let position):
        guard skip(position - cursor.position, &cursor) || isOverlong else { return nil }
      }
    }
    guard skip(fence.indentation, &cursor) || isOverlong else { return nil }
    switch closes(fence, cursor) {
    case nil where !isOverlong: return nil
    case true:
      closeLeaf()
      lineStart.removeAll(keepingCapacity: true)
    default: feed(cursor.rest)
    }
    return true
  }

  /// Skips blanks; false if more of them may come.
  private func skip(_ columns: Int, _ cursor: inout BlockCursor) -> Bool {
    guard columns > 0 else { return true }
    let (width, end) = cursor.indentation
    if width < columns, end.next == nil, !cursor.isFinal { return false }
    cursor.skipBlanks(columns)
    return true
  }

  private func closes(_ fence: BlockStart.Fence, _ cursor: BlockCursor) -> Bool? {
    let (columns, first) = cursor.indentation
    guard columns <= 3 else { return false }
    guard let next = first.next else { return cursor.isFinal ? false : nil }
    guard next == fence.scalar else { return false }
    let count = first.runLength
    let after = first.advanced(by: count).indentation.end
    guard let last = after.next else { return cursor.isFinal ? count >= fence.count : nil }
    return count >= fence.count && last == "\n"
  }
}
