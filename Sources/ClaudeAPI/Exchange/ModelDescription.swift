import OrderedJSON

/// One model as `GET /v1/models` describes it. What a server leaves out is nil.
public struct ModelDescription: Sendable, Equatable {
  /// The model's identifier.
  public let id: String
  /// The name for people.
  public let displayName: String?
  /// When it appeared, RFC 3339.
  public let createdAt: String?
  /// `active`, `deprecated` or `retired`, and whatever is added later.
  public let lifecycle: String?
  /// The size of the context, in tokens.
  public let maxInputTokens: Int?
  /// The largest `max_tokens`.
  public let maxTokens: Int?
  /// The whole description as sent, unknown members included.
  public let json: JSONValue

  /// Reads a description.
  ///
  /// - Returns: nil for JSON that is no object with an `id`.
  public init?(_ json: JSONValue) {
    guard let id = json["id"]?.stringValue else { return nil }
    self.id = id
    displayName = json["display_name"]?.stringValue
    createdAt = json["created_at"]?.stringValue
    lifecycle = json["lifecycle"]?.stringValue
    maxInputTokens = json["max_input_tokens"]?.intValue
    maxTokens = json["max_tokens"]?.intValue
    self.json = json
  }
}
