import ClaudeMessages
import ParleyRuntime

/// Keeps the messages of a request such that every call of a tool has its result in the message that follows, as the API demands.
///
/// A call that was not run, as of a reply at which `tool_rounds` was reached, gets a result that says so.
struct OpenCalls: Sendable {
  private var calls: [ToolUseBlock] = []

  /// Knows of no calls.
  init() {}

  /// The messages that a turn becomes; the turns before it have been given.
  ///
  /// - Parameters:
  ///   - blocks: The blocks of the turn that are sent, at least one.
  ///   - turn: The turn.
  /// - Returns: The message, and before one of the model where needed another that gives results.
  mutating func messages(for blocks: [ContentBlock], of turn: Turn) -> [InputMessage] {
    let answered = Set(blocks.compactMap(\.answeredCall))
    let missing = calls.filter { !answered.contains($0.id) }.map { ContentBlock.notRun($0) }
    calls = turn.role == .assistant ? blocks.compactMap(\.toolUse) : []
    guard turn.role == .assistant else {
      // Results come first in their message.
      return [InputMessage(role: .user, content: Self.content(missing + blocks, of: turn))]
    }
    let results = missing.isEmpty ? [] : [InputMessage(role: .user, content: .blocks(missing))]
    return results + [InputMessage(role: .assistant, content: Self.content(blocks, of: turn))]
  }

  private static func content(_ blocks: [ContentBlock], of turn: Turn) -> MessageContent {
    // A text that the script wrote needs no block around it.
    if turn.reception == nil, blocks.count == 1, let text = blocks.first?.text {
      return .text(text)
    }
    return .blocks(blocks)
  }
}
