/// What the API's own list says about a model.
public struct ModelInfo: Sendable, Hashable {
  /// The full id.
  public var id: ModelID
  /// The name for people.
  public var displayName: String
  /// The day of release as the API writes it, RFC 3339.
  public var createdAt: String?
  /// Where the model stands in its life.
  public var lifecycle: ModelLifecycle.State?
  /// The line it belongs to.
  public var line: ModelLine?
  /// The most tokens of a prompt.
  public var maxInputTokens: Int?
  /// The highest `max_tokens`.
  public var maxTokens: Int?
  /// What the model can do, as the API describes it.
  public var capabilities: JSONValue?
  /// Members that this library does not know.
  public var additionalFields: JSONObject

  /// Reads a description.
  public init(_ value: JSONValue) throws(MessageDecodingError) {
    try self.init(value, at: "")
  }

  /// Reads a description that stands somewhere.
  init(_ value: JSONValue, at path: String) throws(MessageDecodingError) {
    var fields = try ObjectFields(value, at: path)
    id = ModelID(rawValue: try fields.requiredString("id"))
    _ = fields.take("type")
    displayName = try fields.string("display_name") ?? id.rawValue
    createdAt = try fields.string("created_at")
    lifecycle = try fields.word("lifecycle")
    line = try fields.word("line")
    maxInputTokens = try fields.int("max_input_tokens")
    maxTokens = try fields.int("max_tokens")
    capabilities = fields.take("capabilities")
    additionalFields = fields.rest
  }

  /// Reads a description from JSON text.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    try self.init(try JSONValue(messageJSON: bytes))
  }
}

extension JSONValue {
  /// Parses a text and reports what is wrong with it as an error of this module.
  init(messageJSON bytes: [UInt8]) throws(MessageDecodingError) {
    do {
      self = try JSONParser().parse(bytes)
    } catch {
      throw MessageDecodingError(error)
    }
  }
}
