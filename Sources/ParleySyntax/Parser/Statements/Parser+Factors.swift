import ParleyDiagnostics

extension Parser {
  /// Reads a factor of an experiment with its values.
  ///
  ///     vary-clause ::= "vary" (setting-name ":" word-argument ("," word-argument)*
  ///         | name ":" expression ("," expression)* | name "in" expression)
  mutating func parseVaryClause() throws(ParseError) -> ExperimentClause {
    let word = try takeVerb(.other)
    note(.varyClause)
    let name = try parseName("the name of the factor")
    if let setting = SettingSyntax.named(name.text) {
      return try parseVariedSetting(setting, name, word)
    }
    let values: VaryClause.Values
    if take(word: "in") != nil {
      values = .list(try parseExpression())
    } else {
      try takeColon(after: name, of: .vary)
      values = .expressions(
        try parseValues { (parser: inout Parser) throws(ParseError) in
          try parser.parseExpression()
        }
      )
    }
    noteLoneList(values, of: name)
    return .vary(VaryClause(name: name, values: values, span: span(from: word.start)))
  }

  /// Reads the values of a setting.
  private mutating func parseVariedSetting(
    _ setting: SettingSyntax,
    _ name: Identifier,
    _ word: Token
  ) throws(ParseError) -> ExperimentClause {
    let isVariable = setting.scope == .conversation && setting.argument != .field
    if !isVariable { throw failure(.fixedSetting(name.text, at: name.span)) }
    if peek().kind == .name, spells(peek(), "in") {
      throw failure(.settingInList(name.text, at: span(peek())))
    }
    try takeColon(after: name, of: .vary)
    let open = peek()
    if open.kind == .leftBracket, !takesExpression(setting) {
      throw failure(.valuesInBrackets(name.text, at: span(open)))
    }
    let arguments = try parseValues(of: setting) {
      (parser: inout Parser) throws(ParseError) in
      try parser.parseVariedArgument(of: setting)
    }
    let values = VaryClause.Values.setting(setting, arguments)
    return .vary(VaryClause(name: name, values: values, span: span(from: word.start)))
  }

  private func takesExpression(_ setting: SettingSyntax) -> Bool {
    setting.argument == .integer || setting.argument == .number
  }

  /// Reads one value of a setting, of the shape that the setting's argument has; a text may be a word.
  private mutating func parseVariedArgument(
    of setting: SettingSyntax
  ) throws(ParseError) -> SettingArgument {
    switch setting.argument {
    case .integer, .number, .field: .number(try parseExpression())
    case .word, .wordOrInteger: .word(try parseWordArgument(of: setting.name))
    case .words, .texts: .texts([try parseWordArgument(of: setting.name)])
    case .text: .text(try parseWordArgument(of: setting.name))
    }
  }

  /// Reads values with commas between them, after which the list goes on in the next line.
  ///
  /// `setting` is what they are values of; nil for a variable.
  private mutating func parseValues<Value>(
    of setting: SettingSyntax? = nil,
    _ value: (inout Parser) throws(ParseError) -> Value
  ) throws(ParseError) -> [Value] {
    var start = peek().start
    var values = [try value(&self)]
    while true {
      let next = peek()
      if next.kind == .comma {
        take()
        guard !startsClauseOnLaterLine() else {
          report(.trailingComma(at: span(next)))
          return values
        }
        skipNewlinesExpectingMore()
      } else if let setting, setting.argument == .text, !endsClause(next), !opensText(next) {
        throw valueNeedsQuotes(setting, from: start, at: next)
      } else if startsOperand(next) {
        report(.missingComma(at: span(position, position), before: span(next)))
      } else {
        return values
      }
      start = peek().start
      values.append(try value(&self))
    }
  }

  /// Reports a word after the value of a setting, with the value in quotes when the words to the end of the line seem to be one.
  private mutating func valueNeedsQuotes(
    _ setting: SettingSyntax,
    from start: Int,
    at next: Token
  ) -> ParseError {
    let end = endOfTrimmedLine(from: start)
    let isOne = !bytes[start..<end].contains { ",#\"'{}".utf8.contains($0) }
    return failure(
      .valueNeedsQuotes(
        setting.name,
        at: span(next),
        value: span(start, end),
        quoted: isOne ? quoted(start, end) : nil
      )
    )
  }

  /// Warns of one value that is a list, where its items are probably meant.
  private mutating func noteLoneList(_ values: VaryClause.Values, of name: Identifier) {
    guard case .expressions(let expressions) = values, expressions.count == 1,
      case .list(let list) = expressions.first
    else { return }
    report(.loneList(name.text, at: list.span, colon: span(after: name, upTo: list.span)))
  }

  private func span(after name: Identifier, upTo value: SourceSpan) -> SourceSpan {
    SourceSpan(name.span.end, value.start)
  }

  /// Reads what is measured in a trial.
  ///
  ///     measure-statement ::= ("score" | "record") name "=" expression
  mutating func parseMeasureStatement(
    _ kind: MeasureStatement.Kind
  ) throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.measureStatement)
    if trialDepth == 0 { report(.measureOutsideTrial(kind.rawValue, at: span(verb))) }
    let name = try parseName("the name of the \(kind.rawValue)")
    try takeEquals(after: name, of: kind.rawValue)
    let value = try parseCondition()
    return .measure(
      MeasureStatement(kind: kind, name: name, value: value, span: span(from: verb.start))
    )
  }

  /// Whether a word that is no verb elsewhere is one here: `score` and `record` in a trial, or with a name and `=` after it.
  func measure(of word: Token) -> MeasureStatement.Kind? {
    guard let kind = MeasureStatement.Kind(rawValue: text(of: word)) else { return nil }
    if trialDepth > 0 { return kind }
    let name = lexer.skippingBlanks(from: word.end, limit: limit)
    let nameEnd = lexer.endOfName(at: name, limit: limit)
    guard name > word.end, nameEnd > name else { return nil }
    let sign = lexer.skippingBlanks(from: nameEnd, limit: limit)
    return lexer.token(at: sign, limit: limit).kind == .assign ? kind : nil
  }
}
