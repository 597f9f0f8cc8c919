/// The result of a tool call, given by the client.
public struct ToolResultBlock: Sendable, Hashable {
  /// The id of the call.
  public var toolUseID: String
  /// What the tool gave; nil for nothing.
  public var content: MessageContent?
  /// Whether the tool failed; nil for the API's default, no.
  public var isError: Bool?
  /// A mark up to which the prompt is cached.
  public var cacheControl: CacheControl?

  /// Makes a result.
  public init(
    toolUseID: String,
    content: MessageContent?,
    isError: Bool? = nil,
    cacheControl: CacheControl? = nil
  ) {
    self.toolUseID = toolUseID
    self.content = content
    self.isError = isError
    self.cacheControl = cacheControl
  }

  /// Reads the block's members.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    toolUseID = try fields.requiredString("tool_use_id")
    let path = fields.path(to: "content")
    if let value = fields.take("content") { content = try MessageContent(value, at: path) }
    isError = try fields.bool("is_error")
    cacheControl = try CacheControl(fields.object("cache_control"))
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("tool_use_id", toolUseID)
    writer.member("content", content)
    writer.member("is_error", isError)
    writer.member("cache_control", cacheControl)
  }
}
