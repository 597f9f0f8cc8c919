import ClaudeMessages

/// The rules of turns: who may say what, nothing empty, every call of a tool answered at once.
extension RequestCheck {
  func checkTurns() throws(LocalRefusal) {
    for (index, turn) in message.messages.enumerated() {
      let path = "messages.\(index)"
      let isLast = index == message.messages.count - 1
      let blocks = turn.content.blocks
      let isEmpty = blocks.isEmpty || (blocks.count == 1 && blocks[0].text?.isEmpty == true)
      guard !isEmpty || (isLast && turn.role == .assistant) else {
        throw .invalid("\(path): all messages must have non-empty content")
      }
      if turn.role == .system { try checkSystem(at: index) }
      if isEmpty { continue }
      for (place, block) in blocks.enumerated() {
        try check(block, of: turn.role, at: "\(path).content.\(place)")
      }
    }
    try checkPrefill()
  }

  /// A message of the operator follows one of the user, and precedes one of the assistant or ends the conversation.
  private func checkSystem(at index: Int) throws(LocalRefusal) {
    let path = "messages.\(index)"
    guard index > 0 else {
      throw .invalid("\(path): the first message cannot have the role system")
    }
    let before = message.messages[index - 1].role
    let after = index + 1 < message.messages.count ? message.messages[index + 1].role : .assistant
    guard before != .assistant, after != .user else {
      throw .invalid(
        "\(path): a system message must follow a user message and precede an assistant message or the end"
      )
    }
  }

  private func check(
    _ block: ContentBlock,
    of role: Role,
    at path: String
  ) throws(LocalRefusal) {
    switch block.content {
    case .text(let text):
      if text.text.isEmpty { throw .invalid("\(path): text content blocks must be non-empty") }
    case .toolUse, .thinking, .redactedThinking:
      if role != .assistant { throw misplaced(block, in: role, at: path) }
    case .toolResult(let result):
      if role != .user { throw misplaced(block, in: role, at: path) }
      for (place, block) in (result.content?.blocks ?? []).enumerated() where block.text == nil {
        throw .unsupported("\(path).content.\(place): \(block.type) blocks", by: name)
      }
    default:
      throw .unsupported("\(path): \(block.type) blocks", by: name)
    }
  }

  private func misplaced(_ block: ContentBlock, in role: Role, at path: String) -> LocalRefusal {
    .invalid("\(path): `\(block.type)` blocks cannot be in `\(role)` messages")
  }

  private var name: String { message.model.rawValue }

  private func checkPrefill() throws(LocalRefusal) {
    guard let last = message.messages.last, last.role == .assistant,
      let text = last.content.blocks.last?.text, text.last?.isWhitespace == true
    else { return }
    throw .invalid("messages: final assistant content cannot end with trailing whitespace")
  }

  /// Every call is answered in the message after it, and nothing else is.
  func checkCalls() throws(LocalRefusal) {
    var open: [String] = []
    for (index, turn) in message.messages.enumerated() {
      var answered: Set<String> = []
      for (place, block) in turn.content.blocks.enumerated() {
        guard case .toolResult(let result) = block.content else { continue }
        guard open.contains(result.toolUseID), answered.insert(result.toolUseID).inserted else {
          throw .unasked(result.toolUseID, at: "messages.\(index).content.\(place)")
        }
      }
      let left = open.filter { !answered.contains($0) }
      guard left.isEmpty else { throw .unanswered(left, at: index - 1) }
      open = turn.content.blocks.compactMap { $0.toolUse?.id }
    }
    guard open.isEmpty else { throw .unanswered(open, at: message.messages.count - 1) }
  }
}
