import ParleyDiagnostics

extension Parser {
  /// Goes to an offset; what lies between is recorded as tokens of a kind.
  mutating func advance(to offset: Int, as kind: Token.Kind) {
    record(kind, position, offset)
    position = offset
    lookahead = nil
  }

  /// Goes to an offset without recording what lies between.
  mutating func move(to offset: Int) {
    position = offset
    lookahead = nil
  }

  /// Passes blanks after the last token taken.
  mutating func skipBlanks() {
    advance(to: lexer.skippingBlanks(from: position, limit: limit), as: .blank)
  }

  /// Records a token that the parser found by itself.
  mutating func record(_ kind: Token.Kind, _ start: Int, _ end: Int) {
    if recordsTokens, end > start { tokens.append(Token(kind, start, end)) }
  }

  /// Records the blanks, newlines and comments between two tokens.
  mutating func recordTrivia(from start: Int, to end: Int) {
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if byte.isNewline, let heredoc, heredoc.lineEnd == offset {
        offset = heredoc.resume
      } else if byte.isNewline {
        record(.newline, offset, offset + 1)
        offset += 1
      } else if byte == UInt8(ascii: "#") {
        let commentEnd = lexer.endOfLine(from: offset, limit: end)
        recordComment(offset, commentEnd)
        offset = commentEnd
      } else {
        let blankEnd = max(offset + 1, lexer.skippingBlanks(from: offset, limit: end))
        record(.blank, offset, blankEnd)
        offset = blankEnd
      }
    }
  }

  /// Records a comment.
  ///
  ///     comment ::= "#" character*
  private mutating func recordComment(_ start: Int, _ end: Int) {
    record(.comment, start, end)
    let lineStart = startOfLine(of: start)
    let isTrailing = lexer.skippingBlanks(from: lineStart, limit: start) < start
    comments.append(Comment(span: span(start, end), isTrailing: isTrailing))
  }

  /// The tokens in the order of the source, with what errors passed over as `.skipped`.
  func tiledTokens() -> [Token] {
    var tiled: [Token] = []
    tiled.reserveCapacity(tokens.count)
    var end = 0
    for token in tokens.sorted(by: { $0.start < $1.start }) {
      if token.start > end { tiled.append(Token(.skipped, end, token.start)) }
      guard token.start >= end else { continue }
      tiled.append(token)
      end = token.end
    }
    if end < bytes.count { tiled.append(Token(.skipped, end, bytes.count)) }
    return tiled
  }
}
