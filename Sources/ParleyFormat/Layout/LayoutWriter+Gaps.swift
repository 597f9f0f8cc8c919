import ParleySyntax

extension LayoutWriter {
  /// Two blanks: a level of indentation, and what stands before a comment at the end of a line.
  private static let step = 2

  /// The indentation of statements in the block that is being written.
  private var statementIndent: Int { Self.step * blockDepth }

  /// What stands before a piece that is not the first.
  func gap(before index: Int) -> Gap {
    let piece = pieces[index]
    let before = pieces[index - 1]
    if piece.isComment { return gapBeforeComment(index) }
    if brackets.isEmpty {
      if marks.statementStarts.contains(piece.start) {
        return .line(indent: statementIndent, leavesEmptyLine: leavesEmptyLine(index))
      }
      if marks.blockClosings.contains(piece.start) {
        return marks.blockOpenings.contains(before.start)
          ? .blanks(1) : .line(indent: statementIndent - Self.step)
      }
    }
    if breaksLine(before: index) { return gapBetweenLines(index) }
    return .blanks(blanks(before: index))
  }

  private func gapBeforeComment(_ index: Int) -> Gap {
    guard pieces[index].newlines > 0 else { return .blanks(Self.step) }
    let following = list.nextCode[index]
    let next = following < pieces.count ? pieces[following] : nil
    guard let bracket = brackets.last else {
      let isBetweenStatements =
        next.map {
          marks.statementStarts.contains($0.start) || marks.blockClosings.contains($0.start)
        } ?? true
      return isBetweenStatements
        ? .line(indent: statementIndent, leavesEmptyLine: leavesEmptyLine(index))
        : .line(indent: statementIndent + Self.step)
    }
    let isBeforeElement = startsElement(index) || next?.closes == true
    return isBeforeElement
      ? .line(indent: bracket.indent + Self.step, leavesEmptyLine: leavesEmptyLine(index))
      : .line(indent: continuationIndent)
  }

  /// Whether an empty line of the source before a piece stays: not at the start of a block or bracket.
  private func leavesEmptyLine(_ index: Int) -> Bool {
    pieces[index].newlines > 1 && !pieces[index - 1].opens
  }

  /// Whether a piece within a statement starts a line.
  private func breaksLine(before index: Int) -> Bool {
    let piece = pieces[index]
    let before = pieces[index - 1]
    if before.isComment { return true }
    if let bracket = brackets.last {
      if piece.closes, bracket.opening == index - 1 { return false }
      if bracket.isBroken, piece.closes || startsElement(index) { return true }
    }
    guard piece.newlines > 0, !piece.isComma, !piece.isColon else { return false }
    return !before.isColon || hasPendingLines
  }

  /// The end of a line within a statement.
  private func gapBetweenLines(_ index: Int) -> Gap {
    guard let bracket = brackets.last else {
      return .line(indent: statementIndent + Self.step)
    }
    if pieces[index].closes { return .line(indent: bracket.indent) }
    guard startsElement(index) else { return .line(indent: continuationIndent) }
    return .line(indent: bracket.indent + Self.step, leavesEmptyLine: leavesEmptyLine(index))
  }

  /// The indentation of a line that goes on with an element of the innermost bracket.
  private var continuationIndent: Int {
    guard let bracket = brackets.last else { return statementIndent + Self.step }
    return (bracket.isList ? bracket.elementIndent : bracket.indent) + Self.step
  }

  /// Whether a piece is the first of an element of the innermost bracket, comments not counted.
  func startsElement(_ index: Int) -> Bool {
    guard let bracket = brackets.last, bracket.isList else { return false }
    let last = list.previousCode[index]
    return last == bracket.opening || pieces[last].isComma
  }

  /// Whether a bracket belongs to the value or name before it.
  func belongsToValue(_ index: Int) -> Bool {
    guard index > 0, pieces[index].opens, pieces[index].kind != .token(.leftBrace) else {
      return false
    }
    let before = pieces[index - 1]
    return marks.postfixStarts.contains(before.end) || before.kind == .token(.rightParenthesis)
      || before.kind == .token(.rightBracket)
  }

  /// The number of blanks between a piece and the one before it on a line.
  private func blanks(before index: Int) -> Int {
    let piece = pieces[index]
    let before = pieces[index - 1]
    if let bracket = brackets.last {
      if piece.closes, bracket.opening == index - 1 { return 0 }
      if piece.closes || bracket.opening == index - 1 { return bracket.isMap ? 1 : 0 }
      if before.isColon, bracket.isSubscript { return 0 }
    }
    let isJoined =
      piece.isComma || piece.isColon || piece.isDot || before.isDot || belongsToValue(index)
      || marks.signs.contains(before.start) || marks.optionalMarks.contains(piece.start)
    return isJoined ? 0 : 1
  }
}
