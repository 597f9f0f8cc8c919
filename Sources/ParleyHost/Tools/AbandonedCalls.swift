import ClaudeMessages
import ParleyRuntime

/// The calls of the API's own tools that will never have a result: the API refuses them.
///
/// It gives the result of such a call in the reply that follows at once, as after a pause, or after the results of the script's tools
/// alone. Once the user says something else, or the script writes a turn of the model's, nothing follows any more.
struct AbandonedCalls: Sendable {
  private var calls: Set<String> = []

  /// Finds them in the turns of a conversation.
  init(in turns: [Turn]) {
    var waiting: Set<String> = []
    for turn in turns {
      if turn.role == .assistant, turn.reception != nil {
        waiting.formUnion(turn.blocks.compactMap(\.servedCall))
        waiting.subtract(turn.blocks.compactMap(\.answeredCall))
      } else if !turn.blocks.allSatisfy(\.isToolResult) {
        calls.formUnion(waiting)
        waiting = []
      }
    }
  }

  /// Whether a block is one of them.
  func contains(_ block: ContentBlock) -> Bool {
    block.servedCall.map(calls.contains) ?? false
  }
}

extension ContentBlock {
  /// Whether it gives the result of a tool of the client's.
  var isToolResult: Bool {
    if case .toolResult = content { true } else { false }
  }
}
