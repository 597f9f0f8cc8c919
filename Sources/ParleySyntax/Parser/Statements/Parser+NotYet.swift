import ParleyDiagnostics

extension Parser {
  /// Passes a schema and reports that it is not available.
  mutating func passSchema() throws(ParseError) -> Statement {
    let verb = take()
    if peek().kind == .name { deferred.schemaNames.insert(text(of: take())) }
    report(.notYet("schema", at: span(from: verb.start)))
    guard passBraces(of: verb) else { throw ParseError() }
    return .invalid(span(from: verb.start))
  }

  /// Passes a tool, whose body is read, and reports that it is not available.
  mutating func passTool() throws(ParseError) -> Statement {
    let verb = take()
    if peek().kind == .name { take() }
    report(.notYet("tool", at: span(from: verb.start)))
    guard passParentheses(of: verb) else { throw ParseError() }
    if opensText(peek()) { _ = try parseText() }
    guard peek().kind == .leftBrace else { throw ParseError() }
    _ = try parseBlock(after: "tool")
    return .invalid(span(from: verb.start))
  }

  /// Passes an experiment, whose trial is read, and reports that it is not available.
  mutating func passExperiment() throws(ParseError) -> Statement {
    let verb = take()
    if peek().kind == .name { take() }
    report(.notYet("experiment", at: span(from: verb.start)))
    guard let open = take(if: .leftBrace) else { throw ParseError() }
    try descend(at: open.start)
    blockDepth += 1
    trialDepth += 1
    defer {
      depth -= 1
      blockDepth -= 1
      trialDepth -= 1
    }
    while true {
      skipNewlines()
      let next = peek()
      if next.kind == .end {
        defer { needMore(from: verb.start) }
        throw unclosedBlock(open)
      }
      if next.kind == .rightBrace { break }
      if take(word: "trial") != nil, peek().kind == .leftBrace {
        _ = try parseBlock(after: "trial")
      } else {
        passLine()
      }
    }
    take()
    return .invalid(span(from: verb.start))
  }

  /// Passes `score NAME = EXPR` and `record NAME = EXPR` in a trial.
  mutating func passMeasure() throws(ParseError) -> Statement {
    let verb = take()
    _ = try parseName("the name of the column")
    guard take(if: .assign) != nil else {
      let next = peek()
      throw failure(.expectedToken("`=`", at: span(next), spelled: describe(next)))
    }
    _ = try parseExpression()
    return .invalid(span(from: verb.start))
  }

  /// Passes the rest of a line, brackets over several lines included.
  private mutating func passLine() {
    var open = OpenBrackets()
    while true {
      let next = peek()
      if next.kind == .end || (open.isEmpty && (next.kind == .newline || next.kind == .rightBrace))
      {
        return
      }
      if opensText(next) {
        passText()
      } else {
        open.count(next.kind)
        take()
      }
    }
  }

  /// Passes what stands in braces; false when none come next or nothing closes them.
  private mutating func passBraces(of verb: Token) -> Bool {
    guard peek().kind == .leftBrace else { return false }
    return passBrackets(of: verb)
  }

  private mutating func passParentheses(of verb: Token) -> Bool {
    guard peek().kind == .leftParenthesis else { return false }
    return passBrackets(of: verb)
  }

  private mutating func passBrackets(of verb: Token) -> Bool {
    let first = peek()
    var open = OpenBrackets()
    repeat {
      let next = peek()
      if next.kind == .end {
        needMore(from: verb.start)
        report(
          .unclosedDelimiter(
            text(of: first),
            at: span(first),
            next: span(next),
            closing: first.kind == .leftBrace ? "}" : ")"
          )
        )
        return false
      }
      if opensText(next) {
        passText()
      } else {
        open.count(next.kind)
        take()
      }
    } while !open.isEmpty
    return true
  }
}
