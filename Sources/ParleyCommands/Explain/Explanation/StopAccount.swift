/// What stopped a reply.
struct StopAccount: Sendable, Hashable {
  /// What it was.
  enum Cause: Sendable, Hashable {
    /// The end mark was drawn.
    case end
    /// The most tokens asked for were made.
    case maximum
    /// The text held a stop sequence.
    case sequence(String)
    /// The context window was full.
    case window
  }

  /// What it was.
  var cause: Cause
  /// The tokens made.
  var made: Int
  /// The most that were allowed.
  var maximum: Int
  /// The stop sequences that were given.
  var sequences: [String]

  /// What the Messages API calls it.
  var reasonName: String {
    switch cause {
    case .end: "end_turn"
    case .maximum: "max_tokens"
    case .sequence: "stop_sequence"
    case .window: "model_context_window_exceeded"
    }
  }
}
