import ParleyDiagnostics

extension Parser {
  /// Reads statements up to the end of a block or of the source.
  ///
  ///     statements ::= (statement? newline)* statement?
  mutating func parseStatements(inBlock: Bool) -> [Statement] {
    note(.statements)
    var statements: [Statement] = []
    while !isStopped {
      skipNewlines()
      let next = peek()
      if next.kind == .end { break }
      if takeForgivenBrace() { continue }
      if inBlock, next.kind == .rightBrace { break }
      let before = position
      statements.append(
        parseRecovering(
          { (parser: inout Parser) throws(ParseError) in try parser.parseStatement() },
          orElse: { .invalid($0) }
        )
      )
      if position == before, !isStopped {
        // Every way through a statement takes something; if one does not, go on behind the token.
        assertionFailure("the parser makes no progress at offset \(position)")
        take()
      }
    }
    return statements
  }

  /// Takes a brace that belongs to a block whose beginning could not be read; false when none comes next.
  mutating func takeForgivenBrace() -> Bool {
    guard deferred.forgivenBraces > 0, peek().kind == .rightBrace else { return false }
    deferred.forgivenBraces -= 1
    take()
    return true
  }

  /// Reads one statement, or what stands like one, with the end of its line; after an error goes to where the next one seems to start.
  mutating func parseRecovering<Node>(
    _ read: (inout Parser) throws(ParseError) -> Node,
    orElse invalid: (SourceSpan) -> Node
  ) -> Node {
    let start = peek().start
    let outside = (depth: depth, brackets: brackets)
    do throws(ParseError) {
      let node = try read(&self)
      try parseEndOfStatement()
      return node
    } catch {
      (depth, brackets) = outside
      lookahead = nil
      if !isStopped { synchronize(from: start) }
      return invalid(span(from: start))
    }
  }

  /// Reads one statement.
  ///
  ///     statement ::= setting-statement | set-statement | unset-statement | with-statement
  ///         | request | turn-statement | attachment-statement | history-statement
  ///         | conversation-statement | let-statement | param-statement | assignment-statement
  ///         | print-statement | write-statement | fail-statement | expect-statement
  ///         | if-statement | for-statement | while-statement | repeat-statement | jump-statement
  ///         | def-statement | return-statement | include-statement | try-statement
  ///         | experiment-statement | measure-statement | schema-statement | tool-statement
  ///         | mcp-statement | expression-statement
  mutating func parseStatement() throws(ParseError) -> Statement {
    note(.statement)
    let previousText = lastBareText
    lastBareText = nil
    let first = peek()
    if bytes[first.start] == UInt8(ascii: ">") { return try parseArrowSay() }
    guard first.kind == .name else { return try parseVerblessStatement(after: previousText) }
    let name = text(of: first)
    if let setting = SettingSyntax.named(name) {
      return try parseSettingStatement(setting)
    }
    if let verb = Verb.named(name) { return try parseStatement(verb) }
    return try parseNamedStatement(name, after: previousText)
  }

  /// Reads the statement of a verb, which comes next.
  private mutating func parseStatement(_ verb: Verb) throws(ParseError) -> Statement {
    switch verb {
    case .say, .send, .retry: .request(try parseRequest())
    case .user: try parseTurnStatement(.user)
    case .assistant: try parseTurnStatement(.assistant)
    case .image: try parseAttachmentStatement(.image)
    case .document: try parseAttachmentStatement(.document)
    case .undo: try parseHistoryStatement(.undo)
    case .redo: try parseHistoryStatement(.redo)
    case .reset: try parseHistoryStatement(.reset)
    case .chat: try parseConversationStatement(.chat)
    case .fork: try parseConversationStatement(.fork)
    case .unset: try parseUnsetStatement()
    case .with: try parseWithStatement()
    case .letVariable: try parseLetStatement()
    case .param: try parseParamStatement()
    case .print: try parsePrintStatement()
    case .write: try parseWriteStatement(.write)
    case .append: try parseWriteStatement(.append)
    case .fail: try parseFailStatement()
    case .expect: try parseExpectStatement()
    case .ifElse: try parseIfStatement()
    case .forEach: try parseForStatement()
    case .whileLoop: try parseWhileStatement()
    case .repeatLoop: try parseRepeatStatement()
    case .breakLoop: try parseJumpStatement(.breakLoop)
    case .continueLoop: try parseJumpStatement(.continueLoop)
    case .def: try parseDefStatement()
    case .returnValue: try parseReturnStatement()
    case .include: try parseIncludeStatement()
    case .tryCatch: try parseTryStatement()
    case .schema: try parseSchemaStatement()
    case .tool: try parseToolStatement()
    case .mcp: try parseMCPStatement()
    case .experiment: try parseExperimentStatement()
    }
  }

  /// Reads the end of a statement: the end of its line, or the end of the block around it, which stays.
  ///
  ///     newline ::= ? U+000A ?
  private mutating func parseEndOfStatement() throws(ParseError) {
    let next = peek()
    switch next.kind {
    case .newline: take()
    case .end: return
    case .rightBrace where blockDepth > 0: return
    case .semicolon: passSemicolon()
    default: throw failure(unexpectedAfterStatement(next))
    }
  }

  /// Passes `;` and reports it; the statement after it is read as if it stood on a line of its own.
  private mutating func passSemicolon() {
    let semicolon = take()
    let next = peek()
    let endsLine = next.kind == .newline || next.kind == .end || next.kind == .rightBrace
    report(.semicolon(at: span(semicolon), before: endsLine ? nil : span(next)))
  }

  /// Reads a block.
  ///
  ///     block ::= "{" statements "}"
  ///
  /// `owner` is the words before the block, for the message when none comes.
  mutating func parseBlock(after owner: String) throws(ParseError) -> Block {
    note(.block)
    let (statements, span) = try parseBraces(after: owner) { $0.parseStatements(inBlock: true) }
    return Block(statements: statements, span: span)
  }

  /// Reads what stands in the braces of a block, with their span.
  ///
  /// `owner` is the words before the block, for the message when none comes.
  mutating func parseBraces<Content>(
    after owner: String,
    _ content: (inout Parser) throws(ParseError) -> Content
  ) throws(ParseError) -> (content: Content, span: SourceSpan) {
    passNewlineBeforeBlock()
    let next = peek()
    guard next.kind == .leftBrace else { throw failure(missingBlock(next, after: owner)) }
    let open = take()
    try descend(at: open.start)
    defer { depth -= 1 }
    let outerBrackets = brackets
    brackets = 0
    blockDepth += 1
    defer {
      blockDepth -= 1
      brackets = outerBrackets
    }
    let inside = try content(&self)
    if isStopped { throw ParseError() }
    guard peek().kind == .rightBrace else { throw unclosedBlock(open) }
    let close = take()
    noteAlignment(of: close, with: open)
    lastBareText = nil
    return (inside, span(open.start, close.end))
  }

  /// Passes and reports newlines before the brace of a block.
  private mutating func passNewlineBeforeBlock() {
    guard peek().kind == .newline else { return }
    var offset = position
    while offset < limit, bytes[offset].isBlank || bytes[offset].isNewline { offset += 1 }
    guard lexer.byte(offset, limit: limit) == UInt8(ascii: "{") else { return }
    report(.braceOnNewLine(at: span(offset, offset + 1), gap: span(position, offset)))
    skipNewlines()
  }

  /// Remembers the first closing brace that starts its line at another indentation than the line of its opening brace.
  private mutating func noteAlignment(of close: Token, with open: Token) {
    guard misalignedBrace == nil else { return }
    let closeLine = startOfLine(of: close.start)
    let openLine = startOfLine(of: open.start)
    let closeIndent = lexer.skippingBlanks(from: closeLine, limit: close.start)
    guard closeLine != openLine, closeIndent == close.start else { return }
    let openIndent = lexer.skippingBlanks(from: openLine, limit: open.start)
    if closeIndent - closeLine != openIndent - openLine {
      misalignedBrace = MisalignedBrace(brace: span(close), opening: span(open))
    }
  }

  /// Reports a block that the source ends in; of several open ones the innermost is named.
  mutating func unclosedBlock(_ open: Token) -> ParseError {
    let isReported = moreNeededFrom.map { $0 > open.start } ?? false
    needMore(from: open.start)
    guard !isReported else { return ParseError() }
    let end = bytes.last?.isNewline == false ? "\n" : ""
    let braces = String(repeating: "}\n", count: blockDepth)
    return failure(
      .unclosedBlock(
        at: span(open),
        misaligned: misalignedBrace,
        swallowed: deferred.swallowedBrace,
        missing: end + braces,
        end: span(bytes.count, bytes.count)
      )
    )
  }
}
