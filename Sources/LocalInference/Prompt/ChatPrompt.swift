/// What a reply is made to.
///
/// A last turn of the assistant with text and without a tool call is a prefill: the reply goes on with it. An empty one counts as none.
package struct ChatPrompt: Sendable, Hashable {
  /// The turns from the first on.
  package var turns: [ChatTurn]
  /// Whether the model writes its thinking first; not together with a prefill.
  package var thinks: Bool

  /// Makes a prompt.
  package init(turns: [ChatTurn], thinks: Bool = false) {
    self.turns = turns
    self.thinks = thinks
  }

  /// The text at the end that the reply goes on with; nil if it begins on its own.
  var prefill: String? {
    guard case .assistant(let text, toolCall: nil)? = turns.last, !text.isEmpty else { return nil }
    return text
  }
}
