/// A reply.
public struct Message: Sendable, Hashable {
  /// The message's id, opaque.
  public var id: String
  /// Who speaks: the assistant.
  public var role: Role
  /// The model that answered, by its full id.
  public var model: ModelID
  /// The blocks in their order; may be empty, and the first is often thinking.
  public var content: [ContentBlock]
  /// Why the reply ended; nil while it is streamed, and on servers that do not tell.
  public var stopReason: StopReason?
  /// The stop sequence that matched, for ``StopReason/stopSequence``.
  public var stopSequence: String?
  /// More about the end, for ``StopReason/refusal``.
  public var stopDetails: StopDetails?
  /// The container in which code ran.
  public var container: JSONValue?
  /// The cache diagnostics that the request asked for.
  public var diagnostics: JSONValue?
  /// What the reply consumed; empty on servers that do not tell.
  public var usage: Usage
  /// Members that this library does not know, in their order.
  public var additionalFields: JSONObject

  /// Makes a message.
  public init(
    id: String,
    model: ModelID,
    content: [ContentBlock],
    stopReason: StopReason?,
    usage: Usage = Usage()
  ) {
    self.id = id
    role = .assistant
    self.model = model
    self.content = content
    self.stopReason = stopReason
    self.usage = usage
    additionalFields = JSONObject()
  }

  /// All text blocks joined, without separators: citations split a sentence into several.
  public var text: String {
    content.compactMap(\.text).joined()
  }

  /// All readable thinking joined.
  public var thinking: String {
    content.map { block in
      if case .thinking(let thinking) = block.content { thinking.thinking } else { "" }
    }.joined()
  }

  /// The calls of the client's tools in their order.
  public var toolUses: [ToolUseBlock] {
    content.compactMap(\.toolUse)
  }

  /// The message that puts this reply into the next request, its blocks unchanged.
  public var asInput: InputMessage {
    InputMessage(role: role, content: .blocks(content))
  }
}
