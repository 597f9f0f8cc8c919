/// Text.
public struct TextBlock: Sendable, Hashable {
  /// The text.
  public var text: String
  /// What the text cites, each as the API describes it; nil for none.
  public var citations: [JSONValue]?
  /// A mark up to which the prompt is cached.
  public var cacheControl: CacheControl?

  /// Makes a text block.
  public init(_ text: String, citations: [JSONValue]? = nil, cacheControl: CacheControl? = nil) {
    self.text = text
    self.citations = citations
    self.cacheControl = cacheControl
  }

  /// Reads the block's members.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    text = try fields.requiredString("text")
    citations = try fields.array("citations")
    cacheControl = try CacheControl(fields.object("cache_control"))
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("text", text)
    writer.member("citations", citations.map(JSONValue.array))
    writer.member("cache_control", cacheControl)
  }
}
