import ParleyDiagnostics
import ParleySyntax

/// Writes the pieces of a source with the gaps that the layout puts between them.
struct LayoutWriter {
  /// What stands between two pieces.
  enum Gap {
    /// A number of blanks.
    case blanks(Int)
    /// The end of a line, an empty line if wanted, and a line's indentation in blanks.
    case line(indent: Int, leavesEmptyLine: Bool = false)
  }

  /// A bracket that is open.
  struct Bracket {
    /// The place of its opening among the pieces.
    let opening: Int
    /// Whether it holds elements with commas between them.
    let isList: Bool
    /// Whether its elements stand on lines of their own.
    let isBroken: Bool
    /// Whether it is `{ }`.
    let isMap: Bool
    /// Whether it is the `[ ]` after a value.
    let isSubscript: Bool
    /// The indentation of the line it opens on.
    let indent: Int
    /// The indentation of the line on which the element starts that is being written.
    var elementIndent: Int
  }

  /// The lines of a `<<END` text whose opening stands on the line that is being written.
  private struct PendingLines {
    let body: ArraySlice<UInt8>
    let lines: TextLines
  }

  let source: [UInt8]
  let marks: LayoutMarks
  let list: PieceList
  var pieces: [Piece] { list.pieces }

  private var output: [UInt8] = []
  /// The number of blocks open.
  private(set) var blockDepth = 0
  /// The brackets open, outermost first.
  private(set) var brackets: [Bracket] = []
  /// The indentation of the line that is being written.
  private var indent = 0
  /// The blanks that the line really starts with; after a text over several lines these are the text's.
  private var lineBlanks: [UInt8] = []
  private var pending: PendingLines?

  /// Makes a writer.
  init(_ source: [UInt8], _ marks: LayoutMarks, _ list: PieceList) {
    self.source = source
    self.marks = marks
    self.list = list
  }

  /// Whether the lines of a `<<END` text come at the end of the line.
  var hasPendingLines: Bool { pending != nil }

  /// Lays out the source.
  mutating func write() -> [UInt8] {
    for index in pieces.indices {
      if index > 0 { write(gap(before: index)) }
      write(pieces[index], at: index)
    }
    if !pieces.isEmpty { endLine() }
    return doublingCarriageReturns(output)
  }

  private mutating func write(_ gap: Gap) {
    switch gap {
    case .blanks(let count): appendBlanks(count)
    case .line(let indent, let leavesEmptyLine):
      endLine()
      if leavesEmptyLine { output.append(UInt8(ascii: "\n")) }
      appendBlanks(indent)
      self.indent = indent
      lineBlanks = Array(repeating: UInt8(ascii: " "), count: indent)
    }
  }

  private mutating func appendBlanks(_ count: Int) {
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  /// Ends a line, with the lines of the `<<END` text that was opened on it.
  private mutating func endLine() {
    output.append(UInt8(ascii: "\n"))
    guard let lines = pending else { return }
    pending = nil
    output += lines.lines.moved(heredocBody: lines.body)
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func write(_ piece: Piece, at index: Int) {
    if !piece.isComment, startsElement(index), !brackets.isEmpty {
      brackets[brackets.count - 1].elementIndent = indent
    }
    switch piece.kind {
    case .text(let number): write(marks.texts[number])
    case .comment: output += source[piece.start..<piece.end].trimmingTrailingBlanks()
    case .token:
      output += source[piece.start..<piece.end]
      count(piece, at: index)
    }
  }

  private mutating func write(_ text: TextTemplate) {
    let literal = source[Int(text.span.start)..<Int(text.span.end)]
    guard text.form == .tripleQuoted || text.bodySpan != nil else {
      output += literal
      return
    }
    let lines = TextLines(old: blanks(startingLineOf: literal.startIndex), new: lineBlanks)
    if let body = text.bodySpan {
      output += literal
      pending = PendingLines(body: source[Int(body.start)..<Int(body.end)], lines: lines)
    } else {
      let moved = lines.moved(tripleText: literal)
      output += moved
      let last = moved.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      lineBlanks = Array(moved[last...].prefix { $0.isBlank })
    }
  }

  /// The blanks that start the line of an offset in the source.
  private func blanks(startingLineOf offset: Int) -> [UInt8] {
    let newline = source[..<offset].lastIndex(of: UInt8(ascii: "\n"))
    return Array(source[(newline.map { $0 + 1 } ?? 0)...].prefix { $0.isBlank })
  }

  /// Keeps count of blocks and brackets.
  private mutating func count(_ piece: Piece, at index: Int) {
    if marks.blockOpenings.contains(piece.start) {
      blockDepth += 1
    } else if marks.blockClosings.contains(piece.start) {
      blockDepth -= 1
    } else if piece.closes {
      _ = brackets.popLast()
    } else if piece.opens {
      brackets.append(bracket(piece, at: index))
    }
  }

  private func bracket(_ piece: Piece, at index: Int) -> Bracket {
    let isPostfix = belongsToValue(index)
    let isList =
      switch piece.kind {
      case .token(.leftParenthesis): isPostfix || marks.parameterOpenings.contains(piece.start)
      case .token(.leftBracket): !isPostfix
      default: true
      }
    return Bracket(
      opening: index,
      isList: isList,
      isBroken: isList && list.isBroken[index],
      isMap: piece.kind == .token(.leftBrace),
      isSubscript: piece.kind == .token(.leftBracket) && isPostfix,
      indent: indent,
      elementIndent: indent
    )
  }

  /// A carriage return before a line end is written twice, because one would be read as part of the line end.
  private func doublingCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    var doubled: [UInt8] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n"), doubled.last == UInt8(ascii: "\r") {
        doubled.append(UInt8(ascii: "\r"))
      }
      doubled.append(byte)
    }
    return doubled
  }
}
