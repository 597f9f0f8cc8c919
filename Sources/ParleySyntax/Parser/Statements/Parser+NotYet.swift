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
