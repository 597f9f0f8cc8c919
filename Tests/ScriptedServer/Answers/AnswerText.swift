/// The text of an answer, cut at `max_tokens` and at stop sequences as far as four bytes a token allow.
struct AnswerText: Sendable {
  /// The text in deltas; empty for no text block.
  let pieces: [String]
  /// Why it ends there.
  let stopReason: String
  /// The stop sequence that matched; nil for none.
  let stopSequence: String?

  init(_ answer: ScriptedAnswer, to asked: AskedMessage, echo: Bool) {
    guard asked.maxTokens > 0 else {
      self.init(pieces: [], stopReason: "max_tokens", stopSequence: nil)
      return
    }
    let pieces =
      switch answer.content {
      case .text(let pieces): pieces
      case .automatic: Self.automatic(asked.lastUserText, echo: echo).wordPieces
      case .blocks, .events: [] as [String]
      }
    self = Self.cut(pieces, at: asked.stopSequences, maxTokens: asked.maxTokens)
  }

  private init(pieces: [String], stopReason: String, stopSequence: String?) {
    self.pieces = pieces
    self.stopReason = stopReason
    self.stopSequence = stopSequence
  }

  /// What the server says of itself: the question's first words, so that a reader sees which question was answered.
  private static func automatic(_ text: String, echo: Bool) -> String {
    if echo { return text }
    let words = text.split(whereSeparator: \.isWhitespace)
    let start = words.prefix(12).joined(separator: " ")
    return words.isEmpty ? "You said nothing." : "You said: \(start)\(words.count > 12 ? " …" : "")"
  }

  private static func cut(
    _ pieces: [String],
    at stops: [String],
    maxTokens: Int
  ) -> AnswerText {
    let text = pieces.joined()
    let matches = stops.filter { !$0.isEmpty }.compactMap { stop in
      text.firstRange(of: stop).map { (stop, text[..<$0.lowerBound].utf8.count) }
    }
    let (stop, stopAt) = matches.min { $0.1 < $1.1 }.map { ($0.0, $0.1) } ?? (nil, .max)
    let limit = maxTokens.multipliedReportingOverflow(by: 4)
    let limitBytes = limit.overflow ? Int.max : limit.partialValue
    let isStopped = stopAt <= limitBytes
    let end = min(stopAt, limitBytes)
    guard end < text.utf8.count || (stop != nil && isStopped) else {
      return AnswerText(pieces: pieces, stopReason: "end_turn", stopSequence: nil)
    }
    return AnswerText(
      pieces: prefix(of: pieces, bytes: end),
      stopReason: stop != nil && isStopped ? "stop_sequence" : "max_tokens",
      stopSequence: isStopped ? stop : nil
    )
  }

  /// The pieces up to a number of bytes, without half a character.
  private static func prefix(of pieces: [String], bytes: Int) -> [String] {
    var left = bytes
    var result: [String] = []
    for piece in pieces where left > 0 {
      if piece.utf8.count <= left {
        result.append(piece)
        left -= piece.utf8.count
        continue
      }
      var part = ""
      for character in piece where part.utf8.count + character.utf8.count <= left {
        part.append(character)
      }
      if !part.isEmpty { result.append(part) }
      left = 0
    }
    return result
  }
}
