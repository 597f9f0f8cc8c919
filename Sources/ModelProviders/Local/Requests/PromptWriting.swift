import ClaudeMessages
import LocalInference
import OrderedJSON

/// Writes a request's conversation in the form that the built-in models are trained on.
///
/// Tools and the form of the answer are lines of the system turn. Thinking of earlier turns stays out: the models never saw it
/// there, and the window is small.
struct PromptWriting {
  private let message: MessageRequest
  private let engine: any ReplyEngine

  /// Takes a request that was checked.
  init(_ message: MessageRequest, for engine: any ReplyEngine) {
    self.message = message
    self.engine = engine
  }

  /// The conversation.
  ///
  /// - Throws: ``LocalRefusal`` for a schema or a tool that cannot be read.
  var prompt: ChatPrompt {
    get throws(LocalRefusal) {
      var turns: [ChatTurn] = []
      let system = try systemText
      if !system.isEmpty { turns.append(.system(system)) }
      for turn in merged { turns += self.turns(of: turn) }
      let begun = message.hasPrefill
      if begun == false, case .assistant("", toolCall: nil)? = turns.last { turns.removeLast() }
      var prompt = ChatPrompt(turns: turns)
      prompt.thinks = engine.thinks && !begun && thinks(about: turns)
      return prompt
    }
  }

  // MARK: System

  private var systemText: String {
    get throws(LocalRefusal) {
      var lines = [message.system?.text ?? ""].filter { !$0.isEmpty }
      if message.toolChoice?.mode != ToolChoice.Mode.none {
        for (index, tool) in message.tools.enumerated() {
          lines.append(try ToolLine(tool, at: "tools.\(index)").text)
        }
      }
      if let format = message.outputConfiguration.format {
        lines.append(try SchemaLine(format: format, at: "output_config.format").text)
      }
      return lines.joined(separator: "\n")
    }
  }

  // MARK: Turns

  /// The messages, neighbours of the same role as one.
  private var merged: [(role: Role, blocks: [ContentBlock])] {
    var merged: [(role: Role, blocks: [ContentBlock])] = []
    for turn in message.messages {
      if let last = merged.indices.last, merged[last].role == turn.role {
        merged[last].blocks += turn.content.blocks
      } else {
        merged.append((turn.role, turn.content.blocks))
      }
    }
    return merged
  }

  private func turns(of turn: (role: Role, blocks: [ContentBlock])) -> [ChatTurn] {
    let texts = turn.blocks.compactMap(\.text)
    switch turn.role {
    case .assistant: return assistantTurns(turn.blocks)
    case .system: return [.system(texts.joined(separator: "\n"))]
    default:
      let results = turn.blocks.compactMap { block in
        if case .toolResult(let result) = block.content {
          ChatTurn.toolResult(result.shown)
        } else {
          nil
        }
      }
      return results + (texts.isEmpty ? [] : [.user(texts.joined(separator: "\n"))])
    }
  }

  /// What the assistant said and called; a call after a text is one turn with it.
  private func assistantTurns(_ blocks: [ContentBlock]) -> [ChatTurn] {
    var turns: [ChatTurn] = []
    var text = ""
    for block in blocks {
      if let said = block.text { text += said }
      guard let call = block.toolUse else { continue }
      turns.append(.assistant(text, toolCall: ToolCall(name: call.name, input: call.input).json))
      text = ""
    }
    if !text.isEmpty || turns.isEmpty { turns.append(.assistant(text)) }
    return turns
  }

  // MARK: Thinking

  private func thinks(about turns: [ChatTurn]) -> Bool {
    guard !hasForcedCall else { return false }
    switch message.thinking?.mode {
    case .enabled?: return true
    case .disabled?: return false
    default:
      guard case .user(let text)? = turns.last else { return false }
      return ThinkingDecision(about: text).thinks
    }
  }

  private var hasForcedCall: Bool { message.toolChoice?.isForced ?? false }
}

extension ToolResultBlock {
  /// The result as the model reads it.
  fileprivate var shown: String {
    let text = content?.text ?? ""
    return isError == true && !text.hasPrefix("Error") ? "Error: \(text)" : text
  }
}
