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
      name = try parser.parseName("the name of the schema")
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
  /// - Returns: The fields that could be read.
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
      if let field = parseFieldOfSchema() { fields.append(field) }
      if position == before, !isStopped {
        assertionFailure("the parser makes no progress at offset \(position)")
        take()
      }
    }
    return fields
  }

  /// Reads a field with the comma or line end after it; nil, at the next line, after an error.
  private mutating func parseFieldOfSchema() -> FieldSyntax? {
    let start = peek().start
    let outside = (depth: depth, brackets: brackets)
    do throws(ParseError) {
      let field = try parseField("the name of a field")
      try parseEndOfField()
      return field
    } catch {
      (depth, brackets) = outside
      lookahead = nil
      if !isStopped { synchronize(from: start) }
      return nil
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

  /// Reads a field of a schema or a parameter of a tool.
  ///
  ///     field ::= name ":" type text?
  ///
  /// `what` is what its name is, for messages.
  mutating func parseField(_ what: String) throws(ParseError) -> FieldSyntax {
    note(.field)
    let name = try parseFieldName(what)
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
  private mutating func parseFieldName(_ what: String) throws(ParseError) -> Identifier {
    guard peek().kind == .quote else { return try parseAnyName(what) }
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

  // MARK: Types

  /// Reads a type.
  ///
  ///     type ::= (name | "[" type "]" | text ("|" text)*) "?"?
  mutating func parseType() throws(ParseError) -> TypeSyntax {
    note(.type)
    let first = peek()
    let type: TypeSyntax
    switch first.kind {
    case .name: type = .named(identifier(take()))
    case .leftBracket: type = try parseListType()
    case _ where opensText(first): type = try parseChoice()
    default:
      throw failure(
        unexpectedCharacter(first) ?? .expectedType(at: span(first), spelled: describe(first))
      )
    }
    try refuseForeignType(after: type, from: first.start)
    guard peek().kind == .foreignOperator, spells(peek(), "?") else { return type }
    take()
    let optional = TypeSyntax.optional(type, span(from: first.start))
    try refuseForeignType(after: optional, from: first.start)
    return optional
  }

  private mutating func parseListType() throws(ParseError) -> TypeSyntax {
    let open = take()
    try descend(at: open.start)
    brackets += 1
    let item = try parseType()
    let next = peek()
    guard next.kind == .rightBracket else {
      if let error = unclosed(open, closing: .rightBracket, at: next, elementStart: nil) {
        throw failure(error)
      }
      throw failure(expected("`]`", at: next))
    }
    take()
    brackets -= 1
    depth -= 1
    return .list(item, span(from: open.start))
  }

  /// Reads texts with `|` between them, after which the choice may go on in the next line.
  private mutating func parseChoice() throws(ParseError) -> TypeSyntax {
    let start = peek().start
    var texts = [try parseText()]
    while peek().kind == .foreignOperator, spells(peek(), "|") {
      let sign = take()
      skipNewlinesExpectingMore()
      let next = peek()
      guard opensText(next) else {
        throw failure(
          next.kind == .name
            ? .typeUnion(at: span(sign), other: text(of: next), isChoice: true)
            : .expectedToken("a text in quotes", at: span(next), spelled: describe(next))
        )
      }
      texts.append(try parseText())
    }
    return .choice(texts, span(from: start))
  }

  /// Reports what other languages put behind a type: `string[]`, `list<string>`, `string | null`, `string??`.
  private mutating func refuseForeignType(
    after type: TypeSyntax,
    from start: Int
  ) throws(ParseError) {
    let next = peek()
    switch next.kind {
    case .foreignOperator where spells(next, "|"):
      take()
      let other = peek()
      throw failure(.typeUnion(at: span(next), other: text(of: other), isChoice: false))
    case .foreignOperator where spells(next, "??"):
      throw failure(.doubledOptional(at: span(next)))
    case .foreignOperator where spells(next, "?"):
      if case .optional = type { throw failure(.doubledOptional(at: span(next))) }
    case .leftBracket where next.start == position:
      let close = lexer.skippingBlanks(from: next.end, limit: limit)
      let isEmpty = lexer.byte(close, limit: limit) == UInt8(ascii: "]")
      let mended = isEmpty ? "[\(source(start, position))]" : nil
      throw failure(
        .foreignList(at: span(next), mended: mended, replaced: span(start, close + 1))
      )
    case .operator where spells(next, "<") && next.start == position:
      throw failure(.foreignList(at: span(next), mended: nil, replaced: span(next)))
    default: return
    }
  }
}
