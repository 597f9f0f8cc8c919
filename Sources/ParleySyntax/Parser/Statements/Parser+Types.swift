import ParleyDiagnostics

extension Parser {
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
    case .leftBrace: throw failure(.fieldsAsType(at: span(first)))
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
    let start = peek().start
    let item = try parseType()
    let next = peek()
    guard next.kind == .rightBracket else {
      // The parameters of a tool go on in the next line, the fields of a schema do not.
      let itemStart = brackets == 1 ? start : nil
      if let error = unclosed(open, closing: .rightBracket, at: next, elementStart: itemStart) {
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
