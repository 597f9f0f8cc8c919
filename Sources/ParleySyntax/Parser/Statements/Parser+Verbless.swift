import ParleyDiagnostics

extension Parser {
  /// Reads a statement whose first word is no verb: an assignment, an expression alone, or a mistake.
  ///
  ///     expression-statement ::= expression
  mutating func parseNamedStatement(
    _ name: String,
    after previousText: BareTextPlace?
  ) throws(ParseError) -> Statement {
    let word = peek()
    if name == "else" || name == "catch" {
      throw failure(.keywordAlone(name, at: span(word)))
    }
    if let kind = measure(of: word) { return try parseMeasureStatement(kind) }
    guard startsExpressionStatement(word) else {
      if let previousText, !isForeign(name) { return passContinuation(of: previousText) }
      throw unknownVerb(name, word)
    }
    if let step = increment(after: word) { throw failure(step) }
    let expression = try parseExpression()
    let next = peek()
    if next.kind == .assign { return try parseAssignmentStatement(to: expression) }
    if assignsSeveral(from: next) { throw failure(.severalTargets(at: span(next))) }
    if next.kind == .foreignOperator, spells(next, ":=") {
      throw failure(.equalsExpected(":=", at: span(next)))
    }
    return expressionStatement(expression)
  }

  /// Whether a word that is no verb starts an assignment or an expression, and not a sentence.
  func startsExpressionStatement(_ word: Token) -> Bool {
    let after = lexer.skippingBlanks(from: word.end, limit: limit)
    let next = lexer.token(at: after, limit: limit)
    if next.kind == .assign || assignsSeveral(from: next) { return true }
    if next.kind == .foreignOperator, [":=", "++"].contains(text(of: next)) { return true }
    if increment(after: word) != nil { return true }
    if after == word.end {
      switch next.kind {
      case .leftParenthesis, .leftBracket: return true
      case .dot where lexer.endOfName(at: next.end, limit: limit) > next.end: return true
      default: break
      }
    }
    guard mode == .prompt else { return false }
    let last = next.kind == .newline || next.kind == .end || next.kind == .hash
    return last || continuesExpression(next) || text(of: word) == "not" || next.kind == .arrow
  }

  /// Whether a comma and further targets of an assignment stand before `=` on the line: `, b`, `, l[1]`.
  private func assignsSeveral(from comma: Token) -> Bool {
    guard comma.kind == .comma else { return false }
    var token = comma
    while true {
      let start = lexer.skippingBlanks(from: token.end, limit: limit)
      let next = lexer.token(at: start, limit: limit)
      switch next.kind {
      // Words with nothing between them are a sentence.
      case .name where token.kind == .name: return false
      case .name, .number, .comma, .dot, .leftBracket, .rightBracket: token = next
      case .assign: return spells(next, "=") && token.kind != .comma
      default: return false
      }
    }
  }

  private func continuesExpression(_ next: Token) -> Bool {
    switch next.kind {
    case .operator, .foreignOperator, .leftBracket: true
    case .name:
      ["and", "or", "if", "contains", "matches", "in"].contains(text(of: next))
    default: false
    }
  }

  /// The report of `x++` and `x--`; nil when something else follows the word.
  private func increment(after word: Token) -> Diagnostic? {
    let start = lexer.skippingBlanks(from: word.end, limit: limit)
    let first = lexer.byte(start, limit: limit)
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-"),
      lexer.byte(start + 1, limit: limit) == first
    else { return nil }
    let end = lexer.skippingBlanks(from: start + 2, limit: limit)
    let next = lexer.byte(end, limit: limit)
    guard next == 0 || next.isNewline || next == UInt8(ascii: "}") || next == UInt8(ascii: ";")
    else {
      return nil
    }
    return .increment(
      source(start, start + 2),
      at: span(start, start + 2),
      replaced: span(word.end, start + 2)
    )
  }

  /// An expression as a statement; in a file only a call may stand alone.
  private mutating func expressionStatement(_ expression: Expression) -> Statement {
    if mode == .prompt { return .expression(expression) }
    switch expression {
    case .call, .invalid: break
    default: report(.expressionAlone(at: expression.span))
    }
    return .expression(expression)
  }

  /// Reads a statement that starts with no word.
  mutating func parseVerblessStatement(
    after previousText: BareTextPlace?
  ) throws(ParseError) -> Statement {
    note(.expressionStatement)
    let next = peek()
    switch next.kind {
    case .rightBrace, .rightParenthesis, .rightBracket:
      take()
      throw failure(.strayClosing(text(of: next), at: span(next)))
    case .semicolon:
      take()
      report(.semicolon(at: span(next), before: nil))
      return .invalid(span(next))
    case .operator where spells(next, "//"): return passForeignComment(next)
    case .operator
    where spells(next, "/") && lexer.byte(next.end, limit: limit) == UInt8(ascii: "*"):
      return passForeignComment(next)
    default: break
    }
    if let previousText { return passContinuation(of: previousText) }
    switch next.kind {
    case .leftBrace where mode == .file:
      report(.blockAlone(at: span(next)))
      return .invalid(try parseBlock(after: "").span)
    case .number, .quote, .tripleQuote, .apostrophe, .leftParenthesis, .leftBracket, .leftBrace:
      return expressionStatement(try parseExpression())
    case .heredoc where opensHeredoc(next.start):
      return expressionStatement(try parseExpression())
    case .operator where mode == .prompt && spells(next, "-"):
      return expressionStatement(try parseExpression())
    case .foreignOperator where spells(next, "!"): return expressionStatement(try parseExpression())
    default: throw failure(expectedStatement(at: next))
    }
  }

  /// Passes `// …` or `/* … */` and reports it.
  private mutating func passForeignComment(_ start: Token) -> Statement {
    var end = endOfLine(from: start.start)
    if bytes[start.start..<end].starts(with: Array("/*".utf8)) {
      var offset = start.start + 2
      while offset + 1 < limit,
        !(bytes[offset] == UInt8(ascii: "*") && bytes[offset + 1] == UInt8(ascii: "/"))
      {
        offset += 1
      }
      end = min(offset + 2, limit)
      report(.foreignComment(at: span(start.start, start.start + 2), replaced: nil))
    } else {
      let slashes = span(start.start, start.start + 2)
      report(.foreignComment(at: slashes, replaced: slashes))
    }
    advance(to: end, as: .skipped)
    return .invalid(span(start.start, end))
  }
}
