/// How the built-in model answered one text: all that `parley explain` shows, as plain values.
///
/// Nothing here is computed when it is shown: the terminal, the page and the JSON form are renderings of the same numbers.
struct Explanation: Sendable {
  /// The text that was sent.
  var text: String
  /// The system prompt; nil for none.
  var system: String?
  /// The model that answered.
  var model: ModelPortrait
  /// How the reply was asked for.
  var settings: ReplySettings
  /// The five steps of the request.
  var path: [PathStep]
  /// The tokens that the model read, in order, chat marks included.
  var tokens: [PromptToken]
  /// The different tokens of the text with their nearest tokens, in order of first appearance.
  var neighbourhoods: [TokenNeighbourhood]
  /// The text's tokens and their neighbours on a plane.
  var map: MeaningMap
  /// One word in two contexts; nil when the text holds no word.
  var word: WordInContext?
  /// Which tokens looked at which.
  var attention: AttentionPicture
  /// How each token of the reply was chosen.
  var choices: [ReplyChoice]
  /// The reply's text.
  var reply: String
  /// What stopped the reply.
  var stop: StopAccount
}
