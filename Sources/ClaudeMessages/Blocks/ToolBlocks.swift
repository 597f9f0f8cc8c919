/// A call of a tool.
public struct ToolUseBlock: Sendable, Hashable {
  /// The call's id, to which its result refers.
  public var id: String
  /// The tool's name.
  public var name: String
  /// The arguments, normally an object.
  public var input: JSONValue
  /// The MCP server that has the tool; nil for any other tool.
  public var serverName: String?
  /// Who made the call, where the API says so.
  public var caller: JSONValue?
  /// A mark up to which the prompt is cached.
  public var cacheControl: CacheControl?

  /// Makes a call.
  public init(
    id: String,
    name: String,
    input: JSONValue,
    serverName: String? = nil,
    caller: JSONValue? = nil,
    cacheControl: CacheControl? = nil
  ) {
    self.id = id
    self.name = name
    self.input = input
    self.serverName = serverName
    self.caller = caller
    self.cacheControl = cacheControl
  }

  /// Reads the block's members.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    id = try fields.requiredString("id")
    name = try fields.requiredString("name")
    input = fields.take("input") ?? .object(JSONObject())
    serverName = try fields.string("server_name")
    caller = fields.take("caller")
    cacheControl = try CacheControl(fields.object("cache_control"))
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("id", id)
    writer.member("name", name)
    writer.member("server_name", serverName)
    writer.member("input", input)
    writer.member("caller", caller)
    writer.member("cache_control", cacheControl)
  }
}

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
