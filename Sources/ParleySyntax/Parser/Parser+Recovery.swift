import ParleyDiagnostics

extension Parser {
  /// After an error goes to the end of the line, or of the lines that an open bracket spans, before the next statement.
  ///
  /// - Parameter start: The offset of the statement that could not be read.
  mutating func synchronize(from start: Int) {
    // An error before anything was taken must not stay where it is.
    if position <= start, peek().kind != .end { advance(to: peek().end, as: .skipped) }
    defer {
      skipsToVerb = false
      lacksBracket = false
    }
    if position > start, startsLine(position), startsStatement(position) { return }
    var open = openBrackets(from: start, to: position)
    var last = Token.Kind.skipped
    while true {
      let next = peek()
      switch next.kind {
      case .end: return
      case .rightBrace where open.braces == 0 && blockDepth > 0: return
      case .newline:
        take()
        let isNext = !skipsToVerb && (open.isEmpty || last == .leftBrace)
        guard isNext || startsStatement(position) else { break }
        // The block whose beginning could not be read still ends somewhere.
        if !lacksBracket { deferred.forgivenBraces += open.braces }
        return
      case _ where opensText(next): passText()
      default:
        open.count(next.kind)
        take()
      }
      last = next.kind
    }
  }

  /// Whether nothing but blanks stands before an offset on its line.
  func startsLine(_ offset: Int) -> Bool {
    lexer.skippingBlanks(from: startOfLine(of: offset), limit: offset) == offset
  }

  /// Passes a text, which comes next, without reports.
  mutating func passText() {
    let known = (
      diagnostics: diagnostics.count, moreNeededFrom: moreNeededFrom,
      skipsToVerb: skipsToVerb,
      start: position
    )
    _ = try? parseText()
    guard !isStopped else { return }
    diagnostics.removeLast(diagnostics.count - known.diagnostics)
    moreNeededFrom = known.moreNeededFrom
    skipsToVerb = known.skipsToVerb
    if position <= known.start { advance(to: peek().end, as: .skipped) }
    lookahead = nil
  }

  /// The brackets that are open between two offsets, texts passed over roughly.
  func openBrackets(from start: Int, to end: Int) -> OpenBrackets {
    var open = OpenBrackets()
    var offset = start
    while offset < end {
      let token = lexer.token(at: offset, limit: end)
      if token.kind == .quote || token.kind == .apostrophe {
        offset = token.end
        while offset < end, bytes[offset] != bytes[token.start], !bytes[offset].isNewline {
          offset += 1
        }
        offset = min(offset + 1, end)
        continue
      }
      open.count(token.kind)
      offset = max(token.end, offset + 1)
    }
    return open
  }

  /// Whether the line that an offset lies in, from the offset on, starts like a statement with a verb or a line of an experiment, or
  /// closes a block.
  func startsStatement(_ offset: Int) -> Bool {
    let start = lexer.skippingBlanks(from: offset, limit: limit)
    guard start < limit else { return true }
    if bytes[start] == UInt8(ascii: "}") { return blockDepth > 0 }
    let end = lexer.endOfName(at: start, limit: limit)
    guard end > start else { return bytes[start] == UInt8(ascii: ">") }
    let name = source(start, end)
    let isMeasure = trialDepth > 0 && MeasureStatement.Kind(rawValue: name) != nil
    let isClause = isAmongClauses && ClauseWord(rawValue: name) != nil
    guard Verb.isVerb(name) || isMeasure || isClause else { return false }
    let after = lexer.skippingBlanks(from: end, limit: limit)
    let next = lexer.byte(after, limit: limit)
    if after == limit || next.isNewline || next == UInt8(ascii: "#") {
      return Verb.named(name)?.mayStandAlone ?? false
    }
    guard after > end || next == UInt8(ascii: "\"") || next == UInt8(ascii: "{") else {
      return false
    }
    return !",:)]}=+*/%.".utf8.contains(next)
  }
}

/// How many brackets of each kind are open, for recovery; never less than none.
struct OpenBrackets {
  private(set) var parentheses = 0
  private(set) var squares = 0
  private(set) var braces = 0

  var isEmpty: Bool { parentheses == 0 && squares == 0 && braces == 0 }

  /// Counts a token.
  mutating func count(_ kind: Token.Kind) {
    switch kind {
    case .leftParenthesis: parentheses += 1
    case .rightParenthesis: parentheses = max(0, parentheses - 1)
    case .leftBracket: squares += 1
    case .rightBracket: squares = max(0, squares - 1)
    case .leftBrace: braces += 1
    case .rightBrace: braces = max(0, braces - 1)
    default: break
    }
  }
}
