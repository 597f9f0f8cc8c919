/// One event of a streamed reply.
///
/// The rare, large cases are indirect, so that the frequent deltas are cheap to move.
public enum StreamEvent: Sendable, Hashable {
  /// The reply begins: a message without content, with the usage of the prompt.
  indirect case messageStart(Message)
  /// A block begins: its skeleton, which deltas fill.
  indirect case contentBlockStart(index: Int, ContentBlock)
  /// A block grows.
  case contentBlockDelta(index: Int, Delta)
  /// A block is complete.
  case contentBlockStop(index: Int)
  /// The reply's end is known: stop reason and cumulative usage.
  indirect case messageDelta(MessageDelta)
  /// The reply is complete.
  case messageStop
  /// A sign of life.
  case ping
  /// The reply failed; nothing follows.
  indirect case error(APIErrorBody)
  /// An event that this library does not know.
  case unknown(type: String, JSONValue)

  /// What a block grows by.
  public enum Delta: Sendable, Hashable {
    /// More text.
    case text(String)
    /// More of the JSON text of a tool's arguments.
    case inputJSON(String)
    /// More thinking.
    case thinking(String)
    /// The seal of the thinking, whole.
    case signature(String)
    /// One more citation of the text.
    case citation(JSONValue)
    /// More of a compaction (beta): its members.
    case compaction(JSONObject)
    /// A delta that this library does not know.
    case unknown(type: String, JSONValue)
  }

  /// The text that this event adds to the reply, if it does.
  public var text: String? {
    if case .contentBlockDelta(_, .text(let text)) = self { text } else { nil }
  }
}
