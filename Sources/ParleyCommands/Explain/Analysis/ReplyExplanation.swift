import LocalInference
import ModelProviders
import OrderedJSON

/// Explains a reply that the built-in model made for somebody else: the answer to a whole conversation, told by a ``ReplyAccount``.
///
/// The model reads the tokens once more, so that what is shown are the numbers of that very reply. The times of the five steps are not
/// part of it: whoever carried the request knows them.
enum ReplyExplanation {
  /// How many candidates the account of an explained reply should have for each token.
  static let candidates = 8

  /// The most tokens of conversation and reply that are looked into, as time and memory grow with their square.
  static let readTokens = 2048

  /// Of how many tokens of the user's text neighbours are found.
  private static let neighbourhoods = 48

  /// The explanation as `parley explain --output json` prints it, without steps.
  ///
  /// It takes several times as long as the reply took: call it where nobody waits for the thread.
  ///
  /// - Parameter account: The reply.
  /// - Returns: The object; nil for a reply without choices, and for one that is too long.
  static func json(of account: ReplyAccount) -> JSONValue? {
    guard !account.choices.isEmpty, let explanation = try? explanation(of: account) else {
      return nil
    }
    return .object(ExplanationJSON.object(of: explanation))
  }

  /// The explanation.
  ///
  /// - Throws: ``ExplanationError`` for a reply that is too long.
  static func explanation(of account: ReplyAccount) throws(ExplanationError) -> Explanation {
    let count = account.promptTokens.count + account.replyTokens.count
    guard count <= readTokens else {
      throw ExplanationError(
        message: "the conversation has \(count) tokens, and \(readTokens) at most are looked into"
      )
    }
    var options = ExplanationOptions(
      system: account.system,
      settings: ReplySettings(account.settings)
    )
    options.candidates = candidates
    options.neighbourhoods = neighbourhoods
    let explainer = Explainer(model: account.model, options: options)
    let record = try explainer.record(of: TimedReply(account), to: account.text)
    return try explainer.explanation(from: record, word: try explainer.word(in: record))
  }
}

extension ReplySettings {
  /// Takes over the engine's settings.
  init(_ settings: GenerationSettings) {
    self.init(
      maxTokens: settings.maxTokens,
      temperature: settings.sampling.temperature,
      topK: settings.sampling.topK,
      topP: settings.sampling.topP,
      seed: settings.sampling.seed,
      stopSequences: settings.stopSequences
    )
  }
}
