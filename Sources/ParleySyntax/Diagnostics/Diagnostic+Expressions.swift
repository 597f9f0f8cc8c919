import ParleyDiagnostics

/// What is said about expressions.
extension Diagnostic {
  static func expectedToken(_ what: String, at span: SourceSpan, spelled: String) -> Diagnostic {
    Diagnostic(.expectedToken, "\(what) is due here, not \(spelled)", at: span)
  }

  static func expectedName(_ what: String, at span: SourceSpan, spelled: String) -> Diagnostic {
    Diagnostic(
      .expectedName,
      "\(what) is due here, not \(spelled)",
      at: span,
      help: ["a name is letters, digits and `_`, and starts with no digit"]
    )
  }

  static func expectedValue(at span: SourceSpan, spelled: String) -> Diagnostic {
    Diagnostic(.expectedValue, "a value is due here, not \(spelled)", at: span)
  }

  static func reservedName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .reservedWord,
      "`\(name)` is a reserved word and cannot stand here",
      at: span,
      help: ["a variable needs another name; a field may bear it: x.\(name)"]
    )
  }

  static func requestInExpression(_ verb: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .requestInExpression,
      "`\(verb)` may stand only to the right of `let x =`, `x =` and `return`",
      at: span,
      help: ["bind the reply first: let answer = \(verb)\(verb == "say" ? " …" : "")"]
    )
  }

  static func malformedNumber(_ spelling: String, at span: SourceSpan) -> Diagnostic {
    let digits = spelling.prefix { $0.isASCII && ($0.isNumber || $0 == "_") }
    let isLeadingPoint = spelling.hasPrefix(".")
    let isSuffixed = !digits.isEmpty && digits.count < spelling.count
    let help =
      isSuffixed && !isLeadingPoint
      ? "a number has no unit, and a name starts with no digit; a text stands in quotes"
      : "numbers are written 200, 1_000_000, 0.2, 1e-3"
    return Diagnostic(
      .malformedNumber,
      "`\(spelling.abbreviated)` is no number",
      at: span,
      help: isLeadingPoint ? [] : [help],
      fixIts: isLeadingPoint
        ? [FixIt("write `0\(spelling.abbreviated)`", [FixIt.Edit(span.beforeStart, "0")])] : []
    )
  }

  static func numberTooLarge(_ spelling: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .numberTooLarge,
      "`\(spelling.abbreviated)` is too large for a number",
      at: span,
      help: ["an int goes from -9223372036854775808 to 9223372036854775807, a float to 1.8e308"]
    )
  }

  static func textPrefix(_ prefix: String, at span: SourceSpan) -> Diagnostic {
    let help =
      prefix.lowercased().contains("f")
      ? ["every text in `\"` computes what stands in `{{ }}`"]
      : prefix.lowercased().contains("r") ? ["a text in `'` is taken as it is"] : []
    return Diagnostic(
      .textPrefix,
      "no letter stands before a text",
      at: span,
      help: help,
      fixIts: [FixIt("remove it", [FixIt.Edit(span, "")])]
    )
  }

  static func emptyParentheses(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tuple,
      "nothing stands in these parentheses",
      at: span,
      help: ["the empty list is `[]`; nothing is `null`"]
    )
  }

  static func tuple(at span: SourceSpan, open: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tuple,
      "parentheses hold one value",
      at: span,
      notes: [Note("opened here", at: open)],
      help: ["several values are a list: [a, b]"]
    )
  }

  static func keyWithoutValue(_ span: SourceSpan, name: String) -> Diagnostic {
    Diagnostic(
      .mapKey,
      "the key `\(name)` has no value",
      at: span,
      fixIts: [FixIt("write `\(name): \(name)`", [FixIt.Edit(span.afterEnd, ": \(name)")])]
    )
  }

  static func mapKey(at span: SourceSpan, spelled: String, quoted: String?) -> Diagnostic {
    Diagnostic(
      .mapKey,
      "a key is a name or a text, not \(spelled)",
      at: span,
      help: quoted == nil ? ["a computed key is a text: { \"{{ x }}\": 1 }"] : [],
      fixIts: quoted.map { [FixIt("write \($0)", [FixIt.Edit(span, $0)])] } ?? []
    )
  }

  static func namedArgument(
    _ name: String,
    at span: SourceSpan,
    removed: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .namedArgument,
      "arguments are given by their place, without names",
      at: span,
      fixIts: [FixIt("remove the name", [FixIt.Edit(removed, "")])]
    )
  }

  static func sliceStep(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .sliceStep,
      "a slice has a start and an end, and no step",
      at: span,
      help: ["turn a list round with reverse(xs)"]
    )
  }

  static func missingComma(at span: SourceSpan, before next: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingComma,
      "a comma is missing before this",
      at: next,
      fixIts: [FixIt("put a comma here", [FixIt.Edit(span, ",")])]
    )
  }

  static func conditionalFirst(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .conditionalElse,
      "a choice between values starts with the first value, not with `if`",
      at: span,
      help: ["write: a if c else b"]
    )
  }

  static func interpolationInCode(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mapKey,
      "`{{ }}` computes inside texts and words only",
      at: span,
      help: ["write the expression alone, without the braces"]
    )
  }

  static func conditionalWithoutElse(at span: SourceSpan, next: String) -> Diagnostic {
    Diagnostic(
      .conditionalElse,
      "a choice between values needs `else`, and \(next) follows",
      at: span,
      help: [
        "write: a if c else b; a statement under a condition is written: if c { … }"
      ]
    )
  }

  static func chainedComparison(
    at span: SourceSpan,
    middle: SourceSpan,
    text: String
  ) -> Diagnostic {
    Diagnostic(
      .chainedComparison,
      "comparisons do not chain",
      at: span,
      fixIts: [
        FixIt("join two comparisons with `and`", [FixIt.Edit(middle.afterEnd, " and \(text)")])
      ]
    )
  }

  static func notInside(
    _ word: String,
    at span: SourceSpan,
    left: SourceSpan,
    removed: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .notIn,
      "`not` stands before the whole comparison",
      at: span,
      fixIts: [
        FixIt(
          "write: not x \(word) y",
          [FixIt.Edit(left.beforeStart, "not "), FixIt.Edit(removed, "")]
        )
      ]
    )
  }

  static func foreignOperator(
    _ spelling: String,
    _ here: String?,
    at span: SourceSpan
  ) -> Diagnostic {
    guard let here else {
      return Diagnostic(
        .foreignOperator,
        "there is no operator `\(spelling)`",
        at: span,
        help: foreignOperatorAdvice[spelling].map { [$0] } ?? []
      )
    }
    let word = here.last == " " ? String(here.dropLast()) : here
    return Diagnostic(
      .foreignOperator,
      "`\(spelling)` is written `\(word)` here",
      at: span,
      fixIts: [FixIt("write `\(word)`", [FixIt.Edit(span, here)])]
    )
  }

  /// What to write for an operator of another language that has no counterpart.
  private static let foreignOperatorAdvice: [String: String] = [
    "?": "choose between values with: a if c else b", "??": "write: get(x, \"key\", default)",
    "**": "multiply: x * x", "**=": "multiply: x = x * x", "=>": "write `->` in a function value",
    "++": "write `+= 1`; two lists or texts are joined with `+`", "|": "write `or`",
    "&": "write `and`",
    ":=": "write `=`",
    "..": "write: range(1, 4) for 1, 2, 3; xs[1:3] for a part of a list",
    "lambda": "a function value is written: x -> x + 1",
  ]

  static func defaultInFunctionValue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .assignmentInCondition,
      "the parameters of a function value have no defaults",
      at: span,
      help: ["write a function, whose parameters may have some: def f(a = 1) { return a }"]
    )
  }

  static func assignmentInCondition(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .assignmentInCondition,
      "`=` assigns and cannot stand in an expression",
      at: span,
      fixIts: [FixIt("compare with `==`", [FixIt.Edit(span, "==")])]
    )
  }
}

extension String {
  /// The beginning of a spelling that may be of any length, for messages.
  fileprivate var abbreviated: String {
    let shown = 60
    guard let end = unicodeScalars.index(startIndex, offsetBy: shown, limitedBy: endIndex),
      end < endIndex
    else { return self }
    return self[..<end] + "…"
  }
}
