import ParleyDiagnostics

/// What is said about blocks, brackets and the ends of statements.
extension Diagnostic {
  static func semicolon(at span: SourceSpan, before next: SourceSpan?) -> Diagnostic {
    let replaced = next.map { SourceSpan(span.start, $0.start) } ?? span
    let fix =
      next == nil
      ? FixIt("remove it", [FixIt.Edit(replaced, "")])
      : FixIt("put the next statement on a line of its own", [FixIt.Edit(replaced, "\n")])
    return Diagnostic(
      .semicolon,
      "a statement ends with its line, not with `;`",
      at: span,
      fixIts: [fix]
    )
  }

  static func unclosedBlock(
    at span: SourceSpan,
    misaligned: MisalignedBrace?,
    swallowed: SourceSpan?,
    missing: String,
    end: SourceSpan
  ) -> Diagnostic {
    var notes: [Note] = []
    if let swallowed { notes.append(Note("this `}` is part of a bare text", at: swallowed)) }
    if let misaligned, swallowed == nil {
      notes.append(Note("this `}` is indented otherwise than …", at: misaligned.brace))
      notes.append(Note("… the block that it closes", at: misaligned.opening))
    }
    return Diagnostic(
      .unclosedBlock,
      "no `}` closes this block",
      at: span,
      notes: notes,
      help: swallowed == nil
        ? [] : ["put the text before it in quotes, or the brace on a line of its own"],
      fixIts: [FixIt("close it at the end of the script", [FixIt.Edit(end, missing)])]
    )
  }

  static func unclosedDelimiter(
    _ open: String,
    at span: SourceSpan,
    next: SourceSpan,
    closing: String
  ) -> Diagnostic {
    Diagnostic(
      .unclosedDelimiter,
      "no `\(closing)` closes this `\(open)`",
      at: span,
      notes: next.byteCount == 0 ? [] : [Note("it should be closed before this", at: next)]
    )
  }

  static func mismatchedDelimiter(
    _ close: String,
    at span: SourceSpan,
    open: SourceSpan,
    closing: String
  ) -> Diagnostic {
    let mended = String(closing.dropFirst().dropLast())
    return Diagnostic(
      .mismatchedDelimiter,
      "`\(close)` stands where \(closing) is due",
      at: span,
      notes: [Note("this is what it should close", at: open)],
      fixIts: [FixIt("write \(closing)", [FixIt.Edit(span, mended)])]
    )
  }

  static func strayClosing(_ close: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .strayDelimiter,
      "this `\(close)` closes nothing",
      at: span,
      fixIts: [FixIt("remove it", [FixIt.Edit(span, "")])]
    )
  }

  static func foreignComment(at span: SourceSpan, replaced: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .foreignComment,
      "a comment starts with `#`",
      at: span,
      help: replaced == nil ? ["start each of its lines with `#`"] : [],
      fixIts: replaced.map { [FixIt("write `#`", [FixIt.Edit($0, "#")])] } ?? []
    )
  }

  static func missingBlock(
    after owner: String,
    at span: SourceSpan,
    spelled: String? = nil
  ) -> Diagnostic {
    let found = spelled.map { ", not \($0)" } ?? ""
    return Diagnostic(
      .missingBlock,
      "after `\(owner)` a block `{ … }` is due\(found)",
      at: span,
      help: ["open it on the same line: \(owner) … {"]
    )
  }

  static func foreignBlock(
    _ spelling: String,
    at span: SourceSpan,
    after owner: String
  )
    -> Diagnostic
  {
    Diagnostic(
      .missingBlock,
      "a block starts with `{`, not with `\(spelling)`",
      at: span,
      help: ["write: \(owner) … { … }; indentation has no meaning"]
    )
  }

  static func blockAlone(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .blockAlone,
      "a block belongs to a statement",
      at: span,
      help: ["write a verb before it: if, for, while, repeat, with, try or def"]
    )
  }

  static func braceOnNewLine(at span: SourceSpan, gap: SourceSpan) -> Diagnostic {
    Diagnostic(
      .braceOnNewLine,
      "the `{` of a block stands on the line of its statement",
      at: span,
      fixIts: [FixIt("move it there", [FixIt.Edit(gap, " ")])]
    )
  }

  static func keywordOnNewLine(
    _ keyword: String,
    at span: SourceSpan,
    gap: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .keywordOnNewLine,
      "`\(keyword)` stands on the line of the `}` before it",
      at: span,
      help: gap == nil ? ["write: } \(keyword) {"] : [],
      fixIts: gap.map { [FixIt("write: } \(keyword)", [FixIt.Edit($0, " ")])] } ?? []
    )
  }

  static func keywordAlone(_ keyword: String, at span: SourceSpan) -> Diagnostic {
    let verb = keyword == "else" ? "if" : "try"
    return Diagnostic(
      .keywordAlone,
      "this `\(keyword)` belongs to no `\(verb)`",
      at: span,
      help: ["it comes right after a block: \(verb) … { … } \(keyword) { … }"]
    )
  }

  static func missingCatch(at span: SourceSpan, verb: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingCatch,
      "`try` has no `catch`",
      at: verb,
      fixIts: [
        FixIt("go on after an error: catch e { }", [FixIt.Edit(span, " catch e { }")])
      ]
    )
  }
}
