/// Whether the model must call a tool, and which.
public struct ToolChoice: Sendable, Hashable {
  /// The kind of a choice.
  public struct Mode: OpenVocabulary {
    /// The word as it stands on the wire.
    public let rawValue: String

    /// Makes a word, known or not.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The model decides.
    public static let auto = Mode(rawValue: "auto")
    /// Some tool must be called.
    public static let any = Mode(rawValue: "any")
    /// The named tool must be called.
    public static let tool = Mode(rawValue: "tool")
    /// No tool may be called.
    public static let none = Mode(rawValue: "none")
  }

  /// The kind of choice.
  public var mode: Mode
  /// The tool's name, for ``Mode/tool``.
  public var name: String?
  /// Whether at most one tool may be called; nil for the API's default, no.
  public var disablesParallelToolUse: Bool?
  /// Members that this library does not know.
  public var additionalFields: JSONObject

  /// Makes a choice.
  public init(
    mode: Mode,
    name: String? = nil,
    disablesParallelToolUse: Bool? = nil,
    additionalFields: JSONObject = JSONObject()
  ) {
    self.mode = mode
    self.name = name
    self.disablesParallelToolUse = disablesParallelToolUse
    self.additionalFields = additionalFields
  }

  /// The choice that makes the model call one tool.
  public static func tool(_ name: String) -> ToolChoice {
    ToolChoice(mode: .tool, name: name)
  }

  /// Whether the choice forces a call, which some models reject.
  public var isForced: Bool {
    mode == .any || mode == .tool
  }

  /// Reads a choice.
  init(_ object: ObjectFields) throws(MessageDecodingError) {
    var fields = object
    mode = Mode(rawValue: try fields.requiredString("type"))
    name = try fields.string("name")
    disablesParallelToolUse = try fields.bool("disable_parallel_tool_use")
    additionalFields = fields.rest
  }
}

extension ToolChoice: JSONRepresentable {
  /// Writes the choice as an object.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("type", mode.rawValue)
    writer.member("name", name)
    writer.member("disable_parallel_tool_use", disablesParallelToolUse)
    writer.members(of: additionalFields)
    writer.endObject()
  }
}
