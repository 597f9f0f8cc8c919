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
      name = try parser.parseName("the name of the tool")
      parameters = try parser.parseToolParameters()
      let next = parser.peek()
      if next.kind == .arrow { throw parser.failure(.toolResultType(at: parser.span(next))) }
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

  private mutating func parseToolParameters() throws(ParseError) -> [FieldSyntax] {
    let next = peek()
    guard next.kind == .leftParenthesis else {
      throw failure(
        .expectedToken("a list of parameters `(…)`", at: span(next), spelled: describe(next))
      )
    }
    return try parseList(closing: .rightParenthesis) { (parser: inout Parser) throws(ParseError) in
      try parser.parseField("the name of a parameter")
    }
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
    return try parseName("the name of a schema")
  }
}
