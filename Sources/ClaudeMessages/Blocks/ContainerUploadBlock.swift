/// A file for the container that runs code.
public struct ContainerUploadBlock: Sendable, Hashable {
  /// The file's id.
  public var fileID: String
  /// A mark up to which the prompt is cached.
  public var cacheControl: CacheControl?

  /// Makes an upload block.
  public init(fileID: String, cacheControl: CacheControl? = nil) {
    self.fileID = fileID
    self.cacheControl = cacheControl
  }

  /// Reads the block's members.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    fileID = try fields.requiredString("file_id")
    cacheControl = try CacheControl(fields.object("cache_control"))
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("file_id", fileID)
    writer.member("cache_control", cacheControl)
  }
}
