import ClaudeMessages
import OrderedJSON

/// The form of an answer in one line, as the built-in models read it: `Answer as JSON: {"name": string, "age": int}`.
struct SchemaLine {
  /// The line.
  let text: String

  /// Describes the `format` of an output configuration.
  ///
  /// - Parameters:
  ///   - format: `{"type": "json_schema", "schema": {…}}`.
  ///   - path: Where it stands, for the refusal.
  /// - Throws: ``LocalRefusal`` for another form.
  init(format: JSONValue, at path: String) throws(LocalRefusal) {
    guard format["type"]?.stringValue == "json_schema" else {
      throw .invalid("\(path).type: Input should be 'json_schema'")
    }
    guard let schema = format["schema"], schema.objectValue != nil else {
      throw .missing("\(path).schema")
    }
    text = "Answer as JSON: \(TypePhrase(schema).text)"
  }
}

/// A tool in one line, as the built-in models read it: `Tool weather(city: string): the weather in a city`.
struct ToolLine {
  /// The line.
  let text: String

  /// Describes a tool.
  ///
  /// - Parameters:
  ///   - tool: The tool's definition.
  ///   - path: Where it stands, for the refusal.
  /// - Throws: ``LocalRefusal`` for a tool without a name or a schema.
  init(_ tool: ToolDefinition, at path: String) throws(LocalRefusal) {
    guard let name = tool.name, !name.isEmpty else { throw .missing("\(path).name") }
    let definition = tool.raw.value
    guard let schema = definition["input_schema"], schema.objectValue != nil else {
      throw .missing("\(path).input_schema")
    }
    let phrase = TypePhrase(schema)
    let parameters = phrase.members.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
    let description = definition["description"]?.stringValue ?? ""
    let about = description.split(whereSeparator: \.isNewline).joined(separator: " ")
    text = "Tool \(name)(\(parameters))" + (about.isEmpty ? "" : ": \(about)")
  }
}

/// A JSON schema in the few words that the built-in models know: `string`, `int`, `float`, `bool`, `[string]`, `"a" | "b"`, `{…}`,
/// a `?` behind what may be null.
struct TypePhrase {
  private let root: JSONValue
  private let schema: JSONValue
  private let depth: Int

  /// Describes a schema.
  init(_ schema: JSONValue) {
    self.init(schema, in: schema, depth: 0)
  }

  private init(_ schema: JSONValue, in root: JSONValue, depth: Int) {
    self.root = root
    self.schema = Self.resolved(schema, in: root)
    self.depth = depth
  }

  /// The deepest level that is written out; what lies below is `object` or `list`, as is a schema that holds itself.
  private static let mostLevels = 4

  /// The members of an object, in their order.
  var members: [(name: String, type: String)] {
    let required = schema["required"]?.arrayValue?.compactMap(\.stringValue)
    return (schema["properties"]?.objectValue?.members ?? []).map { member in
      let phrase = TypePhrase(member.value, in: root, depth: depth + 1)
      let isOptional = required.map { !$0.contains(member.key) } ?? false
      return (member.key, isOptional && !phrase.isNullable ? "\(phrase.text)?" : phrase.text)
    }
  }

  /// The schema in words.
  var text: String { bare + (isNullable ? "?" : "") }

  private var bare: String {
    if let choices = schema["enum"]?.arrayValue { return Self.options(choices) }
    if let only = schema["const"] { return Self.options([only]) }
    if let choices = alternatives, depth < Self.mostLevels {
      return choices.map { TypePhrase($0, in: root, depth: depth + 1).bare }.joined(
        separator: " | "
      )
    }
    switch types.first {
    case "object"?: return depth < Self.mostLevels ? object : "object"
    case "array"?: return depth < Self.mostLevels ? list : "list"
    case "integer"?: return "int"
    case "number"?: return "float"
    case "boolean"?: return "bool"
    case let other?: return other
    case nil: return schema["properties"] == nil ? "any" : object
    }
  }

  private var object: String {
    "{" + members.map { "\(JSONValue.string($0.name)): \($0.type)" }.joined(separator: ", ") + "}"
  }

  private var list: String {
    let items = schema["items"].map { TypePhrase($0, in: root, depth: depth + 1).text }
    return "[\(items ?? "any")]"
  }

  private static func options(_ choices: [JSONValue]) -> String {
    choices.filter { !$0.isNull }.map(\.description).joined(separator: " | ")
  }

  /// The alternatives of `anyOf`, null left out.
  private var alternatives: [JSONValue]? {
    let choices = (schema["anyOf"] ?? schema["oneOf"])?.arrayValue
    return choices?.filter { $0["type"]?.stringValue != "null" }
  }

  /// The names of the types, null left out.
  private var types: [String] {
    let named = schema["type"]?.arrayValue?.compactMap(\.stringValue)
    return (named ?? [schema["type"]?.stringValue].compactMap { $0 }).filter { $0 != "null" }
  }

  private var isNullable: Bool {
    let named = schema["type"]?.arrayValue?.compactMap(\.stringValue) ?? []
    let choices = (schema["anyOf"] ?? schema["oneOf"])?.arrayValue ?? []
    return named.contains("null") || choices.contains { $0["type"]?.stringValue == "null" }
      || schema["enum"]?.arrayValue?.contains(where: \.isNull) ?? false
  }

  /// What a reference within the schema stands for.
  private static func resolved(_ schema: JSONValue, in root: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"]?.stringValue, reference.hasPrefix("#/") else {
      return schema
    }
    var found: JSONValue? = root
    for name in reference.dropFirst(2).split(separator: "/") { found = found?[String(name)] }
    return found ?? schema
  }
}
