/// One field of a schema, or one parameter of a tool.
package struct DataField: Sendable, Hashable {
  /// Its name, the key in JSON.
  package let name: String
  /// What its value may be.
  package let type: DataType
  /// What it means, for the model; nil where the script does not say.
  package let description: String?

  /// Makes a field.
  package init(name: String, type: DataType, description: String? = nil) {
    self.name = name
    self.type = type
    self.description = description
  }
}

/// The shape of a value with named fields: a `schema`, or the parameters of a tool.
package struct DataSchema: Sendable, Hashable {
  /// Its name; that of the tool for a tool's parameters.
  package let name: String
  /// The fields in the order of the source, each name once; a tool may have none.
  package let fields: [DataField]

  /// Makes a schema.
  package init(name: String, fields: [DataField]) {
    self.name = name
    self.fields = fields
  }
}

/// The place of a schema in its ``Program``.
package struct SchemaID: Hashable, Sendable, BitwiseCopyable {
  /// Its number.
  package let rawValue: UInt32

  /// Makes an identifier.
  package init(rawValue: UInt32) { self.rawValue = rawValue }
}
