/// How one token of a reply was chosen.
struct ReplyChoice: Sendable, Hashable {
  /// A token that could have come.
  struct Candidate: Sendable, Hashable {
    /// The token.
    var token: NamedToken
    /// The chance that the model gives it.
    var probability: Double
    /// The chance after temperature, top-k and top-p; 0 when it was cut.
    var finalProbability: Double
  }

  /// Why the token was taken.
  enum Reason: Sendable, Hashable {
    /// Temperature 0: the likeliest.
    case likeliest
    /// A random number from 0 to 1 fell into the token's part of that range.
    case drawn(random: Double, from: Double, to: Double)
    /// Top-k and top-p left no other.
    case onlyOne
    /// It was not chosen at all.
    case forced
  }

  /// The token that was taken.
  var token: NamedToken
  /// The likeliest tokens, likeliest first; contains the taken one, last when it is not among the likeliest.
  var candidates: [Candidate]
  /// How many tokens were left to draw from.
  var keptCount: Int
  /// Why it was taken.
  var reason: Reason
  /// The chance that the reply ends here.
  var endProbability: Double
  /// The text of the reply before this token.
  var textBefore: String

  /// The chance that the model gave the taken token.
  var probability: Double {
    candidates.first { $0.token.id == token.id }?.probability ?? 0
  }

  /// The candidates that are worth a line: the taken one, and those with a chance of some note.
  var notable: [Candidate] {
    candidates.filter { $0.token.id == token.id || $0.probability >= 0.0005 }
  }

  /// The chance of all tokens that are not notable.
  var otherProbability: Double { max(0, 1 - notable.reduce(0) { $0 + $1.probability }) }

  /// The chance of all tokens that are not notable, after temperature, top-k and top-p.
  var otherFinalProbability: Double {
    max(0, 1 - notable.reduce(0) { $0 + $1.finalProbability })
  }

  /// Whether the likeliest token was taken.
  var isLikeliest: Bool { candidates.first?.token.id == token.id }

  /// Whether the random number's range is that of the candidates in their order, so that a ruler can show them.
  var fillsRuler: Bool {
    guard case .drawn(_, let from, _) = reason,
      let index = candidates.firstIndex(where: { $0.token.id == token.id })
    else { return false }
    let before = candidates[..<index].reduce(0) { $0 + $1.finalProbability }
    return (before - from).magnitude < 0.001
  }
}
