import ParleyDiagnostics

extension Parser {
  /// Reads a list.
  ///
  ///     list ::= "[" (expression ("," expression)* ","?)? "]"
  mutating func parseListLiteral() throws(ParseError) -> Expression {
    note(.list)
    let open = peek()
    let items = try parseList(closing: .rightBracket) { (parser: inout Parser) throws(ParseError) in
      try parser.parseExpression()
    }
    try join(height, at: span(open))
    return .list(ListLiteral(items: items, span: span(from: open.start)))
  }

  /// Reads a map.
  ///
  ///     map ::= "{" (key ":" expression ("," key ":" expression)* ","?)? "}"
  mutating func parseMapLiteral() throws(ParseError) -> Expression {
    note(.map)
    let open = peek()
    let entries = try parseList(closing: .rightBrace) { (parser: inout Parser) throws(ParseError) in
      try parser.parseEntry()
    }
    try join(height, at: span(open))
    return .map(MapLiteral(entries: entries, span: span(from: open.start)))
  }

  private mutating func parseEntry() throws(ParseError) -> MapLiteral.Entry {
    let key = try parseKey()
    let next = peek()
    switch next.kind {
    case .colon: take()
    case .assign where spells(next, "="), .foreignOperator where spells(next, "=>"):
      report(.foreignOperator(text(of: next), ":", at: span(next)))
      take()
    case .comma, .rightBrace:
      throw failure(.keyWithoutValue(key.span, name: source(of: key.span)))
    default:
      throw failure(.expectedToken("`:`", at: span(next), spelled: describe(next)))
    }
    return MapLiteral.Entry(key: key, value: try parseExpression())
  }

  /// Reads a key.
  ///
  ///     key ::= name | text
  private mutating func parseKey() throws(ParseError) -> MapLiteral.Key {
    note(.key)
    let next = peek()
    if next.kind == .name { return .name(identifier(take())) }
    if opensText(next) { return .text(try parseText()) }
    if next.kind == .leftBrace, bytes[next.start - 1] == UInt8(ascii: "{") {
      throw failure(.interpolationInCode(at: span(next.start - 1, next.end)))
    }
    guard next.kind == .number else {
      throw failure(.mapKey(at: span(next), spelled: describe(next), quoted: nil))
    }
    report(.mapKey(at: span(next), spelled: describe(next), quoted: "\"\(text(of: next))\""))
    return .name(identifier(take()))
  }

  private func source(of span: SourceSpan) -> String {
    source(Int(span.start - file.base), Int(span.end - file.base))
  }

  /// Reads elements with commas between them, from the opening bracket, which comes next, to the closing one.
  ///
  /// Sets ``height`` to that of the highest element. An error in an element does not end the list.
  mutating func parseList<Element>(
    closing: Token.Kind,
    _ element: (inout Parser) throws(ParseError) -> Element
  ) throws(ParseError) -> [Element] {
    let open = take()
    try descend(at: open.start)
    brackets += 1
    defer {
      depth -= 1
      brackets -= 1
    }
    var elements: [Element] = []
    var highest = 0
    while true {
      let next = peek()
      if next.kind == closing {
        take()
        break
      }
      if let error = unclosed(open, closing: closing, at: next, elementStart: nil) {
        throw failure(error)
      }
      height = 0
      if let element = try recovering(closing: closing, element) { elements.append(element) }
      highest = max(highest, height)
      if try isAtEnd(of: open, closing: closing, elementStart: next.start) { break }
    }
    height = highest
    return elements
  }

  /// Reads an element; after an error in it goes to the comma or bracket behind it.
  private mutating func recovering<Element>(
    closing: Token.Kind,
    _ element: (inout Parser) throws(ParseError) -> Element
  ) throws(ParseError) -> Element? {
    let outside = (brackets: brackets, depth: depth)
    let start = position
    do throws(ParseError) {
      return try element(&self)
    } catch {
      (brackets, depth) = outside
      lookahead = nil
      guard !isStopped, !skipsToVerb, skipToEndOfElement(from: start, closing: closing) else {
        throw error
      }
      return nil
    }
  }

  /// Goes behind an element that could not be read; false when the list seems to end without a bracket.
  private mutating func skipToEndOfElement(from start: Int, closing: Token.Kind) -> Bool {
    var open = openBrackets(from: start, to: position)
    while true {
      let next = peek()
      if open.isEmpty, next.kind == .comma || next.kind == closing { return true }
      if next.kind == .end || next.kind == .newline { return false }
      if nextIsFirstOnLine(), startsStatement(next.start) { return false }
      if opensText(next) {
        passText()
      } else {
        open.count(next.kind)
        take()
      }
    }
  }

  /// Takes the comma after an element, and reports what stands there instead.
  ///
  /// - Returns: Whether the list ends here.
  private mutating func isAtEnd(
    of open: Token,
    closing: Token.Kind,
    elementStart: Int
  ) throws(ParseError) -> Bool {
    let next = peek()
    if next.kind == .comma {
      take()
      return false
    }
    if next.kind == closing {
      take()
      return true
    }
    if let error = unclosed(open, closing: closing, at: next, elementStart: elementStart) {
      throw failure(error)
    }
    if isClosing(next.kind) {
      report(
        .mismatchedDelimiter(
          text(of: next),
          at: span(next),
          open: span(open),
          closing: closing.rawValue
        )
      )
      take()
      return true
    }
    guard startsOperand(next) else {
      throw failure(unexpectedAfterExpression(next, wanted: "`,` or \(closing.rawValue)"))
    }
    report(.missingComma(at: span(position, position), before: span(next)))
    return false
  }

  func isClosing(_ kind: Token.Kind) -> Bool {
    kind == .rightParenthesis || kind == .rightBracket || kind == .rightBrace
  }

  /// Whether an operand may start with a token.
  func startsOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .name:
      !ReservedWord.all.contains(text(of: token))
        || ["true", "false", "null", "not"].contains(text(of: token))
    case .number, .quote, .apostrophe, .tripleQuote, .leftBracket, .leftBrace, .leftParenthesis:
      true
    default: false
    }
  }

  /// Whether a token is a `{` that ends its line.
  private func opensBlock(_ token: Token) -> Bool {
    token.kind == .leftBrace && endOfTrimmedLine(from: token.end) == token.end
  }

  /// The report of a bracket that nothing closes, when a token shows that: the end, or a statement on a line of its own.
  ///
  /// `open` is the bracket.
  /// `closing` is what would close it.
  /// `next` is the token that stands where an element, a comma or the closing bracket is due.
  /// `elementStart` is the offset of the element read last; when its line starts like a statement, it was one.
  mutating func unclosed(
    _ open: Token,
    closing: Token.Kind,
    at next: Token,
    elementStart: Int?
  ) -> Diagnostic? {
    let isOnLine = nextIsFirstOnLine()
    let isReserved = next.kind == .name && ReservedWord.all.contains(text(of: next))
    var isUnclosed = next.kind == .end
    isUnclosed = isUnclosed || (isOnLine && isReserved && startsStatement(next.start))
    if let elementStart {
      let line = startOfLine(of: elementStart)
      let isFirst = lexer.skippingBlanks(from: line, limit: elementStart) == elementStart
      isUnclosed = isUnclosed || (isFirst && line > open.start && startsStatement(elementStart))
      isUnclosed = isUnclosed || (isOnLine && startsStatement(next.start))
      isUnclosed = isUnclosed || (open.kind == .leftParenthesis && opensBlock(next))
      // Nothing of the list stands on a line of its own, so the next line does not belong to it.
      isUnclosed =
        isUnclosed || (isOnLine && startOfLine(of: open.start) == line && !isClosing(next.kind))
    }
    guard isUnclosed else { return nil }
    lacksBracket = true
    if next.kind == .end, interpolationDepth == 0, !isStopped { needMore(from: open.start) }
    return .unclosedDelimiter(
      text(of: open),
      at: span(open),
      next: span(next),
      closing: String(closing.rawValue.dropFirst().dropLast())
    )
  }
}
