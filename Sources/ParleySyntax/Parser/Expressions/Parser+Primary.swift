import ParleyDiagnostics

extension Parser {
  /// Reads the smallest operand.
  ///
  ///     primary ::= name | number | "true" | "false" | "null" | text | list | map | "(" expression ")"
  mutating func parsePrimary() throws(ParseError) -> Expression {
    note(.primary)
    height = 1
    let next = peek()
    switch next.kind {
    case .name: return try parseWordOperand()
    case .number: return try parseNumber(minus: nil)
    case .quote, .apostrophe, .tripleQuote: return try parseTextOperand()
    case .heredoc where opensHeredoc(next.start): return try parseTextOperand()
    case .leftBracket: return try parseListLiteral()
    case .leftBrace: return try parseMapLiteral()
    case .leftParenthesis: return try parseParentheses()
    case .dot where lexer.byte(next.end, limit: limit).isDigit: return passPointedNumber(next)
    default: throw failure(expectedValue(at: next))
    }
  }

  private mutating func parseTextOperand() throws(ParseError) -> Expression {
    let outer = interpolatedHeight
    interpolatedHeight = 0
    defer { interpolatedHeight = outer }
    let text = try parseText()
    try join(interpolatedHeight, at: text.span)
    return .text(text)
  }

  /// Reads a name or a constant that is spelled as a word.
  private mutating func parseWordOperand() throws(ParseError) -> Expression {
    let token = peek()
    let name = identifier(token)
    if let constant = Self.constants[name.text] {
      take()
      return .constant(ConstantLiteral(value: constant, span: name.span))
    }
    if ReservedWord.all.contains(name.text) { throw failure(reservedOperand(token)) }
    let after = lexer.byte(token.end, limit: limit)
    let isQuote = after == UInt8(ascii: "\"") || after == UInt8(ascii: "'")
    if isQuote, Self.textPrefixes.contains(name.text.lowercased()) {
      report(.textPrefix(name.text, at: name.span))
      take()
      return try parseTextOperand()
    }
    if name.text == "lambda", isFollowedByName(token) {
      throw failure(.foreignOperator("lambda", nil, at: name.span))
    }
    take()
    return .name(name)
  }

  private static let constants: [String: ConstantLiteral.Value] = [
    "true": .bool(true), "false": .bool(false), "null": .null,
  ]

  /// The letters before a text in other languages.
  private static let textPrefixes: Set<String> = ["f", "r", "b", "u", "fr", "rf", "br", "rb"]

  /// Reads a number, which comes next.
  ///
  /// `minus` is the minus taken before it, or nil.
  mutating func parseNumber(minus: Token?) throws(ParseError) -> Expression {
    height = 1
    let token = take()
    let place = span(minus?.start ?? token.start, token.end)
    switch lexer.value(of: token, isNegated: minus != nil) {
    case .success(let value): return .constant(ConstantLiteral(value: value, span: place))
    case .failure(.malformed): report(.malformedNumber(text(of: token), at: span(token)))
    case .failure(.tooLarge): report(.numberTooLarge(text(of: token), at: span(token)))
    }
    return .invalid(place)
  }

  private func isFollowedByName(_ token: Token) -> Bool {
    let start = lexer.skippingBlanks(from: token.end, limit: limit)
    return start > token.end && lexer.endOfName(at: start, limit: limit) > start
  }

  /// Passes `.5` and reports it.
  private mutating func passPointedNumber(_ point: Token) -> Expression {
    let end = lexer.endOfNumber(at: point.end, limit: limit)
    let place = span(point.start, end)
    report(.malformedNumber(source(point.start, end), at: place))
    recordTrivia(from: position, to: point.start)
    move(to: point.start)
    advance(to: end, as: .number)
    return .invalid(place)
  }

  /// Reads an expression in parentheses.
  private mutating func parseParentheses() throws(ParseError) -> Expression {
    let open = take()
    try descend(at: open.start)
    brackets += 1
    defer {
      depth -= 1
      brackets -= 1
    }
    let elementStart = peek().start
    if peek().kind == .rightParenthesis {
      throw failure(.emptyParentheses(at: span(open.start, peek().end)))
    }
    if let error = unclosed(open, closing: .rightParenthesis, at: peek(), elementStart: nil) {
      throw failure(error)
    }
    let expression = try parseExpression()
    let next = peek()
    guard next.kind == .rightParenthesis else {
      if let sign = defaultSign(from: next, in: open) {
        throw failure(.defaultInFunctionValue(at: span(sign)))
      }
      if next.kind == .comma { throw failure(.tuple(at: span(next), open: span(open))) }
      if next.kind == .assign { throw failure(.assignmentInCondition(at: span(next))) }
      let error = unclosed(open, closing: .rightParenthesis, at: next, elementStart: elementStart)
      throw failure(error ?? unexpectedAfterExpression(next, wanted: "`)`"))
    }
    take()
    try join(height, at: span(open))
    return .parenthesized(
      ParenthesizedExpression(expression: expression, span: span(from: open.start))
    )
  }

  /// The `=` of a default among the parameters of a function value; nil when the parenthesis does not hold such.
  ///
  /// `next` is the token after the first operand, `open` is the parenthesis.
  private func defaultSign(from next: Token, in open: Token) -> Token? {
    guard next.kind == .comma || next.kind == .assign,
      let end = closingParenthesis(of: open.start, before: endOfTrimmedLine(from: open.start)),
      isArrow(after: end + 1)
    else { return nil }
    var token = next
    while token.end <= end {
      if token.kind == .assign { return token }
      guard token.kind == .name || token.kind == .comma else { return nil }
      token = lexer.token(at: lexer.skippingBlanks(from: token.end, limit: limit), limit: limit)
    }
    return nil
  }

  /// Reads a name that is not reserved.
  ///
  /// `what` is what the name is for, for messages: `the name of the variable`.
  mutating func parseName(_ what: String) throws(ParseError) -> Identifier {
    let next = peek()
    guard next.kind == .name else { throw failure(expectedName(what, at: next)) }
    let name = identifier(next)
    guard !ReservedWord.all.contains(name.text) else {
      throw failure(.reservedName(name.text, at: name.span))
    }
    take()
    return name
  }

  /// Reads a name where reserved words are names like any other.
  mutating func parseAnyName(_ what: String) throws(ParseError) -> Identifier {
    let next = peek()
    guard next.kind == .name else { throw failure(expectedName(what, at: next)) }
    return identifier(take())
  }
}
