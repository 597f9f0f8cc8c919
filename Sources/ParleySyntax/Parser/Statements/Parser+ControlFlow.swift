import ParleyDiagnostics

extension Parser {
  /// Reads what stands between a verb and its block; after an error in it goes to the block, if one opens on the line.
  mutating func parseHeader(
    _ body: (inout Parser) throws(ParseError) -> Void
  ) throws(ParseError) {
    let outside = (depth: depth, brackets: brackets)
    do throws(ParseError) {
      try body(&self)
    } catch {
      (depth, brackets) = outside
      lookahead = nil
      guard !isStopped, !skipsToVerb, skipToBlock() else { throw error }
      lacksBracket = false
    }
  }

  /// Goes to the last `{` that ends the line; false, and nowhere, when none does.
  mutating func skipToBlock() -> Bool {
    let end = endOfTrimmedLine(from: position)
    guard end > position, bytes[end - 1] == UInt8(ascii: "{") else { return false }
    advance(to: end - 1, as: .skipped)
    return true
  }

  /// Reads a condition and what people write there in other languages.
  mutating func parseCondition() throws(ParseError) -> Expression {
    let condition = try parseExpression()
    let next = peek()
    guard next.kind == .assign, spells(next, "=") else { return condition }
    report(.assignmentInCondition(at: span(next)))
    take()
    _ = try parseExpression()
    return .invalid(condition.span)
  }

  /// Reads a condition before a block.
  private mutating func parseConditionHeader(_ verb: Token) throws(ParseError) -> Expression {
    var condition = Expression.invalid(span(verb))
    try parseHeader { (parser: inout Parser) throws(ParseError) in
      condition = try parser.parseCondition()
    }
    return condition
  }

  /// Reads a decision.
  ///
  ///     if-statement ::= "if" expression block ("else" "if" expression block)* ("else" block)?
  mutating func parseIfStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.ifStatement)
    var branches: [IfStatement.Branch] = []
    var otherwise: Block?
    var condition = try parseConditionHeader(verb)
    branches.append(IfStatement.Branch(condition: condition, body: try parseBlock(after: "if")))
    while otherwise == nil, let keyword = takeElse() {
      guard let branch = take(word: "if") ?? (spells(keyword, "else") ? nil : keyword) else {
        otherwise = try parseBlock(after: "else")
        break
      }
      condition = try parseConditionHeader(branch)
      branches.append(IfStatement.Branch(condition: condition, body: try parseBlock(after: "if")))
    }
    return .ifElse(
      IfStatement(branches: branches, otherwise: otherwise, span: span(from: verb.start))
    )
  }

  /// Takes `else`, also where it stands on a line of its own or is spelled in another language; these are reported.
  private mutating func takeElse() -> Token? {
    let next = peek()
    if next.kind == .name {
      if spells(next, "else") { return take() }
      guard spells(next, "elif") || spells(next, "elsif") || spells(next, "elseif") else {
        return nil
      }
      report(.foreignWord(text(of: next), "else if", at: span(next)))
      return take()
    }
    guard next.kind == .newline, let moved = keywordAfterNewlines("else") else { return nil }
    report(moved.report)
    skipNewlines()
    return take()
  }

  /// The report of a keyword that stands on a later line than the brace it belongs to; nil when another word follows.
  private func keywordAfterNewlines(_ keyword: String) -> (report: Diagnostic, start: Int)? {
    var offset = position
    var isPlain = true
    while offset < limit,
      bytes[offset].isBlank || bytes[offset].isNewline || bytes[offset] == UInt8(ascii: "#")
    {
      if bytes[offset] == UInt8(ascii: "#") {
        isPlain = false
        offset = endOfLine(from: offset)
      } else {
        offset += 1
      }
    }
    let end = lexer.endOfName(at: offset, limit: limit)
    guard end > offset, source(offset, end) == keyword else { return nil }
    let gap = isPlain ? span(position, offset) : nil
    return (.keywordOnNewLine(keyword, at: span(offset, end), gap: gap), offset)
  }

  /// Reads a loop over a list or map.
  ///
  ///     for-statement ::= "for" name ("," name)? "in" expression block
  mutating func parseForStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.forStatement)
    var names: [Identifier] = []
    var sequence = Expression.invalid(span(verb))
    try parseHeader { (parser: inout Parser) throws(ParseError) in
      names = try parser.parseLoopNames()
      sequence = try parser.parseExpression()
    }
    let body = try parseBlock(after: "for")
    let first = names.first ?? Identifier(text: "", span: span(verb.end, verb.end))
    return .forEach(
      ForStatement(
        first: first,
        second: names.dropFirst().first,
        sequence: sequence,
        body: body,
        span: span(from: verb.start)
      )
    )
  }

  /// Reads the names of a loop with the `in` after them.
  private mutating func parseLoopNames() throws(ParseError) -> [Identifier] {
    if peek().kind == .leftParenthesis { throw failure(.foreignLoop(at: span(peek()))) }
    var names = [try parseName("the name of the loop's variable")]
    if take(if: .comma) != nil { names.append(try parseName("the name of the loop's variable")) }
    if take(word: "in") != nil { return names }
    let next = peek()
    guard next.kind == .name, spells(next, "of") else {
      throw failure(.expectedToken("`in`", at: span(next), spelled: describe(next)))
    }
    report(.foreignWord("of", "in", at: span(next)))
    take()
    return names
  }

  /// Reads a loop with a condition.
  ///
  ///     while-statement ::= "while" expression block
  mutating func parseWhileStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.whileStatement)
    let condition = try parseConditionHeader(verb)
    let body = try parseBlock(after: "while")
    return .whileLoop(
      WhileStatement(condition: condition, body: body, span: span(from: verb.start))
    )
  }

  /// Reads a loop with a number of rounds.
  ///
  ///     repeat-statement ::= "repeat" expression block
  mutating func parseRepeatStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.repeatStatement)
    if peek().kind == .leftBrace { throw failure(.repeatWithoutCount(at: span(verb))) }
    let count = try parseConditionHeader(verb)
    let body = try parseBlock(after: "repeat")
    return .repeatLoop(RepeatStatement(count: count, body: body, span: span(from: verb.start)))
  }

  /// Reads a jump in a loop.
  ///
  ///     jump-statement ::= "break" | "continue"
  mutating func parseJumpStatement(_ kind: JumpStatement.Kind) throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.jumpStatement)
    return .jump(JumpStatement(kind: kind, span: span(verb)))
  }

  /// Reads a block with what is done about its errors.
  ///
  ///     try-statement ::= "try" block "catch" name? block
  mutating func parseTryStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.tryStatement)
    let body = try parseBlock(after: "try")
    let end = position
    guard let keyword = takeCatch() else {
      throw failure(.missingCatch(at: span(end, end), verb: span(verb)))
    }
    var name: Identifier?
    try parseHeader { (parser: inout Parser) throws(ParseError) in
      name = try parser.parseCaughtName(after: keyword)
    }
    let handler = try parseBlock(after: "catch")
    return .tryCatch(
      TryStatement(body: body, name: name, handler: handler, span: span(from: verb.start))
    )
  }

  private mutating func takeCatch() -> Token? {
    let next = peek()
    if next.kind == .name {
      if spells(next, "catch") { return take() }
      guard spells(next, "except") || spells(next, "rescue") else { return nil }
      report(.foreignWord(text(of: next), "catch", at: span(next)))
      return take()
    }
    guard next.kind == .newline, let moved = keywordAfterNewlines("catch") else { return nil }
    report(moved.report)
    skipNewlines()
    return take()
  }

  /// Reads the name after `catch`; one in parentheses is reported.
  private mutating func parseCaughtName(after keyword: Token) throws(ParseError) -> Identifier? {
    if peek().kind == .leftBrace { return nil }
    guard let open = take(if: .leftParenthesis) else {
      return try parseName("a name for the error")
    }
    let name = try parseName("a name for the error")
    guard let close = take(if: .rightParenthesis) else {
      throw failure(.unclosedDelimiter("(", at: span(open), next: span(peek()), closing: ")"))
    }
    report(.parenthesesAroundName(name.text, at: span(open.start, close.end)))
    return name
  }
}
