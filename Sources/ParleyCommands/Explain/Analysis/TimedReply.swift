import LocalInference
import ModelProviders

/// A reply that was made token by token, with the time of each step of its request where that is known.
struct TimedReply: Sendable {
  /// The five steps; none where others know their times.
  var path: [PathStep] = []
  /// How the model made it.
  let account: ReplyAccount
  /// The text of the reply before each token.
  let textsBefore: [String]
  /// The reply's text.
  let text: String

  /// Reads the text of a reply out of its tokens.
  init(_ account: ReplyAccount) {
    self.account = account
    var text = ""
    var textsBefore: [String] = []
    for pieces in account.model.pieces(
      ofReply: account.replyTokens,
      to: account.promptTokens,
      stopSequences: account.settings.stopSequences
    ) {
      textsBefore.append(text)
      for case .text(let piece) in pieces { text += piece }
    }
    self.textsBefore = textsBefore
    self.text = text
  }

  /// What the model read.
  var promptTokens: [Int] { account.promptTokens }
  /// What it wrote, marks included.
  var replyTokens: [Int] { account.replyTokens }
  /// How each token was chosen.
  var choices: [TokenChoice] { account.choices }
  /// Why it ended.
  var finish: Generation.Finish { account.finish }
}
