/// A document in a user message.
public struct DocumentBlock: Sendable, Hashable {
  /// Where the document is.
  public var source: MediaSource
  /// What it is called.
  public var title: String?
  /// What the model should know about it, without being able to cite it.
  public var context: String?
  /// Whether the model may cite it; nil for the API's default, no.
  public var areCitationsEnabled: Bool?
  /// A mark up to which the prompt is cached.
  public var cacheControl: CacheControl?

  /// Makes a document block.
  public init(
    source: MediaSource,
    title: String? = nil,
    context: String? = nil,
    areCitationsEnabled: Bool? = nil,
    cacheControl: CacheControl? = nil
  ) {
    self.source = source
    self.title = title
    self.context = context
    self.areCitationsEnabled = areCitationsEnabled
    self.cacheControl = cacheControl
  }

  /// Reads the block's members.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    source = try MediaSource(try fields.require("source"), at: fields.path(to: "source"))
    title = try fields.string("title")
    context = try fields.string("context")
    var citations = try fields.object("citations")
    areCitationsEnabled = try citations?.bool("enabled")
    cacheControl = try CacheControl(fields.object("cache_control"))
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("source", source)
    writer.member("title", title)
    writer.member("context", context)
    writer.member("citations", areCitationsEnabled.map { .object(["enabled": .bool($0)]) })
    writer.member("cache_control", cacheControl)
  }
}
