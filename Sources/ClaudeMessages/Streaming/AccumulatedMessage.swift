/// A reply as far as it arrived.
public struct AccumulatedMessage: Sendable, Hashable {
  /// A block whose end did not arrive, or whose tool input is not JSON.
  public struct UnfinishedBlock: Sendable, Hashable {
    /// Its position in the message's content.
    public var position: Int
    /// The tool input that arrived, if it is not JSON; the block itself has the input of its start.
    public var brokenInput: String?
  }

  /// The message with all blocks that began.
  public var message: Message
  /// Whether the stream said that the reply is complete; false for a stream that broke off.
  public var isComplete: Bool
  /// The error that ended the stream.
  public var error: APIErrorBody?
  /// The blocks that are not whole: no such thinking or tool call may go back to the API.
  public var unfinishedBlocks: [UnfinishedBlock]

  /// Whether the stream broke off without saying why.
  public var isTruncated: Bool {
    !isComplete && error == nil
  }

  /// The content that may go back to the API: all blocks but thinking and tool calls that are not whole.
  public var usableContent: [ContentBlock] {
    let broken = Set(unfinishedBlocks.map(\.position))
    return message.content.enumerated()
      .filter { position, block in !broken.contains(position) || block.text?.isEmpty == false }
      .map(\.element)
  }
}
