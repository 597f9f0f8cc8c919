import ParleyDiagnostics

extension Parser {
  /// Whether `<<` at an offset opens a text: a word or a quote follows.
  func opensHeredoc(_ offset: Int) -> Bool {
    guard lexer.byte(offset, limit: limit) == UInt8(ascii: "<"),
      lexer.byte(offset + 1, limit: limit) == UInt8(ascii: "<")
    else { return false }
    let next = lexer.byte(offset + 2, limit: limit)
    if next == UInt8(ascii: "'") || next == UInt8(ascii: "\"") || next == UInt8(ascii: "-") {
      let word = next == UInt8(ascii: "-") ? offset + 3 : offset + 3
      return lexer.byte(word, limit: limit).isASCIINamePart
    }
    return lexer.endOfName(at: offset + 2, limit: limit) > offset + 2
  }

  /// Reads a text that starts on the next line and ends before a line that holds only a chosen word.
  ///
  /// What follows the opening on its own line is read after it; the lines of the text are passed at the end of that line.
  ///
  ///     heredoc ::= "<<" (name | "'" name "'") ? what follows on the line ? newline
  ///         ((character | newline | "\{{" | interpolation)* newline)? name
  mutating func parseHeredoc() throws(ParseError) -> TextTemplate {
    note(.heredoc)
    let start = position
    let opening = try parseHeredocOpening()
    try requireMultilineText(at: start, "<<")
    let lineEnd = endOfLine(from: start)
    let isUnclosed = deferred.unclosedWords.contains(opening.word)
    guard !isUnclosed,
      let lines = HeredocLines(word: opening.word, after: lineEnd, lexer: lexer, limit: limit)
    else {
      needMore(from: start)
      skipsToVerb = true
      deferred.unclosedWords.insert(opening.word)
      let nearly =
        isUnclosed
        ? nil : HeredocLines.lineThatNearlyCloses(opening.word, after: lineEnd, lexer: lexer)
      report(
        .unclosedHeredoc(
          opening.word,
          at: span(start, position),
          nearly: nearly.map { span($0.lowerBound, $0.upperBound) }
        )
      )
      throw ParseError()
    }
    let after = position
    let body = HeredocLines(
      lines,
      opening: span(start, after),
      lineStart: startOfLine(of: start)
    )
    heredoc = body
    let parts = readHeredoc(body, computes: opening.computes)
    if isStopped { throw ParseError() }
    move(to: after)
    return TextTemplate(
      form: .heredoc(computes: opening.computes),
      parts: parts,
      span: span(start, after),
      bodySpan: span(body.start, body.resume)
    )
  }

  /// Reads `<<END` or `<<'END'`.
  private mutating func parseHeredocOpening() throws(ParseError) -> (word: String, computes: Bool) {
    let start = position
    var wordStart = start + 2
    let quote = lexer.byte(wordStart, limit: limit)
    let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    if isQuoted || quote == UInt8(ascii: "-") { wordStart += 1 }
    var wordEnd = wordStart
    while wordEnd < limit, bytes[wordEnd].isASCIINamePart || bytes[wordEnd] >= 0x80 { wordEnd += 1 }
    let word = source(wordStart, wordEnd)
    let isClosed = !isQuoted || lexer.byte(wordEnd, limit: limit) == quote
    let end = isQuoted && isClosed ? wordEnd + 1 : wordEnd
    advance(to: end, as: .delimiter)
    if quote == UInt8(ascii: "-") || quote == UInt8(ascii: "\"") || !isClosed || word.isEmpty {
      let mended = quote == UInt8(ascii: "'") ? "<<'\(word)'" : "<<\(word)"
      report(.heredocWord(at: span(start, end), mended: word.isEmpty ? "<<END" : mended))
    }
    if word.isEmpty { throw ParseError() }
    return (word, quote != UInt8(ascii: "'"))
  }

  /// Reads the lines of a text, which are not where reading goes on afterwards.
  private mutating func readHeredoc(_ lines: HeredocLines, computes: Bool) -> [TextPart] {
    record(.newline, lines.lineEnd, lines.start)
    move(to: lines.start)
    let indentation = lines.sharedIndentation(in: bytes)
    var parts = TemplateParts()
    if computes {
      parts = readTemplate(
        to: lines.end,
        TemplateStyle(stop: .atLimit, isMultiline: true, indentation: indentation)
      )
    } else {
      takeLines(to: lines.end, indentation: indentation, into: &parts)
    }
    record(.newline, lines.end, max(lines.end, lines.closeLine))
    let word = lexer.skippingBlanks(from: lines.closeLine, limit: lines.resume)
    record(.blank, lines.closeLine, word)
    record(.delimiter, word, lines.resume)
    return parts.finish()
  }

  /// Takes lines in which nothing is special.
  private mutating func takeLines(
    to end: Int,
    indentation: ArraySlice<UInt8>,
    into parts: inout TemplateParts
  ) {
    while position < end {
      var offset = position
      for blank in indentation {
        guard offset < end, bytes[offset] == blank else { break }
        offset += 1
      }
      advance(to: offset, as: .indentation)
      let line = lexer.endOfLine(from: offset, limit: end)
      let next = min(line + 1, end)
      parts.append(bytes[offset..<next])
      advance(to: next, as: .text)
    }
  }
}
