import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Diagnostic.ID {
  /// A name that stands for no schema and no type.
  package static let unknownSchema = Self(rawValue: "schema.unknown")
  /// A schema that holds itself, perhaps by way of others.
  package static let recursiveSchema = Self(rawValue: "schema.recursive")
  /// A schema without fields.
  package static let emptySchema = Self(rawValue: "schema.empty")
  /// A schema with the name of a type.
  package static let schemaName = Self(rawValue: "schema.name")
  /// A field that a schema has twice.
  package static let doubledField = Self(rawValue: "schema.doubled-field")
  /// A text that stands twice in one choice.
  package static let doubledChoice = Self(rawValue: "schema.doubled-choice")
  /// A description or a choice that is computed.
  package static let computedInSchema = Self(rawValue: "schema.computed")
  /// A schema for the reply to a request whose documents may be cited.
  package static let schemaWithCitations = Self(rawValue: "schema.citations")
  /// A schema that is larger than the API takes.
  package static let schemaLimit = Self(rawValue: "schema.limit")
}

/// What is wrong with schemas.
extension Diagnostic {
  /// What other languages call the types of this one, in lower case.
  private static let foreignTypes = [
    "str": "string", "text": "string", "char": "string", "varchar": "string", "date": "string",
    "integer": "int", "long": "int", "int64": "int", "int32": "int", "uint": "int",
    "number": "float", "double": "float", "decimal": "float", "float64": "float",
    "boolean": "bool",
  ]

  /// What stands for the types of other languages that this one does not have, in lower case.
  private static let foreignForms = [
    "list": "write the type of the items in brackets: [string]",
    "array": "write the type of the items in brackets: [string]",
    "object": "make a schema with the fields, and name it here",
    "map": "make a schema with the fields, and name it here",
    "dict": "make a schema with the fields, and name it here",
    "any": "each field has one type; a text may hold anything: string",
    "json": "each field has one type; a text may hold anything: string",
    "enum": "write the texts that it may be: \"low\" | \"high\"",
    "null": "a value that may be null is written with `?`: string?",
  ]

  static func unknownSchema(
    _ name: Identifier,
    isType: Bool,
    nearest: String?
  ) -> Diagnostic {
    let word = name.text.lowercased()
    let meant = isType ? foreignTypes[word] ?? nearest : nearest
    let form = isType ? foreignForms[word] : nil
    let fixIts =
      form == nil ? meant.map { [FixIt("write \($0)", [FixIt.Edit(name.span, $0)])] } : nil
    let general =
      isType
      ? "the types are string, int, float, bool, [T], and schemas by their names"
      : DataType(plain: name.text) == nil
        ? "make it with schema \(name.text) { … }"
        : "put the \(name.text) in a field: schema Answer { value: \(name.text) }, and `as Answer`"
    return Diagnostic(
      .unknownSchema,
      isType ? "there is no type \(name.text)" : "there is no schema \(name.text)",
      at: name.span,
      help: form.map { [$0] } ?? (fixIts == nil ? [general] : []),
      fixIts: fixIts ?? []
    )
  }

  static func recursiveSchema(
    _ chain: some Sequence<String>,
    at span: SourceSpan
  ) -> Diagnostic {
    let names = Array(chain)
    return Diagnostic(
      .recursiveSchema,
      "\(names[0]) holds itself: \(names.joined(separator: " → "))",
      at: span,
      label: "the API takes no such schema",
      help: ["keep a name or a number of the other one instead, or its parts in a list beside it"]
    )
  }

  static func emptySchema(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .emptySchema,
      "\(name.text) has no fields",
      at: name.span,
      help: ["write what the answer holds: schema \(name.text) { name: string }"]
    )
  }

  static func schemaNamedLikeType(_ name: Identifier) -> Diagnostic {
    Diagnostic(
      .schemaName,
      "\(name.text) is a type of the language",
      at: name.span,
      help: [
        "choose another name, such as My\(name.text.prefix(1).uppercased())\(name.text.dropFirst())"
      ]
    )
  }

  static func doubledField(_ name: Identifier, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .doubledField,
      "the schema has two fields \(name.text)",
      at: name.span,
      notes: [Note("it stands here first", at: first)],
      help: ["leave one of them out, or give it another name"]
    )
  }

  static func doubledChoice(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .doubledChoice,
      "the choice has the text \"\(text)\" twice",
      at: span,
      help: ["leave one of them out"]
    )
  }

  static func computedInSchema(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .computedInSchema,
      "a text of a schema or tool is computed",
      at: span,
      label: "they are known before the script runs",
      help: [
        "write the text out; \\{{ stands for the characters themselves, and what changes belongs into the prompt"
      ]
    )
  }

  static func schemaTooLarge(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaLimit,
      "\(name) has more than \(DataSchema.maximumPartCount) fields and lists, those of its schemas included",
      at: span,
      help: ["ask for its parts one by one"]
    )
  }

  static func schemaTooDeep(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaLimit,
      "more than \(DataSchema.maximumDepth) types are inside each other here",
      at: span,
      help: ["ask for the parts one by one"]
    )
  }

  static func schemaWithCitations(_ name: Identifier, switchedOn: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .schemaWithCitations,
      "the API takes no citations together with a schema for the reply",
      at: name.span,
      notes: switchedOn.map { [Note("citations are switched on here", at: $0)] } ?? [],
      help: ["write citations off for this request, or leave out as \(name.text)"]
    )
  }

  static func tooManyOptionals(_ name: Identifier, count: Int) -> Diagnostic {
    Diagnostic(
      .schemaLimit,
      "\(name.text) has \(count) values that may be null, those of its schemas included",
      at: name.span,
      label: "the API takes \(DataSchema.maximumUnionCount) of them in a request",
      help: ["take the `?` off where an empty text, 0 or an empty list says the same"]
    )
  }
}
