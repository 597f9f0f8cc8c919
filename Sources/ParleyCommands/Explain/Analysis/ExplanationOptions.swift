/// What is asked of an explanation.
struct ExplanationOptions: Sendable {
  /// The system prompt; nil for none.
  var system: String?
  /// How the reply is made.
  var settings: ReplySettings
  /// The word whose change with its context is shown; nil for the one that says most.
  var word: String?
  /// Another sentence with the word; nil for one that is known, or for the word alone.
  var otherSentence: String?
  /// The layer of the head that is shown large, from 0; nil for the most telling.
  var layer: Int?
  /// The head that is shown large, from 0; nil for the most telling.
  var head: Int?
  /// How many candidates each choice has, and each comparison.
  var candidates = 5
  /// How many near tokens are found.
  var neighbours = 4
  /// Of how many different tokens of the text, the last ones, neighbours are found; nil for all.
  var neighbourhoods: Int?
  /// How many tokens of the prompt's end the picture of attention has at most.
  var attentionTokens = 24
}
