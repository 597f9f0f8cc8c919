import LocalInference
import ModelProviders
import TerminalText

/// How the built-in model made a reply, in a few lines.
struct ReplyAccountText {
  private let account: ReplyAccount
  private let look: ExplanationLook

  /// How many tokens of the prompt and how many choices are shown.
  private static let shown = (tokens: 10, choices: 5)

  /// Makes a text.
  ///
  /// - Parameters:
  ///   - account: The reply.
  ///   - columns: The columns of the terminal; nil for none.
  init(_ account: ReplyAccount, columns: Int?) {
    self.account = account
    look = ExplanationLook(columns: columns, style: .plain, isBrief: true)
  }

  /// The lines: what was read, how the first tokens were chosen, what stopped the reply.
  var lines: [String] {
    let counts =
      "\(account.promptTokens.count) tokens read, \(account.replyTokens.count) made"
    let title = "  how \(account.model.name) made the reply: \(counts)"
    let body = tokens + choices + [stop, "  parley explain shows a reply in full"]
    return [TextFitting.cut(title, to: look.width)] + body.map(\.withoutBlanksAtEnd)
  }

  /// The end of the prompt, which is what the model answers.
  private var tokens: [String] {
    let read = account.promptTokens.suffix(Self.shown.tokens)
    let named = read.map { PromptToken(token: NamedToken($0, in: account.model), part: .text) }
    let left = account.promptTokens.count - read.count
    return (left > 0 ? ["  … \(left) \(left == 1 ? "token" : "tokens"), then"] : [])
      + look.tokenRows(named)
  }

  private var choices: [String] {
    let made = account.choices.prefix(Self.shown.choices).map {
      ReplyChoice($0, in: account.model, endProbability: 0, textBefore: "")
    }
    let left = account.choices.count - made.count
    return look.shortLines(of: made[...]) + (left > 0 ? ["  … and \(left) more"] : [])
  }

  private var stop: String {
    let stop = StopAccount(
      account.finish,
      made: account.replyTokens.count,
      maximum: account.settings.maxTokens,
      sequences: account.settings.stopSequences
    )
    let cause =
      switch stop.cause {
      case .end: "the end mark <|end|>"
      case .maximum: "the maximum of \(stop.maximum) tokens"
      case .sequence(let text): "the stop sequence “\(TokenLabel.visible(text))”"
      case .window: "the full context window"
      }
    return TextFitting.cut("  stopped by \(cause)", to: look.width)
  }
}
