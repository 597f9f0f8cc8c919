import ParleyDiagnostics

/// What is said about texts and words.
extension Diagnostic {
  static func unknownEscape(_ escape: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownEscape,
      "`\(escape)` is no escape",
      at: span,
      help: [
        escape == "\\("
          ? "a value is inserted with {{ }}"
          : "the escapes are \\n \\t \\r \\\" \\\\ \\u{1F389} \\{{"
      ],
      fixIts: [
        FixIt("write `\\\(escape)` for a backslash", [FixIt.Edit(span.beforeStart, "\\")])
      ]
    )
  }

  static func unicodeEscape(_ escape: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unicodeEscape,
      "`\(escape)` names no character",
      at: span,
      help: ["write the code point in hexadecimal digits between braces: \\u{1F389}"]
    )
  }

  static func indentedLess(at span: SourceSpan, expected: String, line: SourceSpan) -> Diagnostic {
    let blanks = expected.contains("\t") ? "the same blanks" : "\(expected.count) blanks"
    return Diagnostic(
      .textIndentation,
      "this line is indented less than the closing `\"\"\"`",
      at: span,
      fixIts: [FixIt("indent it by \(blanks)", [FixIt.Edit(line, expected)])]
    )
  }

  static func unclosedText(
    at span: SourceSpan,
    quote: String,
    end: SourceSpan,
    isTriple: Bool,
    isInterpolated: Bool
  ) -> Diagnostic {
    if isTriple {
      return Diagnostic(
        .unclosedText,
        "`'''` opens no text",
        at: span,
        help: ["a text over several lines stands between `\"\"\"`, or after <<'END'"]
      )
    }
    return Diagnostic(
      .unclosedText,
      "this text is not closed on its line",
      at: span,
      label: isInterpolated ? "the text in `{{ }}` starts here" : "starts here",
      help: ["a text over several lines stands between `\"\"\"`"],
      fixIts: [FixIt("close it with `\(quote)`", [FixIt.Edit(end, quote)])]
    )
  }

  static func unclosedTripleText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unclosedText,
      "this text is not closed by `\"\"\"`",
      at: span,
      label: "starts here",
      help: ["put `\"\"\"` on a line of its own after the text"]
    )
  }

  static func unclosedHeredoc(
    _ word: String,
    at span: SourceSpan,
    nearly: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .unclosedText,
      "no line that holds only `\(word)` closes this text",
      at: span,
      label: "starts here",
      notes: nearly.map { [Note("this line holds more than the word", at: $0)] } ?? [],
      help: ["put `\(word)` on a line of its own after the text"]
    )
  }

  static func textBeforeClosing(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .textDelimiterLine,
      "the closing `\"\"\"` stands on a line of its own",
      at: span,
      fixIts: [FixIt("put it on the next line", [FixIt.Edit(span.beforeStart, "\n")])]
    )
  }

  static func textBesideDelimiter(
    at span: SourceSpan,
    closing: SourceSpan?,
    indentation: String
  ) -> Diagnostic {
    guard let closing else {
      return Diagnostic(
        .textDelimiterLine,
        "the text starts on the line after `\"\"\"`",
        at: span,
        fixIts: [FixIt("break the line here", [FixIt.Edit(span.afterEnd, "\n\(indentation)")])]
      )
    }
    return Diagnostic(
      .textDelimiterLine,
      "a text on one line stands between `\"`",
      at: span,
      fixIts: [
        FixIt("use single `\"`", [FixIt.Edit(span, "\""), FixIt.Edit(closing, "\"")])
      ]
    )
  }

  static func secondMultilineText(at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .secondHeredoc,
      "only one text over several lines can start on a line",
      at: span,
      notes: [Note("the first one is opened here", at: first)],
      help: ["give one of them a name with let on a line before"]
    )
  }

  static func heredocWord(at span: SourceSpan, mended: String?) -> Diagnostic {
    Diagnostic(
      .heredocWord,
      "after `<<` comes the word that ends the text, without a blank",
      at: span,
      help: mended == nil ? ["write <<END, or <<'END' for a text that computes nothing"] : [],
      fixIts: mended.map { [FixIt("write `\($0)`", [FixIt.Edit(span, $0)])] } ?? []
    )
  }

  static func unclosedInterpolation(at span: SourceSpan, isMultiline: Bool) -> Diagnostic {
    Diagnostic(
      .unclosedInterpolation,
      isMultiline ? "no `}}` closes this `{{`" : "no `}}` closes this `{{` on its line",
      at: span,
      help: ["close it with `}}`"],
      fixIts: [
        FixIt("write `\\{{` for the braces themselves", [FixIt.Edit(span.beforeStart, "\\")])
      ]
    )
  }

  static func emptyInterpolation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .emptyInterpolation,
      "nothing stands between `{{` and `}}`",
      at: span,
      fixIts: [
        FixIt("write `\\{{` for the braces themselves", [FixIt.Edit(span.beforeStart, "\\")])
      ]
    )
  }

  static func commentInInterpolation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .commentInInterpolation,
      "a comment cannot stand in `{{ }}`",
      at: span,
      help: ["put it on a line of its own, before the statement"]
    )
  }

  static func multilineInInterpolation(_ spelling: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .textInInterpolation,
      "a text over several lines cannot stand in `{{ }}`",
      at: span,
      help: ["give it a name before: let text = \(spelling == "<<" ? "<<END" : spelling)"]
    )
  }

  static func textAfterLiteral(
    at span: SourceSpan,
    line: SourceSpan,
    mended: String?,
    isOperator: Bool
  ) -> Diagnostic {
    let fix = isOperator ? "compute it in braces" : "put the whole text in quotes"
    return Diagnostic(
      .textAfterLiteral,
      "a text that starts with a quote ends with it",
      at: span,
      label: "this is no longer part of the text",
      help: mended == nil ? ["put the whole text between `\"`, or after <<END"] : [],
      fixIts: mended.map { [FixIt("\(fix): \($0)", [FixIt.Edit(line, $0)])] } ?? []
    )
  }

  static func braceInText(at span: SourceSpan, text: SourceSpan, quoted: String?) -> Diagnostic {
    let edit = quoted.map { [FixIt.Edit(text, $0)] } ?? []
    return Diagnostic(
      .braceInText,
      "this brace is part of the text and does not close the block",
      at: span,
      help: quoted == nil ? ["put the brace on the next line, or the text in quotes"] : [],
      fixIts: edit.isEmpty ? [] : [FixIt("put the text in quotes", edit)]
    )
  }

  static func singleQuotedText(at span: SourceSpan, quoted: String?) -> Diagnostic {
    Diagnostic(
      .singleQuotedText,
      "the single quotes are sent as part of the text",
      at: span,
      severity: .warning,
      fixIts: quoted.map { [FixIt("use double quotes", [FixIt.Edit(span, $0)])] } ?? []
    )
  }

  package static func bareTextAs(
    _ schema: String,
    at span: SourceSpan,
    text: SourceSpan,
    quoted: String?
  ) -> Diagnostic {
    Diagnostic(
      .textAs,
      "`as \(schema)` is part of the text here, and \(schema) is a schema",
      at: span,
      help: quoted == nil ? ["put the text before it in quotes"] : [],
      fixIts: quoted.map { [FixIt("put the text before it in quotes", [FixIt.Edit(text, $0)])] }
        ?? []
    )
  }

  static func textContinues(
    at span: SourceSpan,
    text: SourceSpan,
    replaced: SourceSpan,
    heredoc: String?
  ) -> Diagnostic {
    Diagnostic(
      .textContinues,
      "this line starts with no verb; a bare text ends with its line",
      at: span,
      notes: [Note("the text before it", at: text)],
      help: heredoc == nil ? ["write a text of several lines after <<END"] : [],
      fixIts: heredoc.map {
        [FixIt("write the text after `<<END`", [FixIt.Edit(replaced, $0)])]
      } ?? []
    )
  }

  static func missingText(after verb: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingArgument,
      "`\(verb)` has no text",
      at: span,
      label: "a text is due here",
      help: [
        "write it after the verb: \(verb) Hello; for several lines: \(verb) <<END"
      ]
    )
  }

  static func missingArgument(
    after owner: String,
    at span: SourceSpan,
    comment: SourceSpan?,
    quoted: String?
  ) -> Diagnostic {
    let example =
      switch owner {
      case "chat", "fork": "critic"
      case "image": "photo.png"
      case "document": "report.pdf"
      default: SettingSyntax.named(owner)?.example
      }
    var fixIts: [FixIt] = []
    if let comment, let quoted {
      fixIts = [FixIt("put it in quotes: \(quoted)", [FixIt.Edit(comment, quoted)])]
    }
    return Diagnostic(
      .missingArgument,
      comment == nil
        ? "`\(owner)` has no value" : "`#` starts a comment, so `\(owner)` has no value",
      at: span,
      label: "a word or a text in quotes is due here",
      help: comment == nil ? example.map { ["for example: \(owner) \($0)"] } ?? [] : [],
      fixIts: fixIts
    )
  }

  static func missingArgument(
    after owner: String,
    example: String,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .missingArgument,
      "`\(owner)` has no value",
      at: span,
      label: "a number is due here",
      help: ["for example: \(owner) \(example)"]
    )
  }

  static func wordNeedsQuotes(
    _ owner: String,
    at span: SourceSpan,
    word: SourceSpan,
    quoted: String?
  ) -> Diagnostic {
    Diagnostic(
      .needsQuotes,
      "the word after `\(owner)` ends before this character",
      at: span,
      help: quoted == nil ? ["put the whole word in quotes"] : [],
      fixIts: quoted.map { [FixIt("put it in quotes: \($0)", [FixIt.Edit(word, $0)])] } ?? []
    )
  }

  static func textNeedsQuotes(_ owner: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .needsQuotes,
      "after `with` the text of `\(owner)` stands in quotes",
      at: span,
      help: ["write: with \(owner) \"…\" { … }"]
    )
  }

  static func textsNeedQuotes(
    _ owner: String,
    at span: SourceSpan,
    words: (words: SourceSpan, quoted: String)?
  ) -> Diagnostic {
    Diagnostic(
      .needsQuotes,
      "the texts after `\(owner)` stand in quotes",
      at: span,
      help: words == nil ? ["write: \(owner) \"one\", \"two\""] : [],
      fixIts: words.map {
        [FixIt("write: \(owner) \($0.quoted)", [FixIt.Edit($0.words, $0.quoted)])]
      } ?? []
    )
  }

  static func includeNeedsQuotes(
    at span: SourceSpan,
    path: SourceSpan,
    quoted: String?
  ) -> Diagnostic {
    Diagnostic(
      .needsQuotes,
      "the path after `include` stands in quotes",
      at: span,
      help: quoted == nil || path.byteCount == 0 ? ["write: include \"file.claude\""] : [],
      fixIts: quoted.flatMap {
        path.byteCount == 0 ? nil : [FixIt("write: include \($0)", [FixIt.Edit(path, $0)])]
      } ?? []
    )
  }
}
