import ClaudeMessages
import ParleyRuntime

/// What one request brought: a whole message, or what had arrived of one when the run was interrupted.
struct ReceivedMessage: Sendable {
  /// The message; of an interrupted one, what had arrived.
  let message: Message
  /// The places of the blocks that had not come to their end.
  let unfinishedBlocks: Set<Int>
  /// The arguments of calls that came and are no JSON, by the places of the calls' blocks.
  let brokenInputs: [Int: String]
  /// Whether the run was interrupted before the message was whole.
  let isInterrupted: Bool
  /// The server's name for the request.
  let requestID: String?
  /// From the start of the request to its end, waits and repeated attempts included.
  let latency: Duration
  /// From the start of the request to the first piece of its reply; nil when none came.
  let firstToken: Duration?
  /// What it cost, in pico-dollars; nil when no price is known.
  let cost: Int64?

  /// The turn that becomes part of the conversation; nil when an interrupted message leaves nothing to keep.
  ///
  /// The blocks of a whole message are kept as they came. Of one that was cut, by an interrupt, `max_tokens` or a full window, thinking
  /// without its seal is left out: the API refuses it, and nothing can be made of it. So are its calls of tools, which nothing answers,
  /// and those of the server's tools that have no result yet.
  /// Of a refusal nothing goes back: what had come of the reply is void, as the API tells it.
  func turn(after prefix: PrefixDigest) -> Turn? {
    let blocks = isInterrupted ? keptBlocks : wholeBlocks
    if isInterrupted && blocks.compactMap(\.text).joined().allSatisfy(\.isWhitespace) { return nil }
    return Turn(
      role: .assistant,
      blocks: blocks,
      reception: Turn.Reception(
        prefix: prefix,
        ending: ending,
        receipt: receipt,
        brokenInputs: brokenInputsOfCalls
      )
    )
  }

  private var receipt: Turn.Receipt {
    Turn.Receipt(
      model: message.model.rawValue,
      stopReason: message.stopReason?.rawValue,
      usage: TokenCounts(message.usage),
      cost: cost,
      isInterrupted: isInterrupted
    )
  }

  private var ending: Turn.Ending {
    if isInterrupted || message.stopReason == .maxTokens { return .cut }
    if message.stopReason == .modelContextWindowExceeded { return .full }
    let isPaused = message.stopReason == .pauseTurn
    // Whatever else the API goes on with, it wants the results of calls first.
    if isPaused || message.stopReason == .toolUse, !message.toolUses.isEmpty { return .waiting }
    return isPaused ? .paused : .complete
  }

  private var wholeBlocks: [ContentBlock] {
    switch message.stopReason {
    case .refusal?: []
    case .maxTokens?, .modelContextWindowExceeded?:
      withoutOpenThinking.filter { $0.toolUse == nil && !isOpenServerCall($0) }
    default: message.content
    }
  }

  /// Whether a block is a call of one of the server's tools without its result.
  private func isOpenServerCall(_ block: ContentBlock) -> Bool {
    guard let id = block.servedCall else { return false }
    return !message.content.contains { $0.answeredCall == id }
  }

  private var withoutOpenThinking: [ContentBlock] {
    guard case .thinking(let last) = message.content.last?.content,
      last.signature?.isEmpty != false
    else { return message.content }
    return message.content.dropLast()
  }

  /// The blocks of an interrupted message that can go back to the API: text as far as it came, finished thinking, and the
  /// calls of the server's tools that have their results.
  private var keptBlocks: [ContentBlock] {
    message.content.enumerated().compactMap { index, block in
      let isFinished = !unfinishedBlocks.contains(index)
      switch block.content {
      case .text(let text): return text.text.isEmpty ? nil : block
      case .toolUse: return nil
      case .serverToolUse, .mcpToolUse:
        return isFinished && !isOpenServerCall(block) ? block : nil
      default: return isFinished ? block : nil
      }
    }
  }
}

extension ReceivedMessage {
  /// The arguments of calls that are no JSON, by the ids of the calls.
  private var brokenInputsOfCalls: [String: String] {
    let broken = brokenInputs.compactMap { place, text in
      message.content[place].toolUse.map { ($0.id, text) }
    }
    return Dictionary(broken) { first, _ in first }
  }
}

extension ContentBlock {
  /// The id of the call of a tool that the API runs itself; nil for every other block.
  var servedCall: String? {
    switch content {
    case .serverToolUse(let call), .mcpToolUse(let call): call.id
    default: nil
    }
  }

  /// The id of the call that this block is the result of; nil for every other block.
  var answeredCall: String? {
    switch content {
    case .serverToolResult(let result): result.toolUseID
    case .mcpToolResult(let result), .toolResult(let result): result.toolUseID
    default: nil
    }
  }
}
