import ParleyDiagnostics

extension Parser {
  /// A token as a message names it.
  func describe(_ token: Token) -> String {
    switch token.kind {
    case .end: limit < bytes.count ? "the end of the `{{ }}`" : token.kind.rawValue
    case .newline, .quote, .tripleQuote, .apostrophe: token.kind.rawValue
    default: "`\(text(of: token))`"
    }
  }

  /// The report of a token where something else is due.
  func expected(_ what: String, at token: Token) -> Diagnostic {
    unexpectedCharacter(token) ?? .expectedToken(what, at: span(token), spelled: describe(token))
  }

  /// The report of a token where a name is due.
  func expectedName(_ what: String, at token: Token) -> Diagnostic {
    unexpectedCharacter(token) ?? .expectedName(what, at: span(token), spelled: describe(token))
  }

  /// The report of a character that means nothing in code; nil for any other token.
  func unexpectedCharacter(_ token: Token) -> Diagnostic? {
    guard token.kind == .unexpected else { return nil }
    let (scalar, _) = lexer.scalar(at: token.start)
    if let plain = SmartQuote.plain[scalar] {
      let line = endOfLine(from: token.start)
      return .smartQuote(
        at: span(token),
        edits: SmartQuote.edits(in: bytes, token.start, line, base: file.base),
        plain: plain
      )
    }
    switch scalar {
    case "$": return .dollar(at: span(token))
    case "\u{FEFF}": return .byteOrderMark(at: span(token))
    case "\0": return .zeroByte(at: span(token))
    default: break
    }
    return .unexpectedCharacter(scalar, at: span(token))
  }

  /// The report of a token where a value is due.
  func expectedValue(at token: Token) -> Diagnostic {
    if let report = unexpectedCharacter(token) { return report }
    switch token.kind {
    case .dot where lexer.byte(token.end, limit: limit).isDigit:
      let end = lexer.endOfNumber(at: token.end, limit: limit)
      return .malformedNumber(source(token.start, end), at: span(token.start, end))
    case .heredoc: return .heredocWord(at: span(token), mended: nil)
    case .hash: return .commentInInterpolation(at: span(token))
    case .assign where spells(token, "="): return .expectedValue(at: span(token), spelled: "`=`")
    case .foreignOperator: return .foreignOperator(text(of: token), nil, at: span(token))
    case .newline, .end:
      let end = endOfCode(before: token.start)
      return foreignComment(before: token)
        ?? .expectedValue(at: span(end, end), spelled: describe(token))
    default:
      if let comment = foreignComment(before: token) { return comment }
      return .expectedValue(at: span(token), spelled: describe(token))
    }
  }

  /// The report of a `//` on the line of a token that seems to start a comment; nil when there is none.
  private func foreignComment(before token: Token) -> Diagnostic? {
    guard let slashes = lastFloorDivision, slashes.end <= token.start,
      startOfLine(of: slashes.start) == startOfLine(of: token.start)
    else { return nil }
    return .foreignComment(at: span(slashes), replaced: span(slashes))
  }

  /// The report of a reserved word where a value is due.
  func reservedOperand(_ token: Token) -> Diagnostic {
    let isNextLine = startOfLine(of: token.start) > startOfLine(of: max(0, position - 1))
    if isNextLine, brackets == 0 {
      let end = endOfCode(before: token.start)
      return .expectedValue(at: span(end, end), spelled: "the end of the line")
    }
    if spells(token, "if") { return .conditionalFirst(at: span(token)) }
    if startsRequest(token) { return .requestInExpression(text(of: token), at: span(token)) }
    return .reservedName(text(of: token), at: span(token))
  }

  /// The offset after the last character before an offset that is neither a blank nor a newline.
  private func endOfCode(before offset: Int) -> Int {
    var end = offset
    while end > 0, bytes[end - 1].isBlank || bytes[end - 1].isNewline { end -= 1 }
    return end
  }

  /// The report of a token after a complete expression.
  ///
  /// `wanted` is what is due there: `` `)` ``.
  func unexpectedAfterExpression(_ token: Token, wanted: String) -> Diagnostic {
    if let report = unexpectedCharacter(token) { return report }
    if let comment = foreignComment(before: token) { return comment }
    switch token.kind {
    case .foreignOperator: return .foreignOperator(text(of: token), nil, at: span(token))
    case .assign where spells(token, "="): return .assignmentInCondition(at: span(token))
    default: return .expectedToken(wanted, at: span(token), spelled: describe(token))
    }
  }

  /// The report of a token after a complete statement.
  func unexpectedAfterStatement(_ token: Token) -> Diagnostic {
    if isClosing(token.kind) { return .strayClosing(text(of: token), at: span(token)) }
    let end = endOfTrimmedLine(from: token.start)
    let specific = unexpectedAfterExpression(token, wanted: "")
    guard specific.id == .expectedToken else { return specific }
    if token.kind == .leftBrace { return .blockAfterStatement(at: span(token.start, end)) }
    if let meaning = ForeignVerb.meanings[text(of: token)],
      ForeignVerb.clauses.contains(text(of: token))
    {
      return .foreignVerb(text(of: token), meaning, at: span(token))
    }
    let isInRawText = token.start == position && bytes[position - 1] == UInt8(ascii: "'")
    return .afterStatement(
      at: span(token.start, max(token.end, end)),
      spelled: describe(token),
      isInRawText: isInRawText
    )
  }

  /// The report of a token where a statement is due.
  func expectedStatement(at token: Token) -> Diagnostic {
    unexpectedCharacter(token)
      ?? .expectedStatement(
        at: span(token),
        spelled: describe(token),
        isOperator: token.kind == .operator
      )
  }

  /// The report of a token where a block is due.
  func missingBlock(_ token: Token, after owner: String) -> Diagnostic {
    switch token.kind {
    case .colon: return .foreignBlock(":", at: span(token), after: owner)
    case .name where spells(token, "then") || spells(token, "do"):
      return .foreignBlock(text(of: token), at: span(token), after: owner)
    case .newline, .end: return .missingBlock(after: owner, at: span(position, position))
    default:
      let report = unexpectedAfterExpression(token, wanted: "`{`")
      return report.id == .expectedToken
        ? .missingBlock(after: owner, at: span(token), spelled: describe(token)) : report
    }
  }
}

/// Quotes as word processors write them.
enum SmartQuote {
  /// The plain quote for each.
  static let plain: [Unicode.Scalar: String] = [
    "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{00AB}": "\"", "\u{00BB}": "\"",
    "\u{2018}": "'", "\u{2019}": "'",
  ]

  /// Edits that make every such quote of a stretch of source a plain one.
  static func edits(in bytes: [UInt8], _ start: Int, _ end: Int, base: UInt32) -> [FixIt.Edit] {
    var edits: [FixIt.Edit] = []
    var offset = start
    for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
      let length = UTF8.width(scalar)
      if let quote = plain[scalar] {
        let place = base + UInt32(offset)
        edits.append(FixIt.Edit(SourceSpan(place, place + UInt32(length)), quote))
      }
      offset += length
    }
    return edits
  }
}
