import LocalInference

/// How a model of this process made a reply, for showing.
package struct ReplyAccount: Sendable {
  /// The model.
  package let model: LocalModel
  /// What was asked of the reply.
  package let settings: GenerationSettings
  /// The tokens that were read.
  package let promptTokens: [Int]
  /// The tokens that were made.
  package let replyTokens: [Int]
  /// How each of these was chosen.
  package let choices: [TokenChoice]
  /// Why the reply ended.
  package let finish: Generation.Finish

  /// Makes an account.
  package init(
    model: LocalModel,
    settings: GenerationSettings,
    promptTokens: [Int],
    replyTokens: [Int],
    choices: [TokenChoice],
    finish: Generation.Finish
  ) {
    self.model = model
    self.settings = settings
    self.promptTokens = promptTokens
    self.replyTokens = replyTokens
    self.choices = choices
    self.finish = finish
  }
}

/// Whoever wants to know how replies are made.
package struct ReplyObserver: Sendable {
  /// How many candidates each choice has.
  let candidates: Int
  /// Is told of a reply that has ended, before the end is delivered, with the id of its request.
  let receive: @Sendable (ReplyAccount, String) -> Void

  /// Makes an observer.
  ///
  /// - Parameters:
  ///   - candidates: How many candidates each choice has; at least 1.
  ///   - receive: Is told of a reply that has ended, before the end is delivered, with the id of its request.
  package init(candidates: Int, receive: @escaping @Sendable (ReplyAccount, String) -> Void) {
    self.candidates = max(1, candidates)
    self.receive = receive
  }
}
