/// A search result given by the client, which the model can cite.
public struct SearchResultBlock: Sendable, Hashable {
  /// Where the result is from.
  public var source: String
  /// Its title.
  public var title: String
  /// Its text blocks.
  public var content: [ContentBlock]
  /// Whether the model may cite it; nil for the API's default, no.
  public var areCitationsEnabled: Bool?
  /// A mark up to which the prompt is cached.
  public var cacheControl: CacheControl?

  /// Makes a search result.
  public init(
    source: String,
    title: String,
    content: [ContentBlock],
    areCitationsEnabled: Bool? = nil,
    cacheControl: CacheControl? = nil
  ) {
    self.source = source
    self.title = title
    self.content = content
    self.areCitationsEnabled = areCitationsEnabled
    self.cacheControl = cacheControl
  }

  /// Reads the block's members.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    source = try fields.requiredString("source")
    title = try fields.requiredString("title")
    content = (try fields.array("content") ?? []).map { ContentBlock($0) }
    var citations = try fields.object("citations")
    areCitationsEnabled = try citations?.bool("enabled")
    cacheControl = try CacheControl(fields.object("cache_control"))
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("source", source)
    writer.member("title", title)
    writer.member("content", content)
    writer.member("citations", areCitationsEnabled.map { .object(["enabled": .bool($0)]) })
    writer.member("cache_control", cacheControl)
  }
}
