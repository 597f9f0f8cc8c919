import ParleyDiagnostics

extension Parser {
  /// Reads a text over several lines, which starts at ``position``.
  ///
  ///     triple-text ::= '"""' newline
  ///         ((character | newline | escape | interpolation)* newline)? '"""'
  mutating func parseTripleText() throws(ParseError) -> TextTemplate {
    note(.tripleText)
    let start = position
    let line = endOfLine(from: start)
    try requireMultilineText(at: start, "\"\"\"")
    let textStart = lexer.skippingBlanks(from: start + 3, limit: line)
    guard let close = endOfTripleText(from: start + 3) else {
      needMore(from: start)
      skipsToVerb = true
      report(.unclosedTripleText(at: span(start, start + 3)))
      advance(to: line, as: .skipped)
      throw ParseError()
    }
    guard textStart == line else { throw textBesideDelimiter(start, line: line, close: close) }
    let closeLine = startOfLine(of: close)
    if lexer.skippingBlanks(from: closeLine, limit: close) < close {
      report(.textBeforeClosing(at: span(close, close + 3)))
    }
    advance(to: start + 3, as: .delimiter)
    advance(to: textStart, as: .blank)
    advance(to: min(textStart + 1, limit), as: .newline)
    let parts = readLines(to: close, closeLine: closeLine)
    if isStopped { throw ParseError() }
    advance(to: close, as: .indentation)
    advance(to: close + 3, as: .delimiter)
    return TextTemplate(
      form: .tripleQuoted,
      parts: parts,
      span: span(start, position),
      bodySpan: nil
    )
  }

  /// Reads the lines between the delimiters.
  private mutating func readLines(to close: Int, closeLine: Int) -> [TextPart] {
    let indentEnd = lexer.skippingBlanks(from: closeLine, limit: close)
    // The newline before the closing line is no part of the text; there may be no line at all.
    let end = indentEnd == close ? max(position, closeLine - 1) : close
    var parts = readTemplate(
      to: end,
      TemplateStyle(
        stop: .atLimit,
        hasEscapes: true,
        isMultiline: true,
        indentation: bytes[closeLine..<indentEnd],
        requiresIndentation: true
      )
    )
    return parts.finish()
  }

  /// The offset of the closing delimiter, past escapes; a computed part cannot hold one.
  private func endOfTripleText(from start: Int) -> Int? {
    var offset = start
    while offset + 2 < limit {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == UInt8(ascii: "\""), bytes[offset + 1] == UInt8(ascii: "\""),
        bytes[offset + 2] == UInt8(ascii: "\"")
      {
        return offset
      } else {
        offset += 1
      }
    }
    return nil
  }

  /// Reports text on the line of the opening delimiter; when the text also closes there, the fix is a text in single quotes.
  private mutating func textBesideDelimiter(_ start: Int, line: Int, close: Int) -> ParseError {
    let closeLine = startOfLine(of: close)
    report(
      .textBesideDelimiter(
        at: span(start, start + 3),
        closing: close < line ? span(close, close + 3) : nil,
        indentation: source(closeLine, lexer.skippingBlanks(from: closeLine, limit: close))
      )
    )
    advance(to: close + 3, as: .skipped)
    return ParseError()
  }

  /// Requires that a text over several lines may start at an offset.
  mutating func requireMultilineText(at start: Int, _ spelling: String) throws(ParseError) {
    if interpolationDepth > 0 {
      throw failure(
        .multilineInInterpolation(spelling, at: span(start, start + spelling.utf8.count))
      )
    }
    if let heredoc, heredoc.lineStart <= start, start <= heredoc.lineEnd {
      skipsToVerb = true
      throw failure(
        .secondMultilineText(at: span(start, start + spelling.utf8.count), first: heredoc.opening)
      )
    }
  }
}
