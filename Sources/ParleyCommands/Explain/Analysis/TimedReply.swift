import LocalInference

/// A reply that was made step by step on the way that every request takes, with the time of each step.
struct TimedReply: Sendable {
  /// The five steps.
  let path: [PathStep]
  /// What the model read.
  let promptTokens: [Int]
  /// What it wrote, marks included.
  let replyTokens: [Int]
  /// How each token was chosen.
  let choices: [TokenChoice]
  /// The text of the reply before each token.
  let textsBefore: [String]
  /// The reply's text.
  let text: String
  /// Why it ended.
  let finish: Generation.Finish
}
