import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Diagnostic.ID {
  /// A setting with a value of the wrong type.
  package static let settingType = Self(rawValue: "setting.type")
  /// A setting with a number or text that is too small or too large.
  package static let settingRange = Self(rawValue: "setting.range")
  /// A setting with a word that it does not know.
  package static let settingWord = Self(rawValue: "setting.word")
  /// `set` of a field that has a verb.
  package static let settingHasVerb = Self(rawValue: "setting.has-verb")
  /// `unset` of something that is no setting.
  package static let unknownSetting = Self(rawValue: "setting.unknown")
  /// A setting that stands twice in one `with`.
  package static let doubledSetting = Self(rawValue: "setting.doubled")
}

/// What is wrong with one setting.
extension SettingMistake {
  static func wrongType(_ syntax: SettingSyntax, _ value: Value, wanted: String) -> SettingMistake {
    SettingMistake(
      .settingType,
      syntax.name,
      "\(syntax.name) takes \(wanted), not \(value.typePhrase)",
      help: "for example: \(syntax.name) \(syntax.example)"
    )
  }

  static func wrongType(_ syntax: SettingSyntax, _ type: StaticType) -> SettingMistake {
    let wanted = syntax.argument == .integer ? "an int" : "a number"
    return SettingMistake(
      .settingType,
      syntax.name,
      "\(syntax.name) takes \(wanted), not \(type.phrase)",
      help: "for example: \(syntax.name) \(syntax.example)"
    )
  }

  static func emptyWord(_ syntax: SettingSyntax) -> SettingMistake {
    SettingMistake(
      .settingWord,
      syntax.name,
      "\(syntax.name) is empty",
      help: "for the default write: unset \(syntax.name)"
    )
  }

  static func unknownWord(_ word: String, of syntax: SettingSyntax) -> SettingMistake {
    let nearest = NearestName.of(word, among: syntax.words)
    return SettingMistake(
      .settingWord,
      syntax.name,
      "\(syntax.name) does not know \(word)",
      help: "it takes \(listed(syntax.words, or: syntax.argument == .wordOrInteger))",
      replacement: nearest
    )
  }

  private static func listed(_ words: [String], or takesNumber: Bool) -> String {
    (words + (takesNumber ? ["a number of tokens"] : [])).joined(separator: ", ")
  }

  static func outOfRange(
    _ syntax: SettingSyntax,
    _ value: String,
    _ range: String
  ) -> SettingMistake {
    SettingMistake(
      .settingRange,
      syntax.name,
      "\(syntax.name) cannot be \(value)",
      label: "it takes \(range)",
      help: "for example: \(syntax.name) \(syntax.example)"
    )
  }

  static let blankStop = SettingMistake(
    .settingWord,
    "stop",
    "a stop sequence cannot consist of blanks and line breaks alone",
    label: "the API answers 400",
    help: "choose a mark that the model can be asked to write: stop \"END\""
  )

  static func wrongBeta(_ name: String) -> SettingMistake {
    SettingMistake(
      .settingWord,
      "beta",
      "the name of a beta has no blanks, commas or special characters",
      help: "separate several names: beta \"one\", \"two\""
    )
  }

  static func fieldHasVerb(_ field: String, _ verb: String) -> SettingMistake {
    SettingMistake(
      .settingHasVerb,
      field,
      "\(field) is set by a verb of its own",
      help: "write \(SettingSyntax.named(verb).map { "\(verb) \($0.example)" } ?? "\(verb) …")"
    )
  }

  static func fieldIsNoJSON(_ field: String) -> SettingMistake {
    SettingMistake(
      .settingType,
      field,
      "\(field) cannot be a function, which has no JSON form",
      help: "call the function and pass its value"
    )
  }
}

/// What is wrong with settings as statements.
extension Diagnostic {
  static func unknownSetting(_ name: Identifier, nearest: String?) -> Diagnostic {
    let fixIts = nearest.map {
      [FixIt("did you mean \($0)?", [FixIt.Edit(name.span, $0)])]
    }
    return Diagnostic(
      .unknownSetting,
      "there is no setting \(name.text) to unset",
      at: name.span,
      help: [
        "unset takes back a setting, a field that the script gave a value with set, or a tool of the script"
      ],
      fixIts: fixIts ?? []
    )
  }

  /// `set` before a verb: it is only one word too much.
  static func fieldHasVerb(
    _ mistake: SettingMistake,
    at span: SourceSpan,
    writtenAt field: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      mistake.id,
      mistake.message,
      at: span,
      fixIts: [FixIt("leave out set", [FixIt.Edit(SourceSpan(span.start, field.start), "")])]
    )
  }

  static func doubledSetting(_ name: Identifier, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .doubledSetting,
      "\(name.text) stands twice in one with",
      at: name.span,
      notes: [Note("it stands here first", at: first)],
      help: ["leave one of them out"]
    )
  }
}
