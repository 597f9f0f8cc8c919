import ParleyDiagnostics

extension Parser {
  /// Reads the shape of an answer.
  ///
  ///     schema-statement ::= "schema" name "{" (field? newline | field ",")* field? "}"
  mutating func parseSchemaStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.schemaStatement)
    var name = Identifier(text: "", span: span(verb.end, verb.end))
    try parseHeader { (parser: inout Parser) throws(ParseError) in
      name = parser.passDashes(after: try parser.parseName("the name of the schema"))
      parser.deferred.schemaNames.insert(name.text)
      let next = parser.peek()
      guard next.kind != .leftBrace, next.kind != .newline else { return }
      if next.kind == .assign, parser.passEqualsBeforeFields() { return }
      throw parser.failure(parser.missingBlock(next, after: "schema"))
    }
    let open = peek()
    let (fields, braces) = try parseBraces(after: "schema") {
      (parser: inout Parser) throws(ParseError) in
      try parser.parseFields(after: open)
    }
    return .schema(
      SchemaStatement(name: name, fields: fields, body: braces, span: span(from: verb.start))
    )
  }

  /// Reports `=` before the fields of a schema and passes it; false when no brace follows.
  private mutating func passEqualsBeforeFields() -> Bool {
    let sign = peek()
    let brace = lexer.skippingBlanks(from: sign.end, limit: limit)
    guard lexer.byte(brace, limit: limit) == UInt8(ascii: "{") else { return false }
    report(.schemaEquals(at: span(sign), replaced: span(position, brace)))
    take()
    return true
  }

  /// Reads the fields of a schema up to its closing brace.
  ///
  /// - Parameter open: Its opening brace.
  /// - Returns: The fields, those included that could not be read.
  /// - Throws: ``ParseError``, after a report, where a statement shows that nothing closes the brace.
  private mutating func parseFields(after open: Token) throws(ParseError) -> [FieldSyntax] {
    var fields: [FieldSyntax] = []
    while !isStopped {
      skipNewlines()
      if takeForgivenBrace() { continue }
      let next = peek()
      if next.kind == .end || next.kind == .rightBrace { break }
      if startsLine(next.start), startsStatement(next.start) {
        lacksBracket = true
        throw failure(
          .unclosedDelimiter("{", at: span(open), next: span(next), closing: "}")
        )
      }
      let before = position
      fields.append(parseFieldOfSchema())
      if position == before, !isStopped {
        assertionFailure("the parser makes no progress at offset \(position)")
        take()
      }
    }
    return fields
  }

  /// Reads a field with the comma or line end after it; after an error goes to the next line and keeps what was read of its name.
  private mutating func parseFieldOfSchema() -> FieldSyntax {
    let start = peek().start
    let outside = (depth: depth, brackets: brackets)
    var name = Identifier(text: "", span: span(start, start))
    do throws(ParseError) {
      name = try parseFieldName("the name of a field")
      let field = try parseField(named: name)
      try parseEndOfField()
      return field
    } catch {
      (depth, brackets) = outside
      lookahead = nil
      // A type whose bracket is not closed ends with its line, and the next field is read.
      if lacksBracket, position > start, peek().kind == .newline || peek().kind == .end {
        lacksBracket = false
      } else if !isStopped {
        synchronize(from: start)
      }
      return .unread(name)
    }
  }

  /// Takes the comma or the line end after a field, and reports what stands there instead.
  private mutating func parseEndOfField() throws(ParseError) {
    let next = peek()
    switch next.kind {
    case .comma, .newline: take()
    case .rightBrace, .end: return
    case .semicolon:
      take()
      report(.fieldSemicolon(at: span(next)))
    case .name: report(.missingComma(at: span(position, position), before: span(next)))
    default: throw failure(expected("`,` or the end of the line", at: next))
    }
  }

  /// Reads what follows the name of a field of a schema, or of a parameter of a tool.
  ///
  ///     field ::= name ":" type text?
  mutating func parseField(named name: Identifier) throws(ParseError) -> FieldSyntax {
    note(.field)
    try takeColon(after: name)
    let type = try parseType()
    let next = peek()
    if next.kind == .assign {
      let written = source(Int(type.span.start - file.base), Int(type.span.end - file.base))
      throw failure(.fieldDefault(name.text, type: written, at: span(next)))
    }
    let description = opensText(next) ? try parseText() : nil
    return FieldSyntax(
      name: name,
      type: type,
      description: description,
      span: span(from: Int(name.span.start - file.base))
    )
  }

  /// Reads the name of a field; one in quotes, as in JSON, is reported.
  ///
  /// `what` is what it is the name of, for messages.
  mutating func parseFieldName(_ what: String) throws(ParseError) -> Identifier {
    guard peek().kind == .quote else { return passDashes(after: try parseAnyName(what)) }
    let text = try parseText()
    let name = text.constant ?? ""
    let isName = lexer.endOfName(at: Int(text.span.start - file.base) + 1, limit: limit)
    let isPlain = isName == Int(text.span.end - file.base) - 1 && !name.isEmpty
    report(.quotedFieldName(at: text.span, name: isPlain ? name : nil))
    return Identifier(text: name, span: text.span)
  }

  /// Takes the `:` between a field and its type, and reports what stands there instead.
  private mutating func takeColon(after name: Identifier) throws(ParseError) {
    let next = peek()
    switch next.kind {
    case .colon: take()
    case .assign where spells(next, "="):
      report(
        .fieldColon(name.text, at: span(next), spelled: "`=`", replaced: span(position, next.end))
      )
      take()
    case .foreignOperator where spells(next, "?"):
      take()
      guard peek().kind == .colon else {
        throw failure(.fieldWithoutType(name.text, at: span(next)))
      }
      report(.optionalName(name.text, at: span(next)))
      take()
    case .name, .leftBracket, .quote, .apostrophe:
      report(
        .fieldColon(
          name.text,
          at: span(next),
          spelled: describe(next),
          replaced: span(position, position)
        )
      )
    default:
      let place = span(position, position)
      throw failure(unexpectedCharacter(next) ?? .fieldWithoutType(name.text, at: place))
    }
  }

  /// Reports a name that goes on behind a `-`, as those of JSON do, and passes the rest of it.
  ///
  /// - Parameter name: The name before the `-`, taken last.
  /// - Returns: The name with `_` for each `-`; the name itself where none follows.
  mutating func passDashes(after name: Identifier) -> Identifier {
    let start = Int(name.span.start - file.base)
    var end = position
    while lexer.byte(end, limit: limit) == UInt8(ascii: "-") {
      let next = lexer.endOfName(at: end + 1, limit: limit)
      guard next > end + 1 else { break }
      end = next
    }
    guard end > position else { return name }
    let mended = source(start, end).replacing("-", with: "_")
    report(.dashedName(mended, at: span(start, end)))
    advance(to: end, as: .skipped)
    return Identifier(text: mended, span: span(start, end))
  }
}
