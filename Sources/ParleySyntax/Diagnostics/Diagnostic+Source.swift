import ParleyDiagnostics

/// What is said about a source as a whole and about its characters.
extension Diagnostic {
  static func sourceTooLong(_ byteCount: Int, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .sourceTooLong,
      "a script of \(byteCount) bytes is longer than the limit of \(limit) bytes",
      at: span,
      help: ["put data into a file of its own and read it: read(\"data.txt\")"]
    )
  }

  static func invalidUTF8(byteOffset: Int, further: Int, at span: SourceSpan) -> Diagnostic {
    let more = further > 0 ? " and at \(further) further place\(further == 1 ? "" : "s")" : ""
    return Diagnostic(
      .invalidUTF8,
      "the source is not UTF-8: invalid byte at offset \(byteOffset)\(more)",
      at: span,
      help: ["save the file in the encoding UTF-8"]
    )
  }

  static func nestedTooDeeply(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooDeep,
      "blocks and brackets are nested more than \(limit) deep",
      at: span,
      label: "the rest of the script was not read",
      help: ["give inner parts a name with let, or move them into a function with def"]
    )
  }

  static func expressionTooLong(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooDeep,
      "an expression applies more than \(limit) operators to one another",
      at: span,
      label: "the rest of the script was not read",
      help: ["use a list: join([…], \"\"), sum([…]); or compute it in steps with let"]
    )
  }

  static func tooManyErrors(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyErrors,
      "\(limit) errors are enough: the rest of the script was not read",
      at: span.afterEnd,
      help: ["is this a script?"]
    )
  }

  static func unexpectedCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)"
    let isBlank = scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    let shown = isBlank || scalar.value < 0x20 || scalar == "`" ? name : "`\(scalar)` (\(name))"
    let fixIts = isBlank ? [FixIt("replace it by a blank", [FixIt.Edit(span, " ")])] : []
    return Diagnostic(
      .unexpectedCharacter,
      "the character \(shown) means nothing outside texts",
      at: span,
      help: isBlank ? [] : ["put text in quotes"],
      fixIts: fixIts
    )
  }

  static func byteOrderMark(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unexpectedCharacter,
      "a byte-order mark (U+FEFF) stands inside the source",
      at: span,
      label: "it shows as nothing",
      fixIts: [FixIt("remove it", [FixIt.Edit(span, "")])]
    )
  }

  static func zeroByte(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unexpectedCharacter,
      "a zero byte (U+0000) stands in the source",
      at: span,
      label: "it shows as nothing",
      help: ["save the file in the encoding UTF-8; one in UTF-16 has such bytes"],
      fixIts: [FixIt("remove it", [FixIt.Edit(span, "")])]
    )
  }

  static func dollar(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unexpectedCharacter,
      "variables are written without `$`",
      at: span,
      fixIts: [FixIt("remove the `$`", [FixIt.Edit(span, "")])]
    )
  }

  static func smartQuote(at span: SourceSpan, edits: [FixIt.Edit], plain: String) -> Diagnostic {
    Diagnostic(
      .smartQuote,
      "a typographic quote is no quote in code",
      at: span,
      fixIts: edits.isEmpty ? [] : [FixIt("use plain quotes: \(plain)…\(plain)", edits)]
    )
  }
}
