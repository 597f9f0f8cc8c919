/// A token with a name that can be shown anywhere: ``TokenLabel``.
struct NamedToken: Sendable, Hashable {
  /// Its number in the vocabulary.
  var id: Int
  /// How it is shown.
  var label: String
}

/// A token of what the model read.
struct PromptToken: Sendable, Hashable {
  /// What a token belongs to.
  enum Part: String, Sendable {
    /// A mark of the chat: who speaks, where a turn ends.
    case mark
    /// The system prompt.
    case system
    /// The user's text that is answered: the last turn of the user.
    case text
    /// What the user said before that.
    case user
    /// What the model said in earlier turns, or what its reply was begun with.
    case assistant
    /// A call of a tool, or what the tool gave back.
    case tool
  }

  /// The token.
  var token: NamedToken
  /// What it belongs to.
  var part: Part
}

/// A token that is near to something.
struct NearToken: Sendable, Hashable {
  /// The token.
  var token: NamedToken
  /// The cosine between the two directions, from -1 to 1.
  var similarity: Double
}

/// A token of the text and what lies near it in the table of embeddings.
struct TokenNeighbourhood: Sendable, Hashable {
  /// The token.
  var token: NamedToken
  /// The first few numbers of its embedding.
  var numbers: [Double]
  /// The nearest tokens, the nearest first.
  var nearest: [NearToken]
}
