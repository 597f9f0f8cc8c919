import ParleyDiagnostics

extension Parser {
  /// Reads the characters of a text from ``position`` on.
  ///
  /// - Parameters:
  ///   - end: The offset that the text does not pass.
  ///   - style: How its characters are read, and where it may end earlier.
  /// - Returns: The parts; ``position`` is at the text's end.
  mutating func readTemplate(to end: Int, _ style: TemplateStyle) -> TemplateParts {
    var parts = TemplateParts()
    var isLineStart = style.isMultiline
    // After one `{{` that nothing closes, the others are not searched: that would take quadratic time.
    var computes = true
    while position < end, !isStopped {
      if isLineStart { takeIndentation(to: end, style) }
      isLineStart = false
      takePlainCharacters(to: end, style, into: &parts)
      guard position < end else { break }
      switch bytes[position] {
      case UInt8(ascii: "\\"): takeBackslash(to: end, style, into: &parts)
      case UInt8(ascii: "{") where computes && startsInterpolation(position, end):
        computes = takeInterpolation(to: end, style, into: &parts)
      case UInt8(ascii: "\n") where style.isMultiline:
        parts.append(CollectionOfOne(UInt8(ascii: "\n")))
        advance(to: position + 1, as: .text)
        isLineStart = true
      case let byte where stops(at: byte, style): return parts
      case let byte:
        parts.append(CollectionOfOne(byte))
        advance(to: position + 1, as: style.stop == .atWordEnd ? .word : .text)
      }
    }
    return parts
  }

  /// Whether `{{` stands at an offset.
  func startsInterpolation(_ offset: Int, _ end: Int) -> Bool {
    offset + 1 < end && bytes[offset] == UInt8(ascii: "{") && bytes[offset + 1] == UInt8(ascii: "{")
  }

  private func stops(at byte: UInt8, _ style: TemplateStyle) -> Bool {
    switch style.stop {
    case .atLimit: false
    case .atQuote: byte == UInt8(ascii: "\"")
    case .atWordEnd: byte.isBlank || byte.isNewline || ",\"'{}".utf8.contains(byte)
    }
  }

  /// Takes the characters up to the next one that may be special.
  ///
  ///     character ::= ? any scalar that neither ends the line nor, here, the text ?
  ///     word-character ::= ? any scalar but blanks, commas, quotes and single braces ?
  private mutating func takePlainCharacters(
    to end: Int,
    _ style: TemplateStyle,
    into parts: inout TemplateParts
  ) {
    var offset = position
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "{") { break }
      if byte.isNewline, style.isMultiline { break }
      if style.stop != .atLimit, stops(at: byte, style) { break }
      offset += 1
    }
    parts.append(bytes[position..<offset])
    advance(to: offset, as: style.stop == .atWordEnd ? .word : .text)
  }

  /// Passes the indentation of a line.
  private mutating func takeIndentation(to end: Int, _ style: TemplateStyle) {
    let start = position
    var offset = start
    for blank in style.indentation {
      guard offset < end, bytes[offset] == blank else { break }
      offset += 1
    }
    let text = lexer.skippingBlanks(from: offset, limit: end)
    let isBlank = text == end || bytes[text].isNewline
    if style.requiresIndentation, !isBlank, offset - start < style.indentation.count {
      report(
        .indentedLess(
          at: span(start, max(text, start + 1)),
          expected: String(decoding: style.indentation, as: UTF8.self),
          line: span(start, text)
        )
      )
    }
    advance(to: offset, as: .indentation)
  }

  /// Takes `\` with what belongs to it.
  private mutating func takeBackslash(
    to end: Int,
    _ style: TemplateStyle,
    into parts: inout TemplateParts
  ) {
    if startsInterpolation(position + 1, end) {
      note(.escape)
      parts.append("{{".utf8)
      advance(to: position + 3, as: .escape)
    } else if style.hasEscapes {
      takeEscape(to: end, into: &parts)
    } else {
      parts.append(CollectionOfOne(UInt8(ascii: "\\")))
      advance(to: position + 1, as: style.stop == .atWordEnd ? .word : .text)
    }
  }

  /// Takes `{{ expression }}`; a `{{` that is not closed is text, after a report.
  ///
  /// - Returns: Whether it was closed.
  private mutating func takeInterpolation(
    to end: Int,
    _ style: TemplateStyle,
    into parts: inout TemplateParts
  ) -> Bool {
    if let expression = parseInterpolation(to: end, isMultiline: style.isMultiline) {
      parts.append(expression)
      return true
    }
    parts.append("{{".utf8)
    advance(to: position + 2, as: .text)
    return false
  }
}
