import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  mutating func lower(_ statement: SettingStatement) {
    if statement.setting.scope == .run, statement.setting.name == "budget" {
      if isRefusedInTool("budget", at: statement.span) { return }
      note(TrialDeed("budget", at: statement.name.span))
    }
    noteSettingOfTrial(statement.name)
    guard let name = lowerValue(of: statement) else { return }
    let place = frame.code.constant(name: name.name)
    emit(name.isField ? .setField(place) : .set(place), at: statement.span)
  }

  mutating func lower(_ statement: UnsetStatement) {
    let name = statement.name
    let isSetting = SettingSyntax.named(name.text).map { $0.argument != .field } ?? false
    let isTool = globals.toolNames.contains(name.text) || name.text == "mcp"
    if !isSetting, !isTool, !globals.fields.contains(name.text) {
      let nearest = NearestName.of(name.text, among: globals.toolNames.sorted())
      report(
        .unknownSetting(name, nearest: nearest ?? SettingRules.nearestSetting(to: name.text))
      )
    }
    if name.text == "budget" { note(TrialDeed("budget", at: statement.span)) }
    emit(.unset(frame.code.constant(name: name.text)), at: statement.span)
  }

  mutating func lower(_ statement: WithStatement) {
    var names: [SettingName] = []
    var seen: [SettingName: SourceSpan] = [:]
    for setting in statement.settings {
      guard let name = lowerValue(of: setting) else { continue }
      if let first = seen[name] { report(.doubledSetting(setting.name, first: first)) }
      seen[name] = setting.name.span
      names.append(name)
    }
    let place = frame.code.add(names)
    emit(.enterWith(place), at: statement.span)
    frame.regionCount += 1
    lower(statement.body)
    frame.regionCount -= 1
    emit(.leave(1), at: statement.body.span.afterEnd)
  }

  /// Pushes the value of a setting and returns the name it is for; nil, with nothing pushed, where the argument could not be read.
  mutating func lowerValue(of statement: SettingStatement) -> SettingName? {
    let name: SettingName
    switch statement.argument {
    case .invalid: return nil
    case .field(let field, _):
      name = SettingName(field.text, isField: true)
      globals.fields.insert(field.text)
    case .word, .text, .texts, .number: name = SettingName(statement.setting.name)
    }
    checkWords(of: statement.argument)
    noteToolChoice(statement)
    if let constant = statement.argument.constant {
      lower(constant, of: statement, to: name)
    } else {
      lower(statement.argument)
      checkType(of: statement)
    }
    return name
  }

  /// Notes the tool that `tool_choice` names, to be looked for once all tools are known.
  private mutating func noteToolChoice(_ statement: SettingStatement) {
    guard statement.setting.name == "tool_choice", case .word(let word) = statement.argument,
      let name = word.constant, !Self.toolChoices.contains(name)
    else { return }
    toolChoices.append((name, word.span))
  }

  /// Pushes a value that is written out, as the rules make it.
  private mutating func lower(
    _ constant: Value,
    of statement: SettingStatement,
    to name: SettingName
  ) {
    if let value = checked(constant, of: statement, to: name) {
      emitConstant(value, at: statement.argument.span)
    } else {
      emit(.null, at: statement.span)
    }
  }

  /// A value that is written out, as the rules make it; nil after an error.
  mutating func checked(
    _ constant: Value,
    of statement: SettingStatement,
    to name: SettingName
  ) -> Value? {
    let change = SettingChange(name: name.name, isField: name.isField, value: constant)
    let word = statement.argument.word
    do {
      let checked = try rules.checked(change)
      for doubt in rules.doubts(about: checked) {
        report(doubt.diagnostic(at: statement.span, replacing: word))
      }
      return checked.value
    } catch  where error.id == .settingHasVerb && SettingSyntax.named(name.name) != nil {
      let written = statement.argument.field?.span ?? statement.name.span
      report(.fieldHasVerb(error, at: statement.span, writtenAt: written))
    } catch {
      report(error.diagnostic(at: statement.span, replacing: word))
    }
    return nil
  }

  private mutating func lower(_ argument: SettingArgument) {
    switch argument {
    case .word(let text): lowerText(text)
    case .text(let text): lowerPrompt(text)
    case .texts(let texts):
      for text in texts { lowerText(text) }
      emit(.list(UInt32(texts.count)), at: argument.span)
    case .number(let expression), .field(_, let expression): lower(expression)
    case .invalid: break
    }
  }

  mutating func checkWords(of argument: SettingArgument) {
    switch argument {
    case .word(let text): checkWord(text)
    case .texts(let texts): for text in texts { checkWord(text) }
    case .text, .number, .field, .invalid: break
    }
  }

  /// Reports a number setting whose expression surely has another type.
  private mutating func checkType(of statement: SettingStatement) {
    if case .field(let field, let expression) = statement.argument,
      staticType(of: expression) == .function
    {
      report(SettingMistake.fieldIsNoJSON(field.text).diagnostic(at: statement.span))
    }
    guard case .number(let expression) = statement.argument,
      let type = staticType(of: expression)
    else { return }
    let isRight = statement.setting.argument == .integer ? type == .int : type.isNumber
    if !isRight {
      report(SettingMistake.wrongType(statement.setting, type).diagnostic(at: statement.span))
    }
  }
}

extension SettingArgument {
  /// The value if it is written out; nil if something in it is computed.
  var constant: Value? {
    switch self {
    case .word(let text), .text(let text): return text.constant.map(Value.text)
    case .texts(let texts):
      let constants = texts.compactMap(\.constant)
      return constants.count == texts.count ? .list(constants.map(Value.text)) : nil
    case .number(let expression), .field(_, let expression):
      return Constant.value(of: expression)
    case .invalid: return nil
    }
  }

  /// The field of `set FIELD EXPR`; nil for every other argument.
  fileprivate var field: Identifier? {
    if case .field(let field, _) = self { field } else { nil }
  }

  /// The single word or text on one line; nil for every other argument.
  var word: TextTemplate? {
    guard case .word(let text) = self else { return nil }
    return text.form == .word || text.form == .quoted ? text : nil
  }
}
