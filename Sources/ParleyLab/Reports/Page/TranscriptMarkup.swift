import PageMarkup
import ParleyHost
import TerminalText

/// What was said in trials as bubbles; what was said before is not said again.
struct TranscriptMarkup: Sendable {
  /// The place of a trial on the page.
  struct Anchor: Sendable {
    /// The id of its element.
    let id: String
    /// Its name in a sentence: `trial 17`.
    let name: String
  }

  private let textLength: Int
  /// Where a whole transcript, or a long text of one, was shown first.
  private var shown: [String: Anchor] = [:]

  /// Texts of more bytes are shown once.
  private static let longText = 600
  /// How many characters of a text stay that is shown elsewhere.
  private static let keptLength = 160

  /// Makes a renderer that cuts texts at a length.
  init(textLength: Int) {
    self.textLength = textLength
  }

  /// What was said in a trial.
  mutating func markup(of transcript: Transcript, at anchor: Anchor) -> [Markup] {
    guard !transcript.exchanges.isEmpty else { return [] }
    let key = "transcript \(TranscriptText(transcript).text)"
    if let first = shown[key] {
      return [
        .element("p", ["class": "soft"], ["Word for word as in ", Self.link(to: first), "."])
      ]
    }
    shown[key] = anchor
    let isOne = Set(transcript.exchanges.map(\.conversation)).count == 1
    var conversation: String?
    var pieces: [Markup] = []
    for exchange in transcript.exchanges {
      if !isOne, exchange.conversation != conversation {
        pieces.append(.element("p", ["class": "conversation"], text: exchange.conversation))
      }
      conversation = exchange.conversation
      if let system = exchange.system {
        pieces.append(bubble("system", "system", [text(system, at: anchor)]))
      }
      for turn in exchange.turns {
        let kind = turn.role == "assistant" ? "model" : "you"
        pieces.append(bubble(kind, turn.role, turn.parts.map { self.part($0, at: anchor) }))
      }
      pieces += reply(exchange.reply, at: anchor)
    }
    return [.element("div", ["class": "talk"], pieces)]
  }

  private mutating func reply(_ reply: TranscribedReply, at anchor: Anchor) -> [Markup] {
    var pieces = reply.failedAttempts.map { reason in
      Markup.element("p", ["class": "aside"], text: "An attempt failed: \(reason)")
    }
    if reply.message != nil {
      let parts = reply.parts.map { self.part($0, at: anchor) }
      let content = parts.isEmpty ? [.element("span", ["class": "soft"], text: "(nothing)")] : parts
      pieces.append(bubble("model", reply.model ?? "model", content))
    }
    if let reason = reply.stopReason, reason != "end_turn" {
      pieces.append(.element("p", ["class": "aside"], text: "It stopped because of \(reason)."))
    }
    switch reply.ending {
    case .finished: break
    case .cut: pieces.append(.element("p", ["class": "problem"], text: "The reply was cut."))
    case .failed(let failure):
      let status = failure.status.map { " (HTTP \($0))" } ?? ""
      pieces.append(
        .element("p", ["class": "problem"], text: "The request failed: \(failure.message)\(status)")
      )
    }
    return pieces
  }

  private func bubble(_ kind: String, _ name: String, _ content: [Markup]) -> Markup {
    .element("div", ["class": "bubble \(kind)"], [.element("b", text: name)] + content)
  }

  private mutating func part(_ part: TranscriptPart, at anchor: Anchor) -> Markup {
    switch part {
    case .text(let text): self.text(text, at: anchor)
    case .thinking(let thinking):
      .element(
        "div",
        ["class": "thinking"],
        [.element("i", text: "thinking "), text(thinking, at: anchor)]
      )
    case .toolCall(let name, let input):
      .element(
        "div",
        ["class": "tool"],
        [.element("i", text: "calls \(name) "), .element("code", [:], [text(input, at: anchor)])]
      )
    case .toolResult(let result, let isError):
      .element(
        "div",
        ["class": "tool"],
        [.element("i", text: isError ? "error " : "result "), text(result, at: anchor)]
      )
    case .attachment(let kind, let note):
      .element("div", ["class": "tool"], [.element("i", text: "\(kind) "), .text(note)])
    }
  }

  /// A text, or its beginning and where the whole of it is.
  private mutating func text(_ text: String, at anchor: Anchor) -> Markup {
    guard text.utf8.count > Self.longText else { return .text(text) }
    if let first = shown["text \(text)"] {
      let start = Markup.text("\(text.prefix(Self.keptLength))… ")
      guard first.id != anchor.id else {
        return .together([start, .element("i", text: "(as above)")])
      }
      return .together([start, .element("i", [:], ["(as in ", Self.link(to: first), ")"])])
    }
    shown["text \(text)"] = anchor
    return cut(text)
  }

  /// A text up to the longest length.
  func cut(_ text: String) -> Markup {
    let kept = text.prefix(textLength)
    guard kept.endIndex < text.endIndex else { return .text(text) }
    let left = NumberText.grouped(text.count - textLength)
    return .together([
      .text(String(kept)), .element("i", text: "… \(left) more characters are in the export"),
    ])
  }

  private static func link(to anchor: Anchor) -> Markup {
    .element("a", ["class": "same", "href": "#\(anchor.id)"], text: anchor.name)
  }
}
