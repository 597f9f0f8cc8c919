/// One message of a request.
public struct InputMessage: Sendable, Hashable {
  /// Who speaks.
  public var role: Role
  /// What is said.
  public var content: MessageContent
  /// Members that this library does not know, written after the known ones in their order.
  public var additionalFields: JSONObject

  /// Makes a message.
  public init(
    role: Role,
    content: MessageContent,
    additionalFields: JSONObject = JSONObject()
  ) {
    self.role = role
    self.content = content
    self.additionalFields = additionalFields
  }

  /// Makes a user message.
  public static func user(_ content: MessageContent) -> InputMessage {
    InputMessage(role: .user, content: content)
  }

  /// Makes an assistant message.
  public static func assistant(_ content: MessageContent) -> InputMessage {
    InputMessage(role: .assistant, content: content)
  }

  /// Reads a message whose blocks' texts are known.
  init(_ captured: CapturedObject, at path: String) throws(MessageDecodingError) {
    var fields = ObjectFields(captured.object, at: path)
    role = Role(rawValue: try fields.requiredString("role"))
    if let items = captured.items {
      _ = fields.take("content")
      content = .blocks(items.map { ContentBlock($0.value, raw: $0.raw) })
    } else {
      content = try MessageContent(try fields.require("content"), at: fields.path(to: "content"))
    }
    additionalFields = fields.rest
  }
}

extension InputMessage: JSONRepresentable {
  /// Writes the message as an object.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("role", role.rawValue)
    writer.member("content", content)
    writer.members(of: additionalFields)
    writer.endObject()
  }
}
