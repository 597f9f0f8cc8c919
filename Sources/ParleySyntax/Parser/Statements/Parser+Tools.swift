import ParleyDiagnostics

extension Parser {
  /// Reads a tool.
  ///
  ///     tool-statement ::= "tool" name "(" (field ("," field)* ","?)? ")" text? block
  mutating func parseToolStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.toolStatement)
    var name = Identifier(text: "", span: span(verb.end, verb.end))
    var parameters: [FieldSyntax] = []
    var description: TextTemplate?
    try parseHeader { (parser: inout Parser) throws(ParseError) in
      name = parser.passDashes(after: try parser.parseName("the name of the tool"))
      try parser.parseToolParameters(into: &parameters)
      let next = parser.peek()
      if next.kind == .arrow || parser.startsResultType(next) {
        throw parser.failure(.toolResultType(at: parser.span(next)))
      }
      if parser.opensText(next) { description = try parser.parseText() }
    }
    let body = try parseBlock(after: "tool")
    return .tool(
      ToolStatement(
        name: name,
        parameters: parameters,
        description: description,
        body: body,
        span: span(from: verb.start)
      )
    )
  }

  /// Reads the parameters; the names of those that cannot be read are kept too.
  private mutating func parseToolParameters(
    into parameters: inout [FieldSyntax]
  ) throws(ParseError) {
    let next = peek()
    guard next.kind == .leftParenthesis else {
      throw failure(
        .expectedToken("a list of parameters `(…)`", at: span(next), spelled: describe(next))
      )
    }
    _ = try parseList(closing: .rightParenthesis) { (parser: inout Parser) throws(ParseError) in
      let name = try parser.parseFieldName("the name of a parameter")
      parameters.append(.unread(name))
      parameters[parameters.count - 1] = try parser.parseField(named: name)
    }
  }

  /// Whether a token is a colon with a type behind it on its line, where the block of a tool is due.
  private func startsResultType(_ token: Token) -> Bool {
    guard token.kind == .colon else { return false }
    let next = lexer.skippingBlanks(from: token.end, limit: limit)
    let byte = lexer.byte(next, limit: limit)
    return byte == UInt8(ascii: "[") || lexer.endOfName(at: next, limit: limit) > next
  }

  /// Reads the start of a server of tools.
  ///
  ///     mcp-statement ::= "mcp" text
  mutating func parseMCPStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.setting)
    note(.mcpStatement)
    let next = peek()
    guard opensText(next) else {
      if next.kind == .newline || next.kind == .end {
        throw failure(.missingCommand(at: span(position, position)))
      }
      let end = endOfTrimmedLine(from: next.start)
      throw failure(
        .commandNeedsQuotes(
          at: span(next),
          command: span(next.start, end),
          quoted: quoted(next.start, end)
        )
      )
    }
    return .mcp(MCPStatement(command: try parseText(), span: span(from: verb.start)))
  }

  /// Reads the schema that a reply is to keep, after a text in quotes; nil when none is named.
  mutating func parseSchemaOfReply() throws(ParseError) -> Identifier? {
    guard take(word: "as") != nil else { return nil }
    let next = peek()
    if next.kind == .leftBracket { throw failure(.listOfSchema(at: span(next))) }
    let name = try parseName("the name of a schema")
    let end = peek()
    if end.kind == .leftBracket, end.start == position {
      throw failure(.listOfSchema(at: span(end)))
    }
    return name
  }
}
