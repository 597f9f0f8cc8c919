/// A mark up to which the API caches the prompt.
public struct CacheControl: Sendable, Hashable {
  /// How long a cached prompt lives after its last use.
  public struct Lifetime: OpenVocabulary {
    /// The word as it stands on the wire.
    public let rawValue: String

    /// Makes a word, known or not.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// Five minutes, the API's default.
    public static let fiveMinutes = Lifetime(rawValue: "5m")
    /// One hour.
    public static let oneHour = Lifetime(rawValue: "1h")
  }

  /// The kind of cache; the API knows only "ephemeral".
  public var type: String
  /// How long the entry lives; nil for the API's default, five minutes.
  public var lifetime: Lifetime?
  /// Members that this library does not know.
  public var additionalFields = JSONObject()

  /// Makes a mark.
  public init(lifetime: Lifetime? = nil) {
    type = "ephemeral"
    self.lifetime = lifetime
  }

  /// Reads a mark; nil if there is none.
  init?(_ fields: ObjectFields?) throws(MessageDecodingError) {
    guard var fields else { return nil }
    type = try fields.requiredString("type")
    lifetime = try fields.word("ttl")
    additionalFields = fields.rest
  }
}

extension CacheControl: JSONRepresentable {
  /// Writes the mark as an object.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("type", type)
    writer.member("ttl", lifetime?.rawValue)
    writer.members(of: additionalFields)
    writer.endObject()
  }
}
