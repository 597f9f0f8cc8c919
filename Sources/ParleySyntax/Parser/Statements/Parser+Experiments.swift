import ParleyDiagnostics

extension Parser {
  /// Reads an experiment.
  ///
  ///     experiment-statement ::= "experiment" name "{" (experiment-clause? newline)*
  ///         experiment-clause? "}"
  mutating func parseExperimentStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.experimentStatement)
    var name = Identifier(text: "", span: span(verb.end, verb.end))
    try parseHeader { (parser: inout Parser) throws(ParseError) in
      name = try parser.parseName("the name of the experiment")
      let next = parser.peek()
      guard next.kind != .leftBrace, next.kind != .newline else { return }
      throw parser.failure(parser.missingBlock(next, after: "experiment"))
    }
    let (body, braces) = try parseBraces(after: "experiment") { $0.parseExperimentClauses() }
    if body.trialWord == nil, body.isSound {
      report(.missingTrial(at: span(verb).union(name.span)))
    }
    return .experiment(
      ExperimentStatement(
        name: name,
        clauses: body.clauses,
        trial: body.trial,
        trialPlace: body.trialPlace,
        body: braces,
        span: span(from: verb.start)
      )
    )
  }

  /// Reads what stands between the braces of an experiment.
  private mutating func parseExperimentClauses() -> ExperimentBody {
    let outer = isAmongClauses
    isAmongClauses = true
    defer { isAmongClauses = outer }
    var body = ExperimentBody()
    while !isStopped {
      skipNewlines()
      if takeForgivenBrace() { continue }
      let next = peek()
      if next.kind == .end || next.kind == .rightBrace { break }
      let before = position
      let clause = parseRecovering(
        { (parser: inout Parser) throws(ParseError) in
          try parser.parseExperimentClause(of: &body)
        },
        orElse: { .invalid($0) }
      )
      if let clause { body.clauses.append(clause) }
      if position == before, !isStopped {
        assertionFailure("the parser makes no progress at offset \(position)")
        take()
      }
    }
    return body
  }

  /// Reads a line of an experiment; nil for the trial, which goes into the body.
  ///
  ///     experiment-clause ::= vary-clause | data-clause | limit-clause | trial-clause
  private mutating func parseExperimentClause(
    of body: inout ExperimentBody
  ) throws(ParseError) -> ExperimentClause? {
    note(.experimentClause)
    let word = peek()
    guard let clause = ClauseWord(rawValue: text(of: word)) ?? meantClause(word) else {
      return try passStatement(word)
    }
    switch clause {
    case .vary: return try parseVaryClause()
    case .data: return try parseDataClause()
    case .repeats: return try parseLimitClause(.repeats)
    case .concurrency: return try parseLimitClause(.concurrency)
    case .timeout: return try parseLimitClause(.timeout)
    case .trial: return try parseTrialClause(of: &body)
    }
  }

  /// Reads the trial; nil for the first one.
  ///
  ///     trial-clause ::= "trial" block
  private mutating func parseTrialClause(
    of body: inout ExperimentBody
  ) throws(ParseError) -> ExperimentClause? {
    let word = try takeVerb(.other)
    note(.trialClause)
    if let first = body.trialWord {
      report(.secondTrial(at: span(word), first: first))
      _ = try parseTrialBlock()
      return .invalid(span(from: word.start))
    }
    body.trialWord = span(word)
    body.trialPlace = body.clauses.count
    body.trial = try parseTrialBlock()
    return nil
  }

  private mutating func parseTrialBlock() throws(ParseError) -> Block {
    isAmongClauses = false
    trialDepth += 1
    defer {
      isAmongClauses = true
      trialDepth -= 1
    }
    return try parseBlock(after: "trial")
  }

  /// Reads the path of a file whose rows are tried.
  ///
  ///     data-clause ::= "data" name ":" expression
  private mutating func parseDataClause() throws(ParseError) -> ExperimentClause {
    let word = try takeVerb(.other)
    note(.dataClause)
    let name = try parseName("the name that stands for a row")
    try takeColon(after: name, of: .data)
    let path = try parseExpression()
    return .data(DataClause(name: name, path: path, span: span(from: word.start)))
  }

  /// Reads a number that holds for the experiment.
  ///
  ///     limit-clause ::= ("repeat" | "concurrency" | "timeout") expression
  private mutating func parseLimitClause(
    _ kind: LimitClause.Kind
  ) throws(ParseError) -> ExperimentClause {
    let word = try takeVerb(.setting)
    note(.limitClause)
    if endsClause(peek()) {
      let place = span(position, position)
      throw failure(.missingArgument(after: kind.rawValue, example: kind.example, at: place))
    }
    if peek().kind == .leftBrace { return try passLimitBlock(of: word) }
    let value = try parseExpression()
    if peek().kind == .leftBrace { return try passLimitBlock(of: word) }
    return .limit(LimitClause(kind: kind, value: value, span: span(from: word.start)))
  }

  /// Passes the block after a limit, as of a loop, and reports it.
  private mutating func passLimitBlock(of word: Token) throws(ParseError) -> ExperimentClause {
    report(.limitWithBlock(text(of: word), at: span(word)))
    _ = try parseTrialBlock()
    return .invalid(span(from: word.start))
  }

  /// Takes the `:` between a name and what it is given, and reports what stands there instead.
  mutating func takeColon(after name: Identifier, of clause: ClauseWord) throws(ParseError) {
    let next = peek()
    if endsClause(next) {
      throw failure(.missingValues(clause, name.text, at: span(position, position)))
    }
    if take(if: .colon) != nil {
      guard endsClause(peek()) else { return }
      throw failure(.missingValues(clause, name.text, at: span(position, position)))
    }
    switch next.kind {
    case .assign, .foreignOperator,
      .name where spells(next, "in") || spells(next, "from"):
      report(
        .clauseColon(
          clause,
          name.text,
          at: span(next),
          spelled: describe(next),
          replaced: span(position, next.end)
        )
      )
      take()
    case .comma: throw failure(.severalNames(clause, name.text, at: span(next)))
    default:
      report(
        .clauseColon(
          clause,
          name.text,
          at: span(next),
          spelled: describe(next),
          replaced: span(position, position)
        )
      )
    }
  }

  /// Whether a token ends a line of an experiment.
  func endsClause(_ token: Token) -> Bool {
    switch token.kind {
    case .newline, .end, .rightBrace, .semicolon: true
    default: false
    }
  }
}

// MARK: Mistakes

extension Parser {
  /// The word that is meant by one that starts no line of an experiment; nil when none is near, or the word is that of a statement.
  private mutating func meantClause(_ word: Token) -> ClauseWord? {
    guard word.kind == .name, !isStatement(word) else { return nil }
    let name = text(of: word)
    let nearest = NearestName.of(name, among: ClauseWord.allNames)
    guard let nearest, let meant = ClauseWord(rawValue: nearest) else { return nil }
    report(.unknownClause(name, nearest: nearest, at: span(word)))
    return meant
  }

  /// Passes a statement, or a line that means nothing, and reports that it does not belong there.
  private mutating func passStatement(_ word: Token) throws(ParseError) -> ExperimentClause {
    let name = text(of: word)
    guard isStatement(word) else {
      let isName = word.kind == .name
      report(
        isName
          ? .unknownClause(name, nearest: nil, at: span(word))
          : unexpectedCharacter(word) ?? .expectedClause(at: span(word), spelled: describe(word))
      )
      guard isName, skipToBlock() else { throw ParseError() }
      _ = try parseTrialBlock()
      return .invalid(span(from: word.start))
    }
    report(.statementOutsideTrial(name, at: span(word)))
    isAmongClauses = false
    trialDepth += 1
    defer {
      isAmongClauses = true
      trialDepth -= 1
    }
    _ = try parseStatement()
    return .invalid(span(from: word.start))
  }

  /// Whether a word in an experiment starts a statement as it stands in a trial.
  private func isStatement(_ word: Token) -> Bool {
    if bytes[word.start] == UInt8(ascii: ">") { return true }
    guard word.kind == .name else { return false }
    let name = text(of: word)
    return Verb.isVerb(name) || MeasureStatement.Kind(rawValue: name) != nil
      || startsExpressionStatement(word)
  }

  /// Whether what follows on a later line starts a line of an experiment, or the experiment ends.
  func startsClauseOnLaterLine() -> Bool {
    var offset = position
    while offset < limit {
      if bytes[offset] == UInt8(ascii: "#") {
        offset = endOfLine(from: offset)
      } else if bytes[offset].isBlank || bytes[offset].isNewline {
        offset += 1
      } else {
        break
      }
    }
    let next = lexer.token(at: offset, limit: limit)
    return next.kind == .rightBrace || (startsLine(offset) && startsClause(next))
  }

  /// Whether a word, with what follows it, starts a line of an experiment.
  private func startsClause(_ token: Token) -> Bool {
    guard token.kind == .name, let word = ClauseWord(rawValue: text(of: token)) else {
      return false
    }
    let next = lexer.token(at: lexer.skippingBlanks(from: token.end, limit: limit), limit: limit)
    switch word {
    case .repeats: return true
    case .trial: return next.kind == .leftBrace
    case .vary, .data: return next.kind == .name && next.start > token.end
    case .concurrency, .timeout:
      return next.kind == .number || (next.kind == .name && next.start > token.end)
    }
  }
}

/// What stands between the braces of an experiment.
private struct ExperimentBody {
  /// The lines beside the trial.
  var clauses: [ExperimentClause] = []
  /// The statements of the trial.
  var trial: Block?
  /// How many lines stand before it.
  var trialPlace = 0
  /// The word before it.
  var trialWord: SourceSpan?

  /// Whether every line could be read.
  var isSound: Bool {
    !clauses.contains { clause in
      if case .invalid = clause { true } else { false }
    }
  }
}
