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
