import ClaudeMessages
import OrderedJSON

/// The message that an answer carries, and the events that stream it.
struct AnswerMessage: Sendable {
  private let model: String
  private let blocks: [Block]
  private let stopReason: String
  private let stopSequence: String?
  private let usage: JSONObject
  private let id: String

  /// A content block with the deltas that build it; none for a block that comes whole.
  fileprivate struct Block: Sendable {
    let whole: JSONValue
    let skeleton: JSONValue
    let deltas: [JSONValue]
  }

  /// Makes the message that a script's answer gives to a request.
  init(_ answer: ScriptedAnswer, to asked: AskedMessage, echo: Bool, id: String) {
    let reply = AnswerText(answer, to: asked, echo: echo)
    var blocks: [Block] = []
    if let thinking = answer.thinking, asked.maxTokens > 0 { blocks.append(.thinking(thinking)) }
    switch answer.content {
    case .blocks(let whole): blocks += whole.map(Block.init(whole:))
    case .automatic, .text, .events: if !reply.pieces.isEmpty { blocks.append(.text(reply.pieces)) }
    }
    self.blocks = blocks
    self.id = id
    model = asked.model
    stopReason = answer.stopReason ?? reply.stopReason
    stopSequence = answer.stopSequence ?? reply.stopSequence
    let output = blocks.reduce(0) { $0 + $1.tokenCount }
    usage = Self.usage(asked, outputTokens: max(1, output), overriding: answer.usage)
  }

  /// The message as one JSON.
  var json: JSONValue {
    message(
      content: blocks.map(\.whole),
      stopReason: .string(stopReason),
      stopSequence: stopSequence.map { .string($0) } ?? .null,
      usage: usage
    )
  }

  /// The events that stream the message.
  var events: [ServerSentEvent] {
    var start = usage
    start["output_tokens"] = 1
    var events: [JSONValue] = [
      [
        "type": "message_start",
        "message": message(content: [], stopReason: .null, stopSequence: .null, usage: start),
      ], ["type": "ping"],
    ]
    for (index, block) in blocks.enumerated() {
      let index = JSONValue.int(index)
      events.append(
        ["type": "content_block_start", "index": index, "content_block": block.skeleton])
      events += block.deltas.map {
        ["type": "content_block_delta", "index": index, "delta": $0]
      }
      events.append(["type": "content_block_stop", "index": index])
    }
    events.append([
      "type": "message_delta",
      "delta": [
        "stop_reason": .string(stopReason),
        "stop_sequence": stopSequence.map { .string($0) } ?? .null,
      ],
      "usage": .object(usage),
    ])
    events.append(["type": "message_stop"])
    return events.map {
      ServerSentEvent(name: $0["type"]?.stringValue ?? "", data: JSONWriter.bytes(of: $0))
    }
  }

  private func message(
    content: [JSONValue],
    stopReason: JSONValue,
    stopSequence: JSONValue,
    usage: JSONObject
  ) -> JSONValue {
    [
      "id": .string(id), "type": "message", "role": "assistant", "model": .string(model),
      "content": .array(content), "stop_reason": stopReason, "stop_sequence": stopSequence,
      "stop_details": .null, "usage": .object(usage),
    ]
  }

  private static func usage(
    _ asked: AskedMessage,
    outputTokens: Int,
    overriding: JSONObject?
  ) -> JSONObject {
    var usage: JSONObject = [
      "input_tokens": .int(asked.inputTokens), "cache_creation_input_tokens": 0,
      "cache_read_input_tokens": 0,
      "output_tokens": .int(asked.maxTokens == 0 ? 0 : min(outputTokens, asked.maxTokens)),
    ]
    for member in overriding?.members ?? [] { usage[member.key] = member.value }
    return usage
  }
}

extension AnswerMessage.Block {
  fileprivate static func text(_ pieces: [String], citing citations: [JSONValue] = []) -> Self {
    var skeleton: JSONObject = ["type": "text", "text": ""]
    if !citations.isEmpty { skeleton["citations"] = [] }
    return Self(
      whole: [
        "type": "text", "text": .string(pieces.joined()),
        "citations": citations.isEmpty ? .null : .array(citations),
      ],
      skeleton: .object(skeleton),
      deltas: pieces.map { ["type": "text_delta", "text": .string($0)] }
        + citations.map { ["type": "citations_delta", "citation": $0] }
    )
  }

  /// Four bytes of what the deltas carry are one token.
  fileprivate var tokenCount: Int {
    let texts = deltas.flatMap { delta in
      ["text", "thinking", "partial_json"].compactMap { delta[$0]?.stringValue }
    }
    return texts.joined().tokenCount
  }

  fileprivate static func thinking(_ text: String) -> Self {
    let signature: JSONValue = "c2NyaXB0ZWQ="
    return Self(
      whole: ["type": "thinking", "thinking": .string(text), "signature": signature],
      skeleton: ["type": "thinking", "thinking": "", "signature": ""],
      deltas: [
        ["type": "thinking_delta", "thinking": .string(text)],
        ["type": "signature_delta", "signature": signature],
      ]
    )
  }

  /// A block from its whole form: text, thinking and tool calls are streamed, anything else comes at once.
  fileprivate init(whole: JSONValue) {
    let type = whole["type"]?.stringValue
    if type == "text", let text = whole["text"]?.stringValue {
      self = .text(text.wordPieces, citing: whole["citations"]?.arrayValue ?? [])
    } else if type == "tool_use", let input = whole["input"], var skeleton = whole.objectValue {
      skeleton["input"] = [:]
      let json = String(decoding: JSONWriter.bytes(of: input), as: UTF8.self)
      self.init(
        whole: whole,
        skeleton: .object(skeleton),
        deltas: [
          ["type": "input_json_delta", "partial_json": ""],
          ["type": "input_json_delta", "partial_json": .string(json)],
        ]
      )
    } else {
      self.init(whole: whole, skeleton: whole, deltas: [])
    }
  }
}
