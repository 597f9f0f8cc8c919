import ParleyDiagnostics

extension Parser {
  /// The bytes of the source.
  var bytes: [UInt8] { lexer.bytes }

  /// The next token, which stays; blanks, comments and, inside brackets, newlines before it are passed.
  mutating func peek() -> Token {
    if let lookahead { return lookahead.token }
    return scan().token
  }

  /// Whether the next token stands on a line of its own or starts one, inside brackets.
  mutating func nextIsFirstOnLine() -> Bool {
    (lookahead ?? scan()).isFirstOnLine
  }

  /// Takes the next token.
  @discardableResult
  mutating func take() -> Token {
    let next = lookahead ?? scan()
    if next.followsComment || recordsTokens { recordTrivia(from: position, to: next.token.start) }
    if recordsTokens, next.token.end > next.token.start { tokens.append(next.token) }
    position = next.token.end
    lookahead = nil
    return next.token
  }

  /// Takes the next token if it is of a kind.
  mutating func take(if kind: Token.Kind) -> Token? {
    peek().kind == kind ? take() : nil
  }

  /// Takes the next token if it is a certain word.
  mutating func take(word: String) -> Token? {
    let token = peek()
    return token.kind == .name && spells(token, word) ? take() : nil
  }

  /// Takes newlines that stand before the next token, where one may follow a comma or an operator.
  mutating func skipNewlines() {
    while peek().kind == .newline { take() }
  }

  /// Whether a token is spelled a certain way.
  func spells(_ token: Token, _ spelling: StaticString) -> Bool {
    token.end - token.start == spelling.utf8CodeUnitCount
      && bytes[token.start..<token.end].elementsEqual(
        UnsafeBufferPointer(start: spelling.utf8Start, count: spelling.utf8CodeUnitCount)
      )
  }

  /// Whether a token is spelled a certain way.
  func spells(_ token: Token, _ spelling: String) -> Bool {
    bytes[token.start..<token.end].elementsEqual(spelling.utf8)
  }

  /// The source between two offsets.
  func source(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The offset of the newline that ends the line of an offset, or where reading stops if that is earlier.
  func endOfLine(from offset: Int) -> Int {
    let next = file.lines.line(at: offset) + 1
    guard next < file.lines.count else { return limit }
    return min(file.lines.start(ofLine: next) - 1, limit)
  }

  /// The offset of the first byte of an offset's line.
  func startOfLine(of offset: Int) -> Int {
    file.lines.start(ofLine: file.lines.line(at: offset))
  }

  /// The spelling of a token.
  func text(of token: Token) -> String { source(token.start, token.end) }

  /// The span between two offsets of the source.
  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file.base + UInt32(start), file.base + UInt32(max(start, end)))
  }

  /// The span of a token.
  func span(_ token: Token) -> SourceSpan { span(token.start, token.end) }

  /// The span from an offset to the end of the last token taken.
  func span(from start: Int) -> SourceSpan { span(start, max(start, position)) }

  /// A name token as a node.
  func identifier(_ token: Token) -> Identifier {
    Identifier(text: text(of: token), span: span(token))
  }

  /// Adds a diagnostic, unless reading was given up; too many give it up.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isStopped else { return }
    diagnostics.append(diagnostic)
    guard diagnostics.count >= limits.diagnostics else { return }
    diagnostics.append(.tooManyErrors(limit: limits.diagnostics, at: diagnostic.span))
    isStopped = true
  }

  /// Reports an error and returns the sign to throw.
  mutating func failure(_ diagnostic: Diagnostic) -> ParseError {
    report(diagnostic)
    return ParseError()
  }

  /// Notes that the source ends before a construct does.
  mutating func needMore(from offset: Int) {
    moreNeededFrom = min(moreNeededFrom ?? offset, offset)
  }

  /// Notes that a production is used.
  mutating func note(_ production: Production) { productions.insert(production) }

  // MARK: Looking for the next token

  /// Passes blanks and comments and finds the token after them.
  private mutating func scan() -> Lookahead {
    var offset = position
    var followsComment = false
    var isFirstOnLine = false
    while offset < limit {
      let byte = bytes[offset]
      if byte.isBlank {
        offset += 1
      } else if byte.isNewline, let heredoc, heredoc.lineEnd == offset {
        offset = min(heredoc.resume, limit)
      } else if byte.isNewline, brackets > 0 {
        isFirstOnLine = true
        offset += 1
      } else if byte == UInt8(ascii: "#"), interpolationDepth == 0 {
        followsComment = true
        offset = endOfLine(from: offset)
      } else {
        break
      }
    }
    let next = Lookahead(
      token: lexer.token(at: offset, limit: limit),
      followsComment: followsComment,
      isFirstOnLine: isFirstOnLine
    )
    lookahead = next
    return next
  }
}
