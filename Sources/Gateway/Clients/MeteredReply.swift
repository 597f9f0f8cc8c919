import ClaudeMessages

/// What was read of a reply on its way to a client.
package struct MeteredReply: Sendable {
  /// The model that answered; nil before the reply told it.
  package var model: ModelID?
  /// The usage that the reply told so far.
  package var usage: Usage
  /// Why the reply ended; nil while it goes on, and where it was cut.
  package var stopReason: StopReason?
  /// What the reply told of a refusal.
  package var stopDetails: StopDetails?
  /// Whether the reply has content.
  package var hasOutput: Bool
  /// The stop sequence that ended the reply; nil for any other end.
  package var stopSequence: String?
  /// Whether the reply came to its end, so that the usage is whole.
  package var isComplete: Bool
  /// The most output tokens that a reply without an end can have made so far: what was streamed, in bytes.
  package var outputBound: Int
  /// Whether nothing was charged: the upstream refused or never answered.
  package var isFree: Bool

  /// Makes the reading of a reply of which nothing has come.
  package init() {
    usage = Usage()
    hasOutput = false
    isComplete = false
    outputBound = 0
    isFree = true
  }
}
