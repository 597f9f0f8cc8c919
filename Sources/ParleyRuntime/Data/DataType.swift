/// The type of a value in a schema or of a tool's argument.
package indirect enum DataType: Sendable, Hashable {
  /// `string`.
  case string
  /// `int`.
  case int
  /// `float`.
  case float
  /// `bool`.
  case bool
  /// `"free" | "pro"`: one of these texts, at least one, each once.
  case choice([String])
  /// `[T]`.
  case list(DataType)
  /// A schema's name.
  case record(DataSchema)
  /// `T?`: the type or null; never an optional of an optional.
  case optional(DataType)
}

extension DataType {
  /// The type as a script writes it: `[string]`, `"free" | "pro"`, `Person?`.
  package var source: String {
    switch self {
    case .string: "string"
    case .int: "int"
    case .float: "float"
    case .bool: "bool"
    case .choice(let texts): texts.map(DataText.quoted).joined(separator: " | ")
    case .list(let item): "[\(item.source)]"
    case .record(let schema): schema.name
    case .optional(let type): "\(type.source)?"
    }
  }

  /// The type in a sentence: `an int`, `"free" or "pro"`, `a list`, `a Person`.
  package var phrase: String {
    switch self {
    case .string: "a string"
    case .int: "an int"
    case .float: "a float"
    case .bool: "a bool"
    case .choice(let texts): texts.map(DataText.quoted).joined(separator: " or ")
    case .list: "a list"
    case .record(let schema): "a map (\(schema.name))"
    case .optional(let type): "\(type.phrase) or null"
    }
  }

  /// Whether null fits.
  package var isOptional: Bool {
    if case .optional = self { true } else { false }
  }
}
