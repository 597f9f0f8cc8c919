import ClaudeMessages
import LocalInference
import OrderedJSON

/// Makes a reply's blocks and events of the pieces that a model writes.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/streaming>.
struct LocalMessage: Sendable {
  private enum Block: Sendable {
    case thinking(String)
    case text(String)
    case toolUse(id: String, name: String, input: String)
  }

  private let id: String
  private let model: String
  private let inputTokens: Int
  private let showsThinking: Bool
  private let tier: ServiceTier
  private var blocks: [Block] = []
  /// Whether the last block can still grow.
  private var isOpen = false
  private var call = CallReader()
  private var outputTokens = 0
  private var thinkingTokens = 0
  private var stopReason: StopReason?
  private var stopSequence: String?

  /// Begins a message.
  ///
  /// - Parameters:
  ///   - id: Its id.
  ///   - model: The id of the model that writes it.
  ///   - inputTokens: The tokens of its prompt.
  ///   - showsThinking: Whether the text of the thinking is given, or only that there was some.
  ///   - tier: The capacity that the usage names.
  init(id: String, model: String, inputTokens: Int, showsThinking: Bool, tier: ServiceTier) {
    self.id = id
    self.model = model
    self.inputTokens = inputTokens
    self.showsThinking = showsThinking
    self.tier = tier
  }

  /// The event that begins the stream.
  var start: JSONValue {
    ["type": "message_start", "message": message(content: [], outputTokens: 1)]
  }

  /// The whole message.
  var whole: JSONValue {
    message(content: blocks.map(whole), outputTokens: outputTokens)
  }

  /// Takes what the model wrote.
  ///
  /// - Parameters:
  ///   - pieces: The pieces, in order.
  ///   - outputTokens: The tokens of the reply so far.
  /// - Returns: The events that tell of them.
  mutating func add(_ pieces: [Generation.Piece], outputTokens: Int) -> [JSONValue] {
    self.outputTokens = outputTokens
    var events: [JSONValue] = []
    for piece in pieces {
      switch piece {
      case .thinking(let text): addThinking(text, &events)
      case .text(let text): addText(text, &events)
      case .toolCall(let text): addCall(call.append(text), &events)
      }
    }
    return events
  }

  /// Ends the message.
  ///
  /// - Parameters:
  ///   - finish: Why the reply ended; nil for one that was asked for no tokens.
  ///   - outputTokens: The tokens of the reply.
  /// - Returns: The events that end the stream.
  mutating func end(_ finish: Generation.Finish?, outputTokens: Int) -> [JSONValue] {
    self.outputTokens = outputTokens
    var events: [JSONValue] = []
    // A call of which not even the name can be read is no call; what the model wrote stays as text.
    if let unreadable = call.unreadable { addText(unreadable, &events) }
    close(&events)
    switch finish {
    case .endOfTurn?: stopReason = .endTurn
    case .toolCall?: stopReason = call.name == nil ? .endTurn : .toolUse
    case .maxTokens?, nil: stopReason = .maxTokens
    case .contextWindowFull?: stopReason = .modelContextWindowExceeded
    case .stopSequence(let text)?:
      stopReason = .stopSequence
      stopSequence = text
    }
    events.append([
      "type": "message_delta",
      "delta": [
        "stop_reason": reason, "stop_sequence": stopSequence.map(JSONValue.string) ?? .null,
        "stop_details": .null,
      ],
      "usage": .object(usage(outputTokens: outputTokens)),
    ])
    events.append(["type": "message_stop"])
    return events
  }
}

extension LocalMessage {
  private mutating func addThinking(_ text: String, _ events: inout [JSONValue]) {
    thinkingTokens = outputTokens
    if case .thinking(let begun)? = blocks.last, isOpen {
      blocks[blocks.count - 1] = .thinking(begun + text)
    } else {
      close(&events)
      open(.thinking(text), as: ["type": "thinking", "thinking": "", "signature": ""], &events)
    }
    if showsThinking { delta(["type": "thinking_delta", "thinking": .string(text)], &events) }
  }

  private mutating func addText(_ text: String, _ events: inout [JSONValue]) {
    guard !text.isEmpty else { return }
    if case .text(let begun)? = blocks.last, isOpen {
      blocks[blocks.count - 1] = .text(begun + text)
    } else {
      close(&events)
      open(.text(text), as: ["type": "text", "text": ""], &events)
    }
    delta(["type": "text_delta", "text": .string(text)], &events)
  }

  private mutating func addCall(_ step: CallReader.Step, _ events: inout [JSONValue]) {
    if let name = step.name {
      close(&events)
      let id = "toolu_\(id.drop { $0 != "_" }.dropFirst())_\(blocks.count)"
      open(
        .toolUse(id: id, name: name, input: ""),
        as: ["type": "tool_use", "id": .string(id), "name": .string(name), "input": [:]],
        &events
      )
      delta(["type": "input_json_delta", "partial_json": ""], &events)
    }
    guard case .toolUse(let id, let name, let begun)? = blocks.last, isOpen, !step.input.isEmpty
    else { return }
    blocks[blocks.count - 1] = .toolUse(id: id, name: name, input: begun + step.input)
    delta(["type": "input_json_delta", "partial_json": .string(step.input)], &events)
  }

  private mutating func open(
    _ block: Block,
    as skeleton: JSONValue,
    _ events: inout [JSONValue]
  ) {
    blocks.append(block)
    isOpen = true
    events.append([
      "type": "content_block_start", "index": .int(blocks.count - 1), "content_block": skeleton,
    ])
    if blocks.count == 1 { events.append(["type": "ping"]) }
  }

  private func delta(_ delta: JSONValue, _ events: inout [JSONValue]) {
    events.append([
      "type": "content_block_delta", "index": .int(blocks.count - 1), "delta": delta,
    ])
  }

  private mutating func close(_ events: inout [JSONValue]) {
    guard isOpen else { return }
    isOpen = false
    if case .thinking(let text)? = blocks.last {
      if !showsThinking { delta(["type": "thinking_delta", "thinking": ""], &events) }
      delta(["type": "signature_delta", "signature": .string(seal(of: text))], &events)
    }
    events.append(["type": "content_block_stop", "index": .int(blocks.count - 1)])
  }

  private func whole(_ block: Block) -> JSONValue {
    switch block {
    case .thinking(let text):
      [
        "type": "thinking", "thinking": .string(showsThinking ? text : ""),
        "signature": .string(seal(of: text)),
      ]
    case .text(let text): ["type": "text", "text": .string(text), "citations": .null]
    case .toolUse(let id, let name, let input):
      // What is not JSON, because it was cut or because the model erred, has no place in a whole message.
      [
        "type": "tool_use", "id": .string(id), "name": .string(name),
        "input": (try? JSONParser().parse(input)) ?? [:],
      ]
    }
  }

  /// What stands for the signature of thinking: it proves nothing, and differs with the text.
  private func seal(of text: String) -> String {
    "parley-local-\(StableHash(text).hexadecimal)"
  }

  private var reason: JSONValue { stopReason.map { .string($0.rawValue) } ?? .null }

  private func message(content: [JSONValue], outputTokens: Int) -> JSONValue {
    [
      "id": .string(id), "type": "message", "role": "assistant", "model": .string(model),
      "content": .array(content), "stop_reason": reason,
      "stop_sequence": stopSequence.map(JSONValue.string) ?? .null, "stop_details": .null,
      "usage": .object(usage(outputTokens: outputTokens)),
    ]
  }

  /// The tokens; nothing is ever written to or read from a cache, as no prompt is long enough to be cached.
  private func usage(outputTokens: Int) -> JSONObject {
    var usage: JSONObject = [
      "input_tokens": .int(inputTokens), "cache_creation_input_tokens": 0,
      "cache_read_input_tokens": 0, "output_tokens": .int(outputTokens),
      "service_tier": .string(tier.rawValue),
    ]
    if thinkingTokens > 0 {
      usage.append("output_tokens_details", ["thinking_tokens": .int(thinkingTokens)])
    }
    return usage
  }
}
