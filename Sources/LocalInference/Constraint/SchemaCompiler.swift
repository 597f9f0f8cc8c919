import OrderedJSON

/// Writes a JSON schema as a grammar.
///
/// The subset is that of the API's structured outputs. Members come in the schema's order and no others are written; one that is not required
/// may be left out. `format`, `pattern` and limits of numbers, lengths and counts beyond an empty list are not kept.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/structured-outputs>.
struct SchemaCompiler {
  /// The most levels of schemas within each other, references included.
  private static let mostLevels = 128

  private let root: JSONValue
  private var levels = 0
  /// The rules of references, by their text.
  private var references: [String: Int] = [:]
  private var anyValue: Int?

  /// Makes a compiler for the schema in which references are looked up.
  init(root: JSONValue) {
    self.root = root
  }

  /// Adds the rules of the whole schema.
  mutating func compile(into grammar: inout TextGrammar) throws(SchemaError) -> Int {
    try rule(for: root, at: "", in: &grammar)
  }

  private mutating func rule(
    for schema: JSONValue,
    at path: String,
    in grammar: inout TextGrammar
  ) throws(SchemaError) -> Int {
    levels += 1
    defer { levels -= 1 }
    guard levels <= Self.mostLevels else {
      throw SchemaError(at: path, "schemas are nested in more than \(Self.mostLevels) levels")
    }
    guard grammar.rules.count < TextGrammar.mostRules else {
      throw SchemaError(at: path, TextGrammar.tooLarge)
    }
    if schema == .bool(true) { return any(in: &grammar) }
    guard schema.objectValue != nil else { throw SchemaError(at: path, "this is no schema") }
    if let reference = schema["$ref"]?.stringValue {
      return try rule(forReference: reference, at: path, in: &grammar)
    }
    if let values = schema["enum"]?.arrayValue {
      return try choice(values.map { texts($0, in: &grammar) }, at: "\(path).enum", in: &grammar)
    }
    if let value = schema["const"] { return texts(value, in: &grammar) }
    if let parts = (schema["anyOf"] ?? schema["oneOf"])?.arrayValue {
      return try alternatives(parts, at: "\(path).anyOf", in: &grammar)
    }
    if let parts = schema["allOf"]?.arrayValue {
      guard parts.count == 1 else {
        throw SchemaError(at: "\(path).allOf", "schemas of several parts are not supported")
      }
      return try rule(for: parts[0], at: "\(path).allOf.0", in: &grammar)
    }
    return try rule(forTypesOf: schema, at: path, in: &grammar)
  }

  private mutating func alternatives(
    _ parts: [JSONValue],
    at path: String,
    in grammar: inout TextGrammar
  ) throws(SchemaError) -> Int {
    var rules: [Int] = []
    for (index, part) in parts.enumerated() {
      rules.append(try rule(for: part, at: "\(path).\(index)", in: &grammar))
    }
    return try choice(rules, at: path, in: &grammar)
  }

  private func choice(
    _ rules: [Int],
    at path: String,
    in grammar: inout TextGrammar
  ) throws(SchemaError) -> Int {
    guard !rules.isEmpty else { throw SchemaError(at: path, "there is nothing to choose from") }
    return rules.count == 1 ? rules[0] : grammar.add(.choice(rules))
  }

  /// A value that is given whole.
  private func texts(_ value: JSONValue, in grammar: inout TextGrammar) -> Int {
    grammar.add(.text(JSONWriter.bytes(of: value, layout: .spaced)))
  }

  // MARK: References

  private mutating func rule(
    forReference reference: String,
    at path: String,
    in grammar: inout TextGrammar
  ) throws(SchemaError) -> Int {
    if let known = references[reference] { return known }
    let number = grammar.reserve()
    references[reference] = number
    let target = try rule(for: try resolve(reference, at: path), at: path, in: &grammar)
    grammar.set(.choice([target]), at: number)
    return number
  }

  private func resolve(_ reference: String, at path: String) throws(SchemaError) -> JSONValue {
    guard reference == "#" || reference.hasPrefix("#/") else {
      throw SchemaError(at: "\(path).$ref", "only references within the schema are supported")
    }
    var found: JSONValue? = root
    for part in reference.dropFirst(2).split(separator: "/") {
      found = Int(part).flatMap { found?[$0] } ?? found?[Self.unescaped(part)]
    }
    guard let found else {
      throw SchemaError(at: "\(path).$ref", "there is no \(reference) in the schema")
    }
    return found
  }

  /// A part of a JSON pointer: `~1` is a slash, `~0` a tilde.
  private static func unescaped(_ part: Substring) -> String {
    var text = ""
    var isEscape = false
    for character in part {
      switch character {
      case "0" where isEscape: text += "~"
      case "1" where isEscape: text += "/"
      case "~" where !isEscape:
        isEscape = true
        continue
      default: text.append(character)
      }
      isEscape = false
    }
    return text
  }

  // MARK: Types

  private mutating func rule(
    forTypesOf schema: JSONValue,
    at path: String,
    in grammar: inout TextGrammar
  ) throws(SchemaError) -> Int {
    var rules: [Int] = []
    for type in Self.types(of: schema) {
      rules.append(try rule(forType: type, schema, at: path, in: &grammar))
    }
    return rules.isEmpty ? any(in: &grammar) : try choice(rules, at: path, in: &grammar)
  }

  /// The types that a schema names, or that its members tell; none for a schema of anything.
  private static func types(of schema: JSONValue) -> [String] {
    if let name = schema["type"]?.stringValue { return [name] }
    if let names = schema["type"]?.arrayValue { return names.map { $0.stringValue ?? "" } }
    if schema["properties"] != nil { return ["object"] }
    return schema["items"] == nil ? [] : ["array"]
  }

  private mutating func rule(
    forType type: String,
    _ schema: JSONValue,
    at path: String,
    in grammar: inout TextGrammar
  ) throws(SchemaError) -> Int {
    switch type {
    case "string": return grammar.add(.string)
    case "integer": return grammar.add(.number(isInteger: true))
    case "number": return grammar.add(.number(isInteger: false))
    case "boolean": return boolean(in: &grammar)
    case "null": return grammar.add(text: "null")
    case "array": return try array(schema, at: path, in: &grammar)
    case "object": return try object(schema, at: path, in: &grammar)
    default: throw SchemaError(at: "\(path).type", "there is no type \(JSONValue.string(type))")
    }
  }

  private func boolean(in grammar: inout TextGrammar) -> Int {
    let words = [grammar.add(text: "true"), grammar.add(text: "false")]
    return grammar.add(.choice(words))
  }

  private mutating func array(
    _ schema: JSONValue,
    at path: String,
    in grammar: inout TextGrammar
  ) throws(SchemaError) -> Int {
    let item =
      if let items = schema["items"] {
        try rule(for: items, at: "\(path).items", in: &grammar)
      } else {
        any(in: &grammar)
      }
    let mayBeEmpty = (schema["minItems"]?.intValue ?? 0) < 1
    return list(of: item, from: "[", to: "]", mayBeEmpty: mayBeEmpty, in: &grammar)
  }

  /// Items with commas between them.
  private func list(
    of item: Int,
    from opening: String,
    to closing: String,
    mayBeEmpty: Bool,
    in grammar: inout TextGrammar
  ) -> Int {
    let end = grammar.add(text: closing)
    let rest = grammar.reserve()
    let comma = grammar.add(text: ", ")
    let next = grammar.add(.sequence([comma, item, rest]))
    grammar.set(.choice([end, next]), at: rest)
    let filled = grammar.add(.sequence([item, rest]))
    let inner = mayBeEmpty ? grammar.add(.choice([end, filled])) : filled
    let start = grammar.add(text: opening)
    return grammar.add(.sequence([start, inner]))
  }

  private mutating func object(
    _ schema: JSONValue,
    at path: String,
    in grammar: inout TextGrammar
  ) throws(SchemaError) -> Int {
    let members = schema["properties"]?.objectValue?.members ?? []
    if members.isEmpty, schema["additionalProperties"] != .bool(false) {
      let value = any(in: &grammar)
      return map(of: value, in: &grammar)
    }
    let required = Set(schema["required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
    let end = grammar.add(text: "}")
    // From the last member to the first, each once as the first of its object and once behind others.
    var first = end
    var later = end
    for member in members.reversed() {
      let place = "\(path).properties.\(member.key)"
      let value = try rule(for: member.value, at: place, in: &grammar)
      let key = "\(JSONValue.string(member.key)): "
      let (keyFirst, keyLater) = (grammar.add(text: key), grammar.add(text: ", \(key)"))
      let asFirst = grammar.add(.sequence([keyFirst, value, later]))
      let asLater = grammar.add(.sequence([keyLater, value, later]))
      let isRequired = required.contains(member.key)
      first = isRequired ? asFirst : grammar.add(.choice([asFirst, first]))
      later = isRequired ? asLater : grammar.add(.choice([asLater, later]))
    }
    let start = grammar.add(text: "{")
    return grammar.add(.sequence([start, first]))
  }

  private func map(of value: Int, in grammar: inout TextGrammar) -> Int {
    let key = grammar.add(.string)
    let colon = grammar.add(text: ": ")
    let member = grammar.add(.sequence([key, colon, value]))
    return list(of: member, from: "{", to: "}", mayBeEmpty: true, in: &grammar)
  }

  /// Any value.
  private mutating func any(in grammar: inout TextGrammar) -> Int {
    if let anyValue { return anyValue }
    let number = grammar.reserve()
    anyValue = number
    let parts = [
      grammar.add(.string), grammar.add(.number(isInteger: false)), boolean(in: &grammar),
      grammar.add(text: "null"),
      list(of: number, from: "[", to: "]", mayBeEmpty: true, in: &grammar),
      map(of: number, in: &grammar),
    ]
    grammar.set(.choice(parts), at: number)
    return number
  }
}
