import ParleyDiagnostics

extension Parser {
  /// Reads a text literal of any form; the next token is its opening.
  ///
  ///     text ::= quoted-text | triple-text | raw-text | heredoc
  mutating func parseText() throws(ParseError) -> TextTemplate {
    note(.text)
    let open = peek()
    if recordsTokens || lookahead?.followsComment == true {
      recordTrivia(from: position, to: open.start)
    }
    move(to: open.start)
    return switch open.kind {
    case .quote: try parseQuotedText()
    case .apostrophe: try parseRawText()
    case .tripleQuote: try parseTripleText()
    case .heredoc: try parseHeredoc()
    default: throw failure(expected("a text in quotes", at: open))
    }
  }

  /// Whether a token opens a text literal.
  func opensText(_ token: Token) -> Bool {
    switch token.kind {
    case .quote, .apostrophe, .tripleQuote: true
    case .heredoc: opensHeredoc(token.start)
    default: false
    }
  }

  /// Reads a text in double quotes, which starts at ``position``.
  ///
  ///     quoted-text ::= '"' (character | escape | interpolation)* '"'
  private mutating func parseQuotedText() throws(ParseError) -> TextTemplate {
    note(.quotedText)
    let start = position
    let end = endOfLine(from: start)
    advance(to: start + 1, as: .delimiter)
    var parts = readTemplate(to: end, TemplateStyle(stop: .atQuote, hasEscapes: true))
    if isStopped { throw ParseError() }
    guard lexer.byte(position, limit: end) == UInt8(ascii: "\"") else {
      throw unclosedText(start, quote: "\"", end: end)
    }
    advance(to: position + 1, as: .delimiter)
    return TextTemplate(
      form: .quoted,
      parts: parts.finish(),
      span: span(start, position),
      bodySpan: nil
    )
  }

  /// Reads a text in single quotes, which starts at ``position``.
  ///
  ///     raw-text ::= "'" (character | "''")* "'"
  private mutating func parseRawText() throws(ParseError) -> TextTemplate {
    note(.rawText)
    let start = position
    let end = endOfLine(from: start)
    var text: [UInt8] = []
    var offset = start + 1
    while offset < end {
      if bytes[offset] == UInt8(ascii: "'") {
        guard lexer.byte(offset + 1, limit: end) == UInt8(ascii: "'") else { break }
        offset += 1
      }
      text.append(bytes[offset])
      offset += 1
    }
    guard offset < end else { throw unclosedText(start, quote: "'", end: end) }
    record(.delimiter, start, start + 1)
    record(.text, start + 1, offset)
    record(.delimiter, offset, offset + 1)
    move(to: offset + 1)
    let parts: [TextPart] =
      text.isEmpty ? [] : [.literal(String(decoding: text, as: UTF8.self))]
    return TextTemplate(form: .raw, parts: parts, span: span(start, position), bodySpan: nil)
  }

  /// Reports a text on one line that does not end there, and passes the line.
  private mutating func unclosedText(_ start: Int, quote: String, end: Int) -> ParseError {
    var last = end
    while last > start + 1, bytes[last - 1].isBlank { last -= 1 }
    let isTriple = quote == "'" && lexer.byte(start + 1, limit: end) == UInt8(ascii: "'")
    report(
      .unclosedText(
        at: span(start, start + 1),
        quote: quote,
        end: span(last, last),
        isTriple: isTriple,
        isInterpolated: interpolationDepth > 0
      )
    )
    if isTriple, interpolationDepth == 0 { skipsToVerb = true }
    advance(to: end, as: .text)
    return ParseError()
  }
}
