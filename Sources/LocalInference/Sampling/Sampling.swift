/// How the next token is chosen from the probabilities.
package struct Sampling: Sendable, Hashable {
  /// What logits are divided by: 0 takes the likeliest token, 1 the model's own probabilities.
  ///
  /// Default: 1. Finite, at least 0.
  package var temperature: Double
  /// Only this many of the likeliest tokens can be drawn; nil for all.
  ///
  /// At least 1.
  package var topK: Int?
  /// Only the likeliest tokens that together have this probability can be drawn, counted within ``topK``; nil for all.
  ///
  /// From 0 to 1.
  package var topP: Double?
  /// Which random numbers are drawn; 0 if nothing is said.
  package var seed: UInt64

  /// Makes settings.
  package init(temperature: Double = 1, topK: Int? = nil, topP: Double? = nil, seed: UInt64 = 0) {
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.seed = seed
  }

  /// Always the likeliest token.
  package static let greedy = Sampling(temperature: 0)
}
