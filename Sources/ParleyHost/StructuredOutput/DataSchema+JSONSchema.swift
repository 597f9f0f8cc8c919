import OrderedJSON
import ParleyRuntime

/// Schemas as the API takes them: the subset of JSON Schema of structured outputs.
///
/// Every object requires all its properties and allows no others, so that a reply has one form; what may be left out is null instead.
/// The same schema gives the same bytes.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/structured-outputs>.
extension DataSchema {
  /// The JSON schema of the values that fit, with the properties in the order of the fields.
  package var jsonSchema: JSONValue {
    let properties = fields.map { field in
      (field.name, JSONValue.object(JSONObject(field.type.members(describedBy: field.description))))
    }
    return [
      "type": "object",
      "properties": .object(JSONObject(properties)),
      "required": .array(fields.map { .string($0.name) }),
      "additionalProperties": false,
    ]
  }
}

extension DataType {
  /// The members of the type's JSON schema, the description last.
  fileprivate func members(describedBy description: String?) -> [(String, JSONValue)] {
    members + (description.map { [("description", .string($0))] } ?? [])
  }

  private var members: [(String, JSONValue)] {
    switch self {
    case .string: [("type", "string")]
    case .int: [("type", "integer")]
    case .float: [("type", "number")]
    case .bool: [("type", "boolean")]
    case .choice(let texts):
      [("type", "string"), ("enum", .array(texts.map(JSONValue.string)))]
    case .list(let item): [("type", "array"), ("items", item.jsonSchema)]
    case .record(let schema):
      schema.jsonSchema.objectValue?.members.map { ($0.key, $0.value) } ?? []
    case .optional(let type): type.orNull
    }
  }

  private var jsonSchema: JSONValue { .object(JSONObject(members)) }

  /// The members of a schema that the type or null fits.
  private var orNull: [(String, JSONValue)] {
    switch self {
    case .string, .int, .float, .bool:
      members.map { ($0.0, .array([$0.1, "null"])) }
    case .choice, .list, .record:
      [("anyOf", .array([jsonSchema, ["type": "null"]]))]
    case .optional: members
    }
  }
}
