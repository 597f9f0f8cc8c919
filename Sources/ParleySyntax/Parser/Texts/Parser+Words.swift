import ParleyDiagnostics

extension Parser {
  /// Reads a word argument: a text literal, or characters up to a blank.
  ///
  ///     word-argument ::= text | word
  ///
  /// `owner` is the verb or setting, for messages.
  mutating func parseWordArgument(of owner: String) throws(ParseError) -> TextTemplate {
    note(.wordArgument)
    skipBlanks()
    let next = peek()
    if opensText(next) { return try parseText() }
    return try parseWord(of: owner)
  }

  /// Reads a word.
  ///
  ///     word ::= (word-character | "\{{" | interpolation)+
  ///
  /// `owner` is the verb or setting, for messages.
  mutating func parseWord(of owner: String) throws(ParseError) -> TextTemplate {
    note(.word)
    move(to: position)
    skipBlanks()
    let start = position
    let end = endOfLine(from: start)
    if lexer.byte(start, limit: end) == UInt8(ascii: "#") {
      let word = endOfWord(from: start, end)
      throw failure(
        .missingArgument(
          after: owner,
          at: span(start, start),
          comment: word > start + 1 ? span(start, word) : nil,
          quoted: quoted(start, word)
        )
      )
    }
    var parts = readTemplate(to: end, TemplateStyle(stop: .atWordEnd))
    if isStopped { throw ParseError() }
    guard position > start else {
      throw failure(
        .missingArgument(after: owner, at: span(start, start), comment: nil, quoted: nil)
      )
    }
    let template = TextTemplate(
      form: .word,
      parts: parts.finish(),
      span: span(start, position),
      bodySpan: nil
    )
    try requireEndOfWord(start, owner)
    return template
  }

  private func endOfWord(from start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, !bytes[offset].isBlank { offset += 1 }
    return offset
  }

  /// Requires that a word ends at a blank, a comma or the end of the line, and not in the middle of what was meant.
  private mutating func requireEndOfWord(_ start: Int, _ owner: String) throws(ParseError) {
    let next = lexer.byte(position, limit: endOfLine(from: position))
    let isCut: Bool =
      switch next {
      case 0, UInt8(ascii: ","): false
      case UInt8(ascii: "}"): blockDepth == 0
      case UInt8(ascii: "{"): !isInWith
      default: !next.isBlank && !next.isNewline
      }
    guard isCut else { return }
    let end = endOfWord(from: start, endOfLine(from: start))
    throw failure(
      .wordNeedsQuotes(
        owner,
        at: span(position, position + 1),
        word: span(start, end),
        quoted: quoted(start, end)
      )
    )
  }
}
