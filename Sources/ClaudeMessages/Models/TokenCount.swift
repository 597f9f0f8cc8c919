/// The API's count of the tokens of a prompt.
public struct TokenCount: Sendable, Hashable {
  /// The tokens of the prompt, an estimate.
  public var inputTokens: Int

  /// Reads a count from JSON text.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    var fields = try ObjectFields(try JSONValue(messageJSON: bytes), at: "")
    inputTokens = try fields.requiredInt("input_tokens")
  }
}
