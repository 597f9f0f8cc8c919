/// One word in one or two contexts, layer by layer.
struct WordInContext: Sendable, Hashable {
  /// Why this word is shown.
  enum Reason: Sendable, Hashable {
    /// The command line names it.
    case asked
    /// It is known to have several meanings.
    case ambiguous
    /// Of the words that two texts have in common it changes most.
    case changed
    /// It is the rarest word of the text that is a single token, or the rarest of all.
    case rarest
  }

  /// The word as the text spells it.
  var word: String
  /// How many tokens it is; the last of them is followed, as it has the others before it.
  var tokenCount: Int
  /// Why it is shown.
  var reason: Reason
  /// Where it stands: the text first, then another context.
  var scenes: [WordScene]
  /// How alike the word's numbers are in the two contexts: the cosine at each depth.
  ///
  /// Empty with one scene.
  var likeness: [Double]
  /// Table tokens that the pictures of the paths are labelled with.
  var landmarks: [MeaningMap.Point]
}

/// A word in one context.
struct WordScene: Sendable, Hashable {
  /// What the context is.
  enum Kind: String, Sendable {
    /// The text that is explained.
    case text
    /// The same text, where the word stands earlier.
    case earlier
    /// Another sentence.
    case sentence
    /// The word without any other.
    case alone
  }

  /// What the context is.
  var kind: Kind
  /// The text before the word.
  var before: String
  /// The word as it is spelt there.
  var word: String
  /// The text after the word, which the model has not read yet when it comes to the word.
  var after: String
  /// The token that is looked at: the last one of the word.
  var token: NamedToken
  /// The nearest tokens of the table at each depth: 0 is the embedding, n the state after layer n.
  var layers: [[NearToken]]
  /// The way of the word's numbers through the layers on a plane, a point for each depth.
  var path: [PlanePoint]
}
