import ParleyDiagnostics

extension Parser {
  /// Reads the text after a text verb, which was taken last.
  ///
  ///     text-argument ::= text | bare-text
  ///
  /// `verb` is the verb's token.
  mutating func parseTextArgument(of verb: Token) throws(ParseError) -> TextTemplate {
    note(.textArgument)
    skipBlanks()
    let end = endOfLine(from: position)
    guard position < end else {
      throw failure(.missingText(after: text(of: verb), at: span(verb.end, verb.end)))
    }
    guard bytes[position] == UInt8(ascii: "\"") || opensHeredoc(position) else {
      return parseBareText(to: end)
    }
    let start = position
    let text = try parseText()
    try parseAfterLiteral(from: start, text.form, of: verb)
    return text
  }

  /// Requires that nothing follows a literal that is a text verb's whole text, but `as NAME` after `say`, which stays.
  private mutating func parseAfterLiteral(
    from start: Int,
    _ form: TextForm,
    of verb: Token
  ) throws(ParseError) {
    let next = peek()
    switch next.kind {
    case .newline, .end, .semicolon: return
    case .rightBrace where blockDepth > 0: return
    case .name where spells(next, "as"):
      guard spells(verb, "say") || spells(verb, ">") else {
        throw failure(
          .asWithoutSay(text(of: verb), at: span(next.start, endOfTrimmedLine(from: start)))
        )
      }
    default:
      let end = endOfTrimmedLine(from: next.start)
      let isOperator = next.kind == .operator && bytes[next.start] == UInt8(ascii: "+")
      let mended =
        form != .quoted ? nil : isOperator ? "{{ \(source(start, end)) }}" : quoted(start, end)
      throw failure(
        .textAfterLiteral(
          at: span(next.start, end),
          line: span(start, end),
          mended: mended,
          isOperator: isOperator
        )
      )
    }
  }

  /// The offset after the last character of an offset's line that is not a blank.
  func endOfTrimmedLine(from offset: Int) -> Int {
    var end = endOfLine(from: offset)
    while end > offset, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  /// Reads the rest of the line as text.
  ///
  ///     bare-text ::= (character | "\{{" | interpolation)+
  private mutating func parseBareText(to lineEnd: Int) -> TextTemplate {
    note(.bareText)
    let start = position
    let end = endOfTrimmedLine(from: start)
    var parts = readTemplate(to: end, TemplateStyle(stop: .atLimit))
    var textEnd = end
    if blockDepth > 0, let braces = UnmatchedBraces(bytes, start, end) {
      if let first = braces.trailing.suffix(blockDepth).first {
        textEnd = endOfText(start, before: first)
        parts.removeLast(end - textEnd)
        reportTrailingBraces(start, textEnd, first, end)
      } else if deferred.swallowedBrace == nil {
        deferred.swallowedBrace = span(braces.first, braces.first + 1)
      }
    }
    let text = TextTemplate(
      form: .bare,
      parts: parts.finish(),
      span: span(start, textEnd),
      bodySpan: nil
    )
    noteDoubtfulEnds(of: text, start, textEnd)
    lastBareText = BareTextPlace(start: start, end: textEnd)
    return text
  }

  private func endOfText(_ start: Int, before brace: Int) -> Int {
    var end = brace
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  /// Reports closing braces at the end of a bare text and goes back to before them, so that they close their blocks.
  private mutating func reportTrailingBraces(_ start: Int, _ textEnd: Int, _ brace: Int, _ end: Int)
  {
    let gap = textEnd == brace ? " " : ""
    let quotedText = quoted(start, textEnd).map { $0 + gap }
    report(
      .braceInText(at: span(brace, end), text: span(start, textEnd), quoted: quotedText)
    )
    if recordsTokens, let last = tokens.last, last.kind == .text, last.end == end {
      tokens.removeLast()
      record(.text, last.start, min(textEnd, end))
    }
    move(to: textEnd)
  }

  /// Notes what a bare text looks like and is not: a text in single quotes, `as NAME`.
  private mutating func noteDoubtfulEnds(of text: TextTemplate, _ start: Int, _ end: Int) {
    if end - start > 1, bytes[start] == UInt8(ascii: "'"), bytes[end - 1] == UInt8(ascii: "'"),
      !bytes[(start + 1)..<(end - 1)].contains(UInt8(ascii: "'"))
    {
      report(.singleQuotedText(at: text.span, quoted: quoted(start + 1, end - 1)))
    }
    var wordStart = end
    while wordStart > start, bytes[wordStart - 1].isASCIINamePart { wordStart -= 1 }
    let asStart = wordStart - 4
    if wordStart < end, asStart > start, source(asStart, wordStart) == " as " {
      let name = Identifier(text: source(wordStart, end), span: span(wordStart, end))
      deferred.textsEndingInAs.append((span(start, endOfText(start, before: asStart)), name))
    }
  }
}

/// The closing braces of a bare text that close no brace of it.
struct UnmatchedBraces {
  /// The offset of the first one.
  let first: Int
  /// The offsets of those that the text ends in, with nothing but blanks between and after them.
  let trailing: [Int]

  /// Counts the braces of a text; nil when each closes another.
  init?(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    var open = 0
    var first: Int?
    var trailing: [Int] = []
    for offset in start..<end {
      switch bytes[offset] {
      case UInt8(ascii: "{"):
        open += 1
        trailing = []
      case UInt8(ascii: "}") where open > 0:
        open -= 1
        trailing = []
      case UInt8(ascii: "}"):
        first = first ?? offset
        trailing.append(offset)
      case let byte where byte.isBlank: break
      default: trailing = []
      }
    }
    guard let first else { return nil }
    self.first = first
    self.trailing = trailing
  }
}
