import ParleyDiagnostics

/// What is said about statements and the words they start with.
extension Diagnostic {
  static func unknownVerb(
    _ name: String,
    nearest: String?,
    isSentence: Bool,
    at span: SourceSpan
  ) -> Diagnostic {
    let say = FixIt(
      "to send the line to the model, write `say` before it",
      [FixIt.Edit(span.beforeStart, "say ")]
    )
    let other = nearest.map { FixIt("write `\($0)`", [FixIt.Edit(span, $0)]) }
    return Diagnostic(
      .unknownVerb,
      "`\(name)` is no verb",
      at: span,
      fixIts: isSentence ? [say] + [other].compactMap(\.self) : [other].compactMap(\.self) + [say]
    )
  }

  static func foreignVerb(
    _ name: String,
    _ meaning: ForeignVerb.Meaning,
    at span: SourceSpan
  ) -> Diagnostic {
    switch meaning {
    case .verb(let verb): foreignWord(name, verb, at: span)
    case .advice(let advice):
      Diagnostic(.foreignVerb, "`\(name)` is no verb", at: span, help: [advice])
    }
  }

  static func foreignWord(_ name: String, _ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .foreignVerb,
      "`\(name)` is written `\(word)` here",
      at: span,
      fixIts: [FixIt("write `\(word)`", [FixIt.Edit(span, word)])]
    )
  }

  static func verbColon(_ verb: String, colon: SourceSpan, needsBlank: Bool) -> Diagnostic {
    Diagnostic(
      .verbSpacing,
      "no colon follows a verb",
      at: colon,
      fixIts: [FixIt("remove it", [FixIt.Edit(colon, needsBlank ? " " : "")])]
    )
  }

  static func verbSpacing(
    _ verb: String,
    at span: SourceSpan,
    isMended: Bool = true
  ) -> Diagnostic {
    Diagnostic(
      .verbSpacing,
      "after the verb `\(verb)` a blank is due",
      at: span,
      fixIts: isMended ? [FixIt("put a blank here", [FixIt.Edit(span, " ")])] : []
    )
  }

  static func verbParenthesis(
    _ verb: String,
    at span: SourceSpan,
    whole: SourceSpan,
    mended: String?,
    takesBlock: Bool
  ) -> Diagnostic {
    let fix =
      mended.map { FixIt("write: \(verb) \($0)", [FixIt.Edit(whole, " \($0)")]) }
      ?? (takesBlock ? FixIt("put a blank here", [FixIt.Edit(span.beforeStart, " ")]) : nil)
    return Diagnostic(
      .verbSpacing,
      "`\(verb)` is a verb and no function: a blank follows it",
      at: span,
      help: fix == nil ? ["write what follows without parentheses: \(verb) …"] : [],
      fixIts: [fix].compactMap(\.self)
    )
  }

  static func settingEquals(
    _ verb: String,
    at span: SourceSpan,
    replaced: SourceSpan,
    line: String
  ) -> Diagnostic {
    Diagnostic(
      .settingEquals,
      "no `=` follows `\(verb)`",
      at: span,
      fixIts: [FixIt("write: \(verb) \(line)", [FixIt.Edit(replaced, " ")])]
    )
  }

  static func setEquals(_ field: String, _ sign: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .settingEquals,
      "no `\(sign)` follows the field of `set`",
      at: span,
      fixIts: [FixIt("write: set \(field) VALUE", [FixIt.Edit(span, "")])]
    )
  }

  static func verbAssigned(
    _ verb: String,
    at span: SourceSpan,
    operator sign: String
  ) -> Diagnostic {
    Diagnostic(
      .verbAssigned,
      "`\(verb)` is a verb at the start of a line and cannot be changed by `\(sign)`",
      at: span,
      help: ["give the variable another name"]
    )
  }

  static func expectedSetting(_ name: String, at span: SourceSpan, spelled: String) -> Diagnostic {
    let nearest = NearestName.of(name, among: SettingSyntax.all.lazy.map(\.name))
    return Diagnostic(
      .withSetting,
      "`with` takes settings, and \(spelled) is none",
      at: span,
      help: nearest == nil ? ["write: with model opus, max_tokens 50 { … }"] : [],
      fixIts: nearest.map { [FixIt("write `\($0)`", [FixIt.Edit(span, $0)])] } ?? []
    )
  }

  static func runSettingInWith(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .withSetting,
      "`\(name)` holds for the whole run and not for a block",
      at: span,
      help: ["write it as a statement of its own before the block"]
    )
  }

  static func equalsExpected(_ spelling: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .expectedEquals,
      "a value is assigned with `=`, not `\(spelling)`",
      at: span,
      fixIts: [FixIt("write `=`", [FixIt.Edit(span, "=")])]
    )
  }

  static func missingValue(
    _ name: String,
    _ verb: String,
    at span: SourceSpan,
    spelled: String
  ) -> Diagnostic {
    let help =
      switch verb {
      case "let":
        "write: let \(name) = VALUE; a variable without one yet is null: let \(name) = null"
      case "param":
        "write: param \(name) = DEFAULT \"what it is\", or param \(name) \"what it is\""
      default: "write: \(verb) NAME = VALUE"
      }
    return Diagnostic(
      .expectedEquals,
      "after `\(verb) \(name)` the sign `=` is due, not \(spelled)",
      at: span,
      help: [help]
    )
  }

  static func typeAnnotation(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeAnnotation,
      "names have no types here",
      at: span,
      help: ["write `\(name)` alone"]
    )
  }

  static func severalNames(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .severalNames,
      "`let` makes one variable",
      at: span,
      help: ["write a `let` for each; take a list apart by its indexes: xs[0], xs[1]"]
    )
  }

  static func severalTargets(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .severalNames,
      "`=` changes one variable, field or item",
      at: span,
      help: ["write an assignment for each, on a line of its own"]
    )
  }

  static func invalidTarget(at span: SourceSpan, operator sign: String) -> Diagnostic {
    Diagnostic(
      .invalidTarget,
      "`\(sign)` changes a variable, a field or an item, and this is none",
      at: span,
      help: ["on the left stands a name, as in x = 1, x.field = 1 or x[0] = 1"]
    )
  }

  static func increment(
    _ sign: String,
    at span: SourceSpan,
    replaced: SourceSpan
  ) -> Diagnostic {
    let mended = "\(sign.prefix(1))= 1"
    return Diagnostic(
      .increment,
      "there is no `\(sign)`",
      at: span,
      fixIts: [FixIt("write `\(mended)`", [FixIt.Edit(replaced, " \(mended)")])]
    )
  }

  static func expressionAlone(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .expressionAlone,
      "nothing is done with this value",
      at: span,
      help: ["to keep it, write `let x =` before it; to send a text, write `say` before it"],
      fixIts: [FixIt("print it", [FixIt.Edit(span.beforeStart, "print ")])]
    )
  }

  static func expectedStatement(
    at span: SourceSpan,
    spelled: String,
    isOperator: Bool
  ) -> Diagnostic {
    Diagnostic(
      .expectedStatement,
      "a line starts with a verb, not with \(spelled)",
      at: span,
      help: isOperator
        ? ["an expression goes on in the next line when the operator ends the line before"] : [],
      fixIts: [
        FixIt(
          "to send the line to the model, write `say` before it",
          [FixIt.Edit(span.beforeStart, "say ")]
        )
      ]
    )
  }

  static func blockAfterStatement(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .afterStatement,
      "the statement is complete before `{`",
      at: span,
      help: [
        "a function value is written: x -> x + 1; a function with statements: def f(x) { … }"
      ]
    )
  }

  static func afterStatement(
    at span: SourceSpan,
    spelled: String,
    isInRawText: Bool
  ) -> Diagnostic {
    Diagnostic(
      .afterStatement,
      "the statement is complete before \(spelled)",
      at: span,
      help: [
        isInRawText
          ? "in a text between `'` a quote is written twice: 'it''s'"
          : "put text in quotes, and another statement on a line of its own"
      ]
    )
  }

  static func foreignLoop(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .foreignLoop,
      "`for` goes through a list or a map",
      at: span,
      help: ["write: for i in range(10) { … }; with a condition: while COND { … }"]
    )
  }

  static func repeatWithoutCount(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingCount,
      "`repeat` has no number of rounds",
      at: span,
      help: ["write: repeat 3 { … }; without an end: while true { … }"]
    )
  }

  static func parenthesesAroundName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .catchName,
      "the name after `catch` stands without parentheses",
      at: span,
      fixIts: [FixIt("write: catch \(name)", [FixIt.Edit(span, name)])]
    )
  }
}
