import ParleyDiagnostics

extension Parser {
  /// Reads a setting, whose name comes next.
  ///
  ///     setting-statement ::= setting-name setting-argument
  mutating func parseSettingStatement(_ setting: SettingSyntax) throws(ParseError) -> Statement {
    if setting.argument == .field { return try parseSetStatement(setting) }
    let verb = try takeVerb(setting.argument == .text ? .text : .setting)
    note(.settingStatement)
    let argument = try parseSettingArgument(of: setting, verb: verb, inWith: false)
    return .setting(
      SettingStatement(
        setting: setting,
        name: identifier(verb),
        argument: argument,
        span: span(from: verb.start)
      )
    )
  }

  /// Reads the argument of a setting.
  ///
  ///     setting-argument ::= word-argument | text ("," text)* | text-argument | expression
  ///
  /// `setting` is the setting.
  /// `verb` is its name.
  /// `inWith` is whether it stands after `with`, where a text is a literal.
  private mutating func parseSettingArgument(
    of setting: SettingSyntax,
    verb: Token,
    inWith: Bool
  ) throws(ParseError) -> SettingArgument {
    note(.settingArgument)
    switch setting.argument {
    case .word, .wordOrInteger: return .word(try parseWordArgument(of: setting.name))
    case .words, .texts: return .texts(try parseTexts(of: setting, inWith: inWith))
    case .text where inWith:
      guard opensText(peek()) else {
        throw failure(.textNeedsQuotes(setting.name, at: span(peek())))
      }
      return .text(try parseText())
    case .text: return .text(try parseTextArgument(of: verb))
    case .integer, .number, .field:
      try requireArgument(of: setting)
      return .number(try parseExpression())
    }
  }

  /// Requires that an expression follows a setting's name.
  private mutating func requireArgument(of setting: SettingSyntax) throws(ParseError) {
    let next = peek()
    guard next.kind == .newline || next.kind == .end else { return }
    throw failure(
      .missingArgument(
        after: setting.name,
        example: setting.example,
        at: span(position, position)
      )
    )
  }

  /// Reads text literals with commas between them, or one word.
  private mutating func parseTexts(
    of setting: SettingSyntax,
    inWith: Bool
  ) throws(ParseError) -> [TextTemplate] {
    skipBlanks()
    guard opensText(peek()) else { return [try parseSingleWord(of: setting, inWith: inWith)] }
    var texts = [try parseText()]
    while peek().kind == .comma || opensText(peek()) {
      if opensText(peek()) {
        report(.missingComma(at: span(position, position), before: span(peek())))
        texts.append(try parseText())
        continue
      }
      if inWith, startsSetting(afterComma: peek()) { break }
      take()
      skipNewlinesExpectingMore()
      guard opensText(peek()) else {
        let next = peek()
        throw failure(.textsNeedQuotes(setting.name, at: span(next), words: quotedWord(next.start)))
      }
      texts.append(try parseText())
    }
    return texts
  }

  /// Reads the one word of `stop END`; for `beta`, and before a comma, a word has to be quoted.
  private mutating func parseSingleWord(
    of setting: SettingSyntax,
    inWith: Bool
  ) throws(ParseError) -> TextTemplate {
    let word = try parseWord(of: setting.name)
    let next = peek()
    let isList = next.kind == .comma && !(inWith && startsSetting(afterComma: next))
    guard setting.argument == .texts || isList else { return word }
    throw failure(
      .textsNeedQuotes(
        setting.name,
        at: word.span,
        words: quotedWord(Int(word.span.start - file.base))
      )
    )
  }

  /// The rest of a line of words with commas between them, each in quotes; nil when there is more than words.
  private func quotedWord(_ start: Int) -> (words: SourceSpan, quoted: String)? {
    let end = endOfTrimmedLine(from: start)
    let words = source(start, end).split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " })
    }
    guard words.allSatisfy({ !$0.isEmpty && !$0.contains { " \"'{}#\\".contains($0) } }) else {
      return nil
    }
    return (span(start, end), words.map { "\"\($0)\"" }.joined(separator: ", "))
  }

  /// Whether the name of a setting follows a comma.
  private func startsSetting(afterComma comma: Token) -> Bool {
    var start = comma.end
    while start < limit, bytes[start].isBlank || bytes[start].isNewline { start += 1 }
    let end = lexer.endOfName(at: start, limit: limit)
    return end > start && SettingSyntax.named(source(start, end)) != nil
  }

  /// Reads `set FIELD EXPR`.
  ///
  ///     set-statement ::= "set" name expression
  private mutating func parseSetStatement(_ setting: SettingSyntax) throws(ParseError) -> Statement
  {
    let verb = try takeVerb(.other)
    note(.setStatement)
    let argument = try parseField(of: verb)
    return .setting(
      SettingStatement(
        setting: setting,
        name: identifier(verb),
        argument: argument,
        span: span(from: verb.start)
      )
    )
  }

  private mutating func parseField(of verb: Token) throws(ParseError) -> SettingArgument {
    let field = try parseName("the name of a request field")
    if let sign = take(if: .assign) ?? take(if: .colon) {
      report(.setEquals(field.text, text(of: sign), at: span(sign)))
    }
    return .field(field, try parseExpression())
  }

  /// Reads `unset NAME`.
  ///
  ///     unset-statement ::= "unset" name
  mutating func parseUnsetStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.unsetStatement)
    let name = try parseAnyName("the name of a setting")
    return .unset(UnsetStatement(name: name, span: span(from: verb.start)))
  }

  /// Reads settings laid over a block.
  ///
  ///     with-statement ::= "with" setting-statement ("," setting-statement)* block
  mutating func parseWithStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.withStatement)
    var settings: [SettingStatement] = []
    isInWith = true
    defer { isInWith = false }
    try parseHeader { (parser: inout Parser) throws(ParseError) in
      repeat {
        parser.skipNewlines()
        settings.append(try parser.parseLaidSetting())
      } while parser.takeCommaInWith()
    }
    isInWith = false
    let body = try parseBlock(after: "with")
    return .with(WithStatement(settings: settings, body: body, span: span(from: verb.start)))
  }

  /// Takes the comma before the next setting of `with`; a missing one is reported.
  private mutating func takeCommaInWith() -> Bool {
    let next = peek()
    if next.kind == .comma {
      take()
      return true
    }
    guard next.kind == .name, SettingSyntax.named(text(of: next)) != nil else { return false }
    report(.missingComma(at: span(position, position), before: span(next)))
    return true
  }

  private mutating func parseLaidSetting() throws(ParseError) -> SettingStatement {
    let next = peek()
    let name = next.kind == .name ? text(of: next) : ""
    guard let setting = SettingSyntax.named(name) else {
      throw failure(.expectedSetting(name, at: span(next), spelled: describe(next)))
    }
    guard setting.scope == .conversation else {
      throw failure(.runSettingInWith(name, at: span(next)))
    }
    let verb = try takeVerb(setting.argument == .field ? .other : .setting)
    let argument =
      setting.argument == .field
      ? try parseField(of: verb) : try parseSettingArgument(of: setting, verb: verb, inWith: true)
    return SettingStatement(
      setting: setting,
      name: identifier(verb),
      argument: argument,
      span: span(from: verb.start)
    )
  }
}
