import ParleyDiagnostics

extension Parser {
  /// Reads a function.
  ///
  ///     def-statement ::= "def" name "(" (parameter ("," parameter)* ","?)? ")" block
  mutating func parseDefStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.defStatement)
    var name = Identifier(text: "", span: span(verb.end, verb.end))
    var parameters: [FunctionStatement.Parameter] = []
    try parseHeader { (parser: inout Parser) throws(ParseError) in
      name = try parser.parseName("the name of the function")
      let next = parser.peek()
      guard next.kind == .leftParenthesis else {
        throw parser.failure(
          .expectedToken(
            "a list of parameters `(…)`",
            at: parser.span(next),
            spelled: parser.describe(next)
          )
        )
      }
      parameters = try parser.parseList(closing: .rightParenthesis) {
        (parser: inout Parser) throws(ParseError) in
        try parser.parseParameter()
      }
    }
    let body = try parseBlock(after: "def")
    return .function(
      FunctionStatement(
        name: name,
        parameters: parameters,
        body: body,
        span: span(from: verb.start)
      )
    )
  }

  /// Reads a parameter.
  ///
  ///     parameter ::= name ("=" expression)?
  private mutating func parseParameter() throws(ParseError) -> FunctionStatement.Parameter {
    note(.parameter)
    let name = try parseName("the name of a parameter")
    let next = peek()
    if next.kind == .colon { throw failure(.typeAnnotation(name.text, at: span(next))) }
    guard next.kind == .assign, spells(next, "=") else {
      return FunctionStatement.Parameter(name: name, defaultValue: nil)
    }
    take()
    return FunctionStatement.Parameter(name: name, defaultValue: try parseExpression())
  }

  /// Reads the end of a function.
  ///
  ///     return-statement ::= "return" right-hand-side?
  mutating func parseReturnStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.returnStatement)
    let next = peek()
    let isEmpty =
      next.kind == .newline || next.kind == .end || next.kind == .semicolon
      || (next.kind == .rightBrace && blockDepth > 0)
    let value = isEmpty ? nil : try parseRightHandSide()
    return .returnValue(ReturnStatement(value: value, span: span(from: verb.start)))
  }

  /// Reads the inclusion of another source.
  ///
  ///     include-statement ::= "include" text
  mutating func parseIncludeStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.includeStatement)
    let next = peek()
    guard opensText(next) else {
      let end = endOfTrimmedLine(from: next.start)
      throw failure(
        .includeNeedsQuotes(
          at: span(next),
          path: span(next.start, end),
          quoted: quoted(next.start, end)
        )
      )
    }
    return .include(IncludeStatement(path: try parseText(), span: span(from: verb.start)))
  }
}
