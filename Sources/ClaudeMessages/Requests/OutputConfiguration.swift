/// What a request wants of the reply's form and depth.
public struct OutputConfiguration: Sendable, Hashable {
  /// How much work the model puts in; nil for the model's default.
  public var effort: EffortLevel?
  /// The form of the reply, as the API describes it; nil for free text.
  public var format: JSONValue?
  /// Members that this library does not know.
  public var additionalFields: JSONObject

  /// Makes a configuration.
  public init(
    effort: EffortLevel? = nil,
    format: JSONValue? = nil,
    additionalFields: JSONObject = JSONObject()
  ) {
    self.effort = effort
    self.format = format
    self.additionalFields = additionalFields
  }

  /// The format of a reply that is JSON of a schema.
  public static func jsonSchema(_ schema: JSONValue) -> JSONValue {
    .object(["type": "json_schema", "schema": schema])
  }

  /// Reads a configuration.
  init(_ object: ObjectFields) throws(MessageDecodingError) {
    var fields = object
    effort = try fields.word("effort")
    format = fields.take("format")
    additionalFields = fields.rest
  }

  /// Whether nothing is asked for.
  public var isEmpty: Bool {
    effort == nil && format == nil && additionalFields.isEmpty
  }
}

extension OutputConfiguration: JSONRepresentable {
  /// Writes the configuration as an object.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("effort", effort?.rawValue)
    writer.member("format", format)
    writer.members(of: additionalFields)
    writer.endObject()
  }
}
