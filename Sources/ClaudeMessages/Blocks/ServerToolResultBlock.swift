/// The result of a tool that the API runs itself.
public struct ServerToolResultBlock: Sendable, Hashable {
  /// The kind of the block, which names the tool.
  public var type: ContentBlockType
  /// The id of the call.
  public var toolUseID: String
  /// What the tool gave, an object or a list by the kind of the block; errors of the tool stand here too.
  public var content: JSONValue
  /// Who made the call, where the API says so.
  public var caller: JSONValue?

  /// Makes a result.
  public init(
    type: ContentBlockType,
    toolUseID: String,
    content: JSONValue,
    caller: JSONValue? = nil
  ) {
    self.type = type
    self.toolUseID = toolUseID
    self.content = content
    self.caller = caller
  }

  /// Reads the block's members.
  init(_ type: ContentBlockType, _ fields: inout ObjectFields) throws(MessageDecodingError) {
    self.type = type
    toolUseID = try fields.requiredString("tool_use_id")
    content = try fields.require("content")
    caller = fields.take("caller")
  }

  /// The code of the tool's error; nil if it did not fail.
  public var errorCode: String? {
    content["error_code"]?.stringValue
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("tool_use_id", toolUseID)
    writer.member("content", content)
    writer.member("caller", caller)
  }
}
