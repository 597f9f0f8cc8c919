/// Why a reply ended.
public struct StopReason: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The model had finished.
  public static let endTurn = StopReason(rawValue: "end_turn")

  /// The reply reached `max_tokens`.
  public static let maxTokens = StopReason(rawValue: "max_tokens")

  /// A stop sequence of the request matched.
  public static let stopSequence = StopReason(rawValue: "stop_sequence")

  /// The model calls at least one tool of the client.
  public static let toolUse = StopReason(rawValue: "tool_use")

  /// A loop of server tools reached its cap: send the reply back unchanged to go on.
  public static let pauseTurn = StopReason(rawValue: "pause_turn")

  /// A safety classifier stopped the reply; see ``Message/stopDetails``.
  public static let refusal = StopReason(rawValue: "refusal")

  /// The context window was full before `max_tokens` was reached.
  public static let modelContextWindowExceeded = StopReason(
    rawValue: "model_context_window_exceeded"
  )

  /// The conversation was compacted and waits for the client (beta).
  public static let compaction = StopReason(rawValue: "compaction")
}
