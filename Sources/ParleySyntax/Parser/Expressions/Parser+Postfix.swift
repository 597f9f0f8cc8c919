import ParleyDiagnostics

extension Parser {
  /// Reads an operand with its calls, indexes and fields.
  ///
  ///     postfix ::= primary (arguments | subscript | "." name)*
  ///
  /// `minus` is the minus before a number, which is then part of it.
  mutating func parsePostfix(minus: Token? = nil) throws(ParseError) -> Expression {
    note(.postfix)
    var base: Expression
    if let minus { base = try parseNumber(minus: minus) } else { base = try parsePrimary() }
    while true {
      let next = peek()
      if nextIsFirstOnLine(), next.kind != .dot { return base }
      let baseHeight = height
      switch next.kind {
      case .dot: base = .member(MemberExpression(base: base, name: try parseField()))
      case .leftParenthesis: base = try parseArguments(of: base)
      case .leftBracket: base = try parseSubscript(of: base)
      default: return base
      }
      try join(baseHeight, height, at: span(next))
    }
  }

  /// Reads `.name`.
  private mutating func parseField() throws(ParseError) -> Identifier {
    let dot = take()
    if peek().kind == .dot {
      throw failure(.foreignOperator("..", nil, at: span(dot.start, peek().end)))
    }
    let name = try parseAnyName("the name of a field")
    height = 0
    return name
  }

  /// Reads the arguments of a call.
  ///
  ///     arguments ::= "(" (expression ("," expression)* ","?)? ")"
  private mutating func parseArguments(of function: Expression) throws(ParseError) -> Expression {
    note(.arguments)
    let arguments = try parseList(closing: .rightParenthesis) {
      (parser: inout Parser) throws(ParseError) in
      try parser.parseArgument()
    }
    let span = function.span.union(span(position, position))
    return .call(CallExpression(function: function, arguments: arguments, span: span))
  }

  /// Reads an argument; one with a name is reported.
  private mutating func parseArgument() throws(ParseError) -> Expression {
    let argument = try parseExpression()
    let next = peek()
    guard next.kind == .assign || next.kind == .colon, case .name(let name) = argument else {
      return argument
    }
    take()
    let start = peek().start
    report(
      .namedArgument(
        name.text,
        at: name.span.union(span(next)),
        removed: span(Int(name.span.start - file.base), start)
      )
    )
    return try parseExpression()
  }

  /// Reads an index or the bounds of a slice.
  ///
  ///     subscript ::= "[" expression "]" | "[" expression? ":" expression? "]"
  private mutating func parseSubscript(of base: Expression) throws(ParseError) -> Expression {
    note(.subscript_)
    let open = take()
    try descend(at: open.start)
    brackets += 1
    defer {
      depth -= 1
      brackets -= 1
    }
    var heights = 0
    let elementStart = peek().start
    if peek().kind == .end { throw interruptedSubscript(open, elementStart) }
    let from = peek().kind == .colon ? nil : try parseExpression()
    if from != nil { heights = height }
    if let from, peek().kind == .rightBracket {
      let close = take()
      return .index(
        IndexExpression(base: base, index: from, span: base.span.union(span(close)))
      )
    }
    guard take(if: .colon) != nil else { throw interruptedSubscript(open, elementStart) }
    if peek().kind == .end { throw interruptedSubscript(open, elementStart) }
    let to = peek().kind == .rightBracket ? nil : try parseExpression()
    height = max(heights, to == nil ? 0 : height)
    if peek().kind == .colon { throw failure(.sliceStep(at: span(peek()))) }
    guard let close = take(if: .rightBracket) else {
      throw interruptedSubscript(open, elementStart)
    }
    return .slice(
      SliceExpression(base: base, from: from, to: to, span: base.span.union(span(close)))
    )
  }

  private mutating func interruptedSubscript(_ open: Token, _ elementStart: Int) -> ParseError {
    let next = peek()
    if let error = unclosed(open, closing: .rightBracket, at: next, elementStart: elementStart) {
      return failure(error)
    }
    return failure(unexpectedAfterExpression(next, wanted: "`]`"))
  }
}
