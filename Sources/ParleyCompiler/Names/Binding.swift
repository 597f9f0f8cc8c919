import ParleyRuntime

/// What a name stands for at a place where it is used.
enum Binding {
  /// A slot of the frame: a variable of a block, a parameter, or a captured value.
  case local(UInt16)
  /// A variable of the top level.
  case global(UInt32)
  /// A `def`.
  case function(GlobalFunction)
  /// A built-in.
  case builtin(Builtin)
  /// A value that the run keeps.
  case register(RunValue)
}

/// The names that every script has without making them.
package enum RunValue: String, CaseIterable, Sendable {
  /// The last reply.
  case reply
  /// `reply.usage`.
  case usage
  /// The settings of the current conversation.
  case settings
  /// Its turns.
  case turns
  /// The totals of the run.
  case run
  /// What was piped in.
  case stdin
  /// The words after the script's name.
  case args

  /// Whether a variable may bear the name.
  var mayBeHidden: Bool {
    switch self {
    case .stdin, .args: true
    case .reply, .usage, .settings, .turns, .run: false
    }
  }

  /// The names of the fields that it has; nil where these are not known before the run.
  package var fields: [String]? {
    switch self {
    case .reply: ReplyFields.all
    case .usage: ReplyFields.usage
    case .run: ["cost", "usage", "requests"]
    case .settings, .turns, .stdin, .args: nil
    }
  }
}

/// The fields of a reply, as the manual lists them.
package enum ReplyFields {
  /// The fields of a reply.
  package static let all = [
    "text", "thinking", "stop_reason", "stop_sequence", "usage", "cost", "model", "id",
    "request_id", "latency", "first_token", "data", "json", "citations", "tool_calls",
    "interrupted",
  ]

  /// The fields of its usage.
  package static let usage = [
    "input_tokens", "output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens",
    "thinking_tokens",
  ]
}
