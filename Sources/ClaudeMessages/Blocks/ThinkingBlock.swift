/// Thinking that goes back to the API unchanged, also when its text is empty.
public struct ThinkingBlock: Sendable, Hashable {
  /// The summary; often empty.
  public var thinking: String
  /// The seal by which the API knows its own thinking; nil on servers that give none.
  public var signature: String?

  /// Makes a thinking block.
  public init(thinking: String, signature: String?) {
    self.thinking = thinking
    self.signature = signature
  }

  /// Reads the block's members.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    thinking = try fields.requiredString("thinking")
    signature = try fields.string("signature")
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("thinking", thinking)
    writer.member("signature", signature)
  }
}
