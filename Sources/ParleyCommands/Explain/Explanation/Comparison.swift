/// Two texts and their replies beside each other.
struct ExplanationComparison: Sendable {
  /// Where two replies part.
  struct Parting: Sendable, Hashable {
    /// The number of tokens that both replies begin with.
    var sharedCount: Int
    /// The text of these tokens.
    var sharedText: String
    /// The tokens that could have come there, with the chance that each text gives them; the likeliest of both first.
    var candidates: [Candidate]
    /// The token that the first reply went on with; nil when it was over.
    var first: NamedToken?
    /// The token that the second reply went on with; nil when it was over.
    var second: NamedToken?
  }

  /// A token at the parting.
  struct Candidate: Sendable, Hashable {
    /// The token.
    var token: NamedToken
    /// Its chance after the first text.
    var first: Double
    /// Its chance after the second text.
    var second: Double
  }

  /// The first text, explained.
  var first: Explanation
  /// The second text, explained.
  var second: Explanation
  /// The tokens of each text that the other has too, in the same order.
  var shared: (first: Set<Int>, second: Set<Int>)
  /// The word in the two texts; nil when they share none.
  var word: WordInContext?
  /// How much of the chance for the first token of the reply the two texts give to the same tokens, from 0 to 1.
  var overlap: Double
  /// How alike the numbers are from which the first token of the reply is chosen, at each depth.
  var likeness: [Double]
  /// Where the replies part; nil when they are the same.
  var parting: Parting?
}
