import ParleyDiagnostics

/// What is said about schemas, tools and their fields.
extension Diagnostic {
  private static let forms =
    "a type is string, int, float, bool, a schema's name, [T], or texts such as \"low\" | \"high\"; T? may be null"

  static func fieldColon(
    _ name: String,
    at span: SourceSpan,
    spelled: String,
    replaced: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .fieldType,
      "after the name \(name) a `:` is due, not \(spelled)",
      at: span,
      fixIts: [FixIt("write: \(name): …", [FixIt.Edit(replaced, ":")])]
    )
  }

  static func fieldWithoutType(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .fieldType,
      "\(name) has no type",
      at: span,
      help: [forms],
      fixIts: [FixIt("if it is a text, write: \(name): string", [FixIt.Edit(span, ": string")])]
    )
  }

  static func expectedType(at span: SourceSpan, spelled: String) -> Diagnostic {
    Diagnostic(.fieldType, "a type is due, not \(spelled)", at: span, help: [forms])
  }

  static func fieldsAsType(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .fieldType,
      "a type is due, not `{`",
      at: span,
      help: ["make a schema of its own with these fields, and name it here"]
    )
  }

  static func optionalName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .fieldType,
      "the `?` stands behind the type, not behind the name",
      at: span,
      help: ["a value that may be null is written: \(name): string?"]
    )
  }

  static func dashedName(_ mended: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .expectedName,
      "a name has no `-`",
      at: span,
      fixIts: [FixIt("write \(mended)", [FixIt.Edit(span, mended)])]
    )
  }

  static func typeUnion(at span: SourceSpan, other: String, isChoice: Bool) -> Diagnostic {
    let isNull = ["null", "nil", "None", "none", "undefined"].contains(other)
    return Diagnostic(
      .fieldType,
      "`|` stands between texts only",
      at: span,
      help: [
        isNull
          ? "a value that may be null is written with `?`: \(isChoice ? "\"a\" | \"b\"?" : "string?")"
          : isChoice
            ? "write the other text in quotes too: \"\(other)\""
            : "a value has one type; for one of several give a field each, and let them be null: \(other)?"
      ]
    )
  }

  static func doubledOptional(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .fieldType,
      "one `?` says that a value may be null",
      at: span,
      help: ["write it once: string?"]
    )
  }

  static func foreignList(
    at span: SourceSpan,
    mended: String?,
    replaced: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .fieldType,
      "the type of a list stands in brackets",
      at: span,
      help: mended == nil ? ["write: [string]"] : [],
      fixIts: mended.map { [FixIt("write \($0)", [FixIt.Edit(replaced, $0)])] } ?? []
    )
  }

  static func fieldDefault(_ name: String, type: String, at span: SourceSpan) -> Diagnostic {
    let optional = type.hasSuffix("?") ? type : "\(type)?"
    return Diagnostic(
      .fieldDefault,
      "\(name) cannot have a default: the model gives every value",
      at: span,
      help: [
        "let it be null, and choose the value yourself: \(name): \(optional), and `let x = \"…\" if \(name) == null else \(name)`"
      ]
    )
  }

  static func fieldSemicolon(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .semicolon,
      "a field ends with its line or with a comma, not with `;`",
      at: span,
      fixIts: [FixIt("write a comma", [FixIt.Edit(span, ",")])]
    )
  }

  static func quotedFieldName(at span: SourceSpan, name: String?) -> Diagnostic {
    Diagnostic(
      .expectedName,
      "the name of a field stands without quotes",
      at: span,
      help: name == nil ? ["a name is letters, digits and `_`, and starts with no digit"] : [],
      fixIts: name.map { [FixIt("write \($0)", [FixIt.Edit(span, $0)])] } ?? []
    )
  }

  static func schemaEquals(at span: SourceSpan, replaced: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingBlock,
      "no `=` stands between a schema and its fields",
      at: span,
      fixIts: [FixIt("remove it", [FixIt.Edit(replaced, " ")])]
    )
  }

  static func missingCommand(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingArgument,
      "`mcp` has no command",
      at: span,
      label: "a program with its arguments is due here",
      help: ["for example: mcp \"npx -y server-name\""]
    )
  }

  static func toolResultType(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .fieldType,
      "the result of a tool has no type",
      at: span,
      help: [
        "any value may be returned, and the model gets it as text: tool now() { return \"…\" }"
      ]
    )
  }

  static func commandNeedsQuotes(
    at span: SourceSpan,
    command: SourceSpan,
    quoted: String?
  ) -> Diagnostic {
    Diagnostic(
      .needsQuotes,
      "the command of `mcp` stands in quotes",
      at: span,
      help: quoted == nil ? ["write: mcp \"server arguments\""] : [],
      fixIts: quoted.map { [FixIt("write: mcp \($0)", [FixIt.Edit(command, $0)])] } ?? []
    )
  }

  static func asWithoutSay(_ verb: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .textAfterLiteral,
      "`\(verb)` sends nothing, so no reply can be read as a schema",
      at: span,
      help: ["`as` follows the text of `say`: say \"…\" as NAME"]
    )
  }

  static func listOfSchema(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .expectedName,
      "after `as` stands the name of a schema, and no list",
      at: span,
      help: ["put the list in a field: schema Answer { items: [Item] }, and `as Answer`"]
    )
  }
}
