/// How one token was chosen.
package struct TokenChoice: Sendable, Hashable {
  /// A token that could have been chosen.
  package struct Candidate: Sendable, Hashable {
    /// The token.
    package let token: Int
    /// What the model gave it.
    package let logit: Float
    /// Its probability at temperature 1, among the tokens that may be drawn.
    package let probability: Double
    /// Its probability at the temperature; at temperature 0 all is with the likeliest token.
    package let temperedProbability: Double
    /// Its probability after top_k and top_p; 0 when they cut it off.
    package let finalProbability: Double
  }

  /// Why this token.
  package enum Reason: Sendable, Hashable {
    /// It had the highest logit, and the temperature is 0.
    case greedy
    /// A random number from 0 to 1 fell into the part that is this token's.
    case drawn(random: Double, from: Double, to: Double)
    /// Nothing else was left after top_k and top_p.
    case onlyOne
    /// It was not chosen but set: the end of a thinking that reached its limit, or what begins the answer after the thinking.
    case forced
  }

  /// The token.
  package let token: Int
  /// The likeliest tokens first; the chosen one stands last if it is not among them.
  package let candidates: [Candidate]
  /// How many tokens were left after top_k and top_p.
  package let keptCount: Int
  /// Why this token.
  package let reason: Reason
}
