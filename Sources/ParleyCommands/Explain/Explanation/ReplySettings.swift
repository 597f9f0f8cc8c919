/// How a reply was asked for.
struct ReplySettings: Sendable, Hashable {
  /// The most tokens of the reply.
  var maxTokens: Int
  /// How much chance is allowed; 0 takes the likeliest token always.
  var temperature: Double
  /// How many of the likeliest tokens stay; nil for all.
  var topK: Int?
  /// How much of the chance stays, from the likeliest token on; nil for all.
  var topP: Double?
  /// Where the random numbers start.
  var seed: UInt64
  /// Texts at which the reply ends.
  var stopSequences: [String]

  /// Whether chances are drawn from as the model gives them.
  var keepsChances: Bool { temperature == 1 && topK == nil && (topP ?? 1) >= 1 }
}
