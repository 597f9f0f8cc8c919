import LocalInference

/// What writes replies in this process: the built-in model, or a test's script.
package protocol ReplyEngine: Sendable {
  /// The model's name, which is also its id.
  var name: String { get }
  /// The most tokens of prompt and reply together.
  var contextWindow: Int { get }
  /// Whether the model can think before it answers.
  var thinks: Bool { get }
  /// The number of its parameters; nil if that is not known.
  var parameters: Int? { get }

  /// The tokens of a prompt.
  ///
  /// - Throws: ``InferenceError`` for turns that cannot be replied to.
  func tokenCount(of prompt: ChatPrompt) throws(InferenceError) -> Int

  /// Begins a reply.
  ///
  /// - Parameters:
  ///   - prompt: The conversation.
  ///   - settings: What is asked of the reply.
  ///   - call: How the reply has to begin: with a call of a tool; nil leaves it to the model.
  /// - Returns: The reply, of which nothing is written yet.
  /// - Throws: ``InferenceError`` as `Generation`.
  func reply(
    to prompt: ChatPrompt,
    settings: GenerationSettings,
    forcing call: ForcedCall?
  ) throws(InferenceError) -> any ReplyWriter
}

/// A call of a tool that a reply must begin with.
package enum ForcedCall: Sendable, Hashable {
  /// Of whichever tool the model names.
  case any
  /// Of the tool of this name.
  case tool(String)
}

/// A reply in the making.
package protocol ReplyWriter: Sendable {
  /// Why the reply ended; nil while it goes on.
  var finish: Generation.Finish? { get }
  /// The tokens written so far.
  var outputTokens: Int { get }
  /// How the reply was made; nil before its end, and where nobody keeps that.
  var account: ReplyAccount? { get }

  /// Does one step: reads some of the prompt, or writes one token.
  ///
  /// - Returns: What can be shown now; often nothing.
  /// - Throws: ``InferenceError`` when the arithmetic fails.
  mutating func next() throws(InferenceError) -> [Generation.Piece]
}

extension ReplyWriter {
  /// Nothing is kept.
  package var account: ReplyAccount? { nil }
}
