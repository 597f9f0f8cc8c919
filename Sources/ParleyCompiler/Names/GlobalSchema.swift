import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// A `schema`.
struct GlobalSchema: Sendable {
  /// Its place in the program.
  let id: SchemaID
  /// How it is written.
  let node: SchemaStatement

  /// The names of the schemas in its fields, those of plain types left out.
  var references: [String] {
    node.fields.compactMap { $0.type.name?.text }.filter { DataType(plain: $0) == nil }
  }
}

/// A `tool`, as the identity of trials needs it.
struct GlobalTool: Sendable {
  /// The function of its body.
  let function: FunctionID
  /// The whole statement.
  let span: SourceSpan
  /// Whether it stands in a `def`, so that nobody knows when it is declared.
  let isInFunction: Bool
}

extension DataType {
  /// The type that a word of the language names; nil for every other word.
  init?(plain name: String) {
    switch name {
    case "string": self = .string
    case "int": self = .int
    case "float": self = .float
    case "bool": self = .bool
    default: return nil
    }
  }

  /// The words that name a type.
  static let plainNames = ["string", "int", "float", "bool"]
}
