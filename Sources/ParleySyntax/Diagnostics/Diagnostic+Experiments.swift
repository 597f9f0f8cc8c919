import ParleyDiagnostics

/// What is said about experiments.
extension Diagnostic {
  static func missingTrial(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingTrial,
      "this experiment has no trial",
      at: span,
      help: ["add what is tried: trial { say \"…\" }"]
    )
  }

  static func secondTrial(at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .secondTrial,
      "an experiment has one trial",
      at: span,
      notes: [Note("this is the first one", at: first)],
      help: ["to compare two of them, write an experiment for each, or `vary` what differs"]
    )
  }

  /// What may start a line of an experiment.
  private static let clauses =
    "in an experiment stand `vary`, `data`, `repeat`, `concurrency`, `timeout` and one `trial { … }`"

  static func unknownClause(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .experimentClause,
      "`\(name)` starts no line of an experiment",
      at: span,
      help: nearest == nil ? [clauses] : [],
      fixIts: nearest.map { [FixIt("write `\($0)`", [FixIt.Edit(span, $0)])] } ?? []
    )
  }

  static func expectedClause(at span: SourceSpan, spelled: String) -> Diagnostic {
    Diagnostic(
      .experimentClause,
      "a line of an experiment starts with a word, not with \(spelled)",
      at: span,
      help: [clauses]
    )
  }

  static func statementOutsideTrial(_ name: String, at span: SourceSpan) -> Diagnostic {
    let help: String
    if ["experiment", "def", "include", "param", "schema", "tool"].contains(name) {
      help = "put it before or after the experiment, at the top level"
    } else if SettingSyntax.named(name) != nil {
      help =
        "put it in the trial, or before the experiment, whose trials start with the settings there"
    } else {
      help = "put it in the trial: trial { … }"
    }
    return Diagnostic(
      .experimentClause,
      "`\(name)` stands in an experiment, but not in its trial",
      at: span,
      help: [help]
    )
  }

  static func limitWithBlock(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .experimentClause,
      "in an experiment `\(word)` holds for all trials and has no block",
      at: span,
      help: ["write: \(word) 5, and a loop in the trial"]
    )
  }

  static func clauseColon(
    _ clause: ClauseWord,
    _ name: String,
    at span: SourceSpan,
    spelled: String,
    replaced: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .clauseColon,
      "after `\(clause.rawValue) \(name)` a `:` is due, not \(spelled)",
      at: span,
      fixIts: [FixIt("write: \(clause.rawValue) \(name): …", [FixIt.Edit(replaced, ":")])]
    )
  }

  static func severalNames(
    _ clause: ClauseWord,
    _ name: String,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .clauseColon,
      "after `\(clause.rawValue) \(name)` a `:` is due, not `,`",
      at: span,
      help: ["write a `\(clause.rawValue)` for each name, on a line of its own"]
    )
  }

  static func missingValues(
    _ clause: ClauseWord,
    _ name: String,
    at span: SourceSpan
  ) -> Diagnostic {
    let isData = clause == .data
    let example = SettingSyntax.named(name)?.example
    return Diagnostic(
      .missingValues,
      isData ? "`data \(name)` has no file" : "`vary \(name)` has no values",
      at: span,
      label: isData ? "the path of a file is due here" : "values with commas between them are due",
      help: [
        isData
          ? "write: data \(name): \"rows.csv\""
          : "write: vary \(name): \(example.map { "\($0), …" } ?? "\"one\", \"two\"")"
      ]
    )
  }

  static func trailingComma(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .trailingComma,
      "no value follows this comma",
      at: span,
      fixIts: [FixIt("remove it", [FixIt.Edit(span, "")])]
    )
  }

  static func valueNeedsQuotes(
    _ name: String,
    at span: SourceSpan,
    value: SourceSpan,
    quoted: String?
  ) -> Diagnostic {
    Diagnostic(
      .needsQuotes,
      "the value of `\(name)` ends before this word",
      at: span,
      help: quoted == nil
        ? ["put a value of several words in quotes, and a comma between two values"] : [],
      fixIts: quoted.map { [FixIt("put it in quotes: \($0)", [FixIt.Edit(value, $0)])] } ?? []
    )
  }

  static func fixedSetting(_ name: String, at span: SourceSpan) -> Diagnostic {
    let isField = name == "set"
    return Diagnostic(
      .varySetting,
      isField
        ? "`set` cannot be varied by name"
        : "`\(name)` holds for the whole run and cannot vary in an experiment",
      at: span,
      help: [
        isField
          ? "vary a variable and use it in the trial: vary speed: \"fast\", null, and `set speed speed`"
          : "write it as a statement of its own before the experiment"
      ]
    )
  }

  static func settingInList(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .varySetting,
      "the values of the setting `\(name)` stand after a `:`",
      at: span,
      help: [
        "for values from a list vary a variable and use it in the trial: vary x in LIST, and `\(name) {{x}}`"
      ]
    )
  }

  static func valuesInBrackets(_ name: String, at span: SourceSpan) -> Diagnostic {
    let example = SettingSyntax.named(name)?.example ?? "one"
    return Diagnostic(
      .varyList,
      "the values of `\(name)` stand without brackets",
      at: span,
      help: ["write: vary \(name): \(example), …"]
    )
  }

  static func loneList(_ name: String, at span: SourceSpan, colon: SourceSpan) -> Diagnostic {
    Diagnostic(
      .varyList,
      "`\(name)` has one value, which is this list",
      at: span,
      severity: .warning,
      fixIts: [FixIt("to try each of its items: vary \(name) in …", [FixIt.Edit(colon, " in ")])]
    )
  }

  static func measureOutsideTrial(_ verb: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .measureOutsideTrial,
      "`\(verb)` stands only in the trial of an experiment",
      at: span,
      help: [
        "elsewhere use `expect`, or `let` to keep a value; a function returns it, and the trial measures it"
      ]
    )
  }
}
