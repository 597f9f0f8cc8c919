/// One turn of a conversation.
package enum ChatTurn: Sendable, Hashable {
  /// What the model is told about its task.
  case system(String)
  /// What the user says.
  case user(String)
  /// What the model thought before the assistant turn that follows.
  case thinking(String)
  /// What the model said, and the tool it then called: `{"name": …, "input": {…}}`. The text may be empty with a tool call.
  case assistant(String, toolCall: String? = nil)
  /// What a tool gave back.
  case toolResult(String)
}
