/// An image in a user message.
public struct ImageBlock: Sendable, Hashable {
  /// Where the image is.
  public var source: MediaSource
  /// A mark up to which the prompt is cached.
  public var cacheControl: CacheControl?

  /// Makes an image block.
  public init(source: MediaSource, cacheControl: CacheControl? = nil) {
    self.source = source
    self.cacheControl = cacheControl
  }

  /// Reads the block's members.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    source = try MediaSource(try fields.require("source"), at: fields.path(to: "source"))
    cacheControl = try CacheControl(fields.object("cache_control"))
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("source", source)
    writer.member("cache_control", cacheControl)
  }
}
