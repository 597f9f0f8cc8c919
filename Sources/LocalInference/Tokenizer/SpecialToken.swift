/// The tokens that structure a conversation; no text is ever read as one.
package enum SpecialToken: Int, Sendable, CaseIterable {
  /// Fills batches in training.
  case pad
  /// Begins a system turn.
  case system
  /// Begins a user turn.
  case user
  /// Begins a turn of the model.
  case assistant
  /// Ends a turn.
  case end
  /// Begins the thinking before a turn of the model.
  case think
  /// Begins a tool call inside a turn of the model.
  case tool
  /// Begins the result of a tool call.
  case result

  /// How the token is written for people.
  package var text: String {
    // Spelt out: to print the case's name would look it up by reflection, a sixth of what a start does.
    switch self {
    case .pad: "<|pad|>"
    case .system: "<|system|>"
    case .user: "<|user|>"
    case .assistant: "<|assistant|>"
    case .end: "<|end|>"
    case .think: "<|think|>"
    case .tool: "<|tool|>"
    case .result: "<|result|>"
    }
  }
}
