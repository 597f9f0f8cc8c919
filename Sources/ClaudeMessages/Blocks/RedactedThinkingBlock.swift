/// Thinking that only the API can read.
public struct RedactedThinkingBlock: Sendable, Hashable {
  /// The sealed thinking.
  public var data: String

  /// Makes a redacted block.
  public init(data: String) {
    self.data = data
  }

  /// Reads the block's members.
  init(_ fields: inout ObjectFields) throws(MessageDecodingError) {
    data = try fields.requiredString("data")
  }

  /// Writes the block's members into the object that is open.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("data", data)
  }
}
