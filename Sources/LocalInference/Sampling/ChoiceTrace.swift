/// Computes what a trace says of one choice; made only when somebody asks.
struct ChoiceTrace {
  /// What was drawn.
  let draw: Sampler.Draw
  /// The logits; minus infinity for tokens that could not be drawn.
  let logits: [Float]
  /// Terms at temperature 1.
  let plain: [Float]
  /// Terms at the temperature; nil at 0.
  let tempered: [Float]?
  /// The token with the highest logit.
  let likeliest: Int

  /// The choice with some candidates, and the chosen token in any case.
  func choice(candidates count: Int) -> TokenChoice {
    let drawable = logits.indices.filter { logits[$0] != -.infinity }.sorted {
      logits[$0] != logits[$1] ? logits[$0] > logits[$1] : $0 < $1
    }
    var shown = Array(drawable.prefix(count))
    if !shown.contains(draw.token) { shown.append(draw.token) }
    let plainSum = plain.reduce(0) { $0 + Double($1) }
    let temperedSum = tempered.map { $0.reduce(0) { $0 + Double($1) } }
    let kept = Set(drawable.prefix(draw.keptCount))
    return TokenChoice(
      token: draw.token,
      candidates: shown.map { token in
        TokenChoice.Candidate(
          token: token,
          logit: logits[token],
          probability: Double(plain[token]) / plainSum,
          temperedProbability: probability(token, tempered, temperedSum),
          finalProbability: kept.contains(token) ? probability(token, tempered, draw.sum) : 0
        )
      },
      keptCount: draw.keptCount,
      reason: draw.reason
    )
  }

  private func probability(_ token: Int, _ terms: [Float]?, _ sum: Double?) -> Double {
    guard let terms, let sum else { return token == likeliest ? 1 : 0 }
    return Double(terms[token]) / sum
  }
}
