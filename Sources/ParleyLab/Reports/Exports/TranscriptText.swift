import ParleyHost

/// A transcript as plain text.
struct TranscriptText: Sendable {
  /// The text: each turn with its speaker before it; empty where nothing was said.
  let text: String

  /// Renders a transcript.
  init(_ transcript: Transcript) {
    let conversations = Set(transcript.exchanges.map(\.conversation))
    text = transcript.exchanges.map { exchange in
      var lines: [String] = []
      if conversations.count > 1 { lines.append("--- \(exchange.conversation)") }
      if let system = exchange.system { lines.append("system: \(system)") }
      lines += exchange.turns.map { "\($0.role): " + Self.text(of: $0.parts) }
      lines += Self.lines(of: exchange.reply)
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func lines(of reply: TranscribedReply) -> [String] {
    var lines: [String] = []
    if reply.message != nil {
      lines.append("\(reply.model ?? "reply"): " + text(of: reply.parts))
      if let reason = reply.stopReason, reason != "end_turn" { lines.append("[\(reason)]") }
    }
    switch reply.ending {
    case .finished: break
    case .cut: lines.append("[the reply was cut]")
    case .failed(let failure): lines.append("[failed: \(failure.message)]")
    }
    return lines
  }

  private static func text(of parts: [TranscriptPart]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .thinking(let text): "[thinking: \(text)]"
      case .toolCall(let name, let input): "[calls \(name) \(input)]"
      case .toolResult(let text, let isError): isError ? "[error: \(text)]" : "[result: \(text)]"
      case .attachment(let kind, let note): "[\(kind): \(note)]"
      }
    }.joined(separator: "\n")
  }
}
