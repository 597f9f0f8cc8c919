import CLocalModel

/// Chooses tokens from logits.
///
/// Temperature first, then top_k, then top_p within it; then one random number falls into the kept tokens, laid end to end with the
/// likeliest first. Equal logits stand in the order of their tokens. Each draw takes one random number, whatever is left.
struct Sampler: Sendable {
  private let sampling: Sampling
  private let kernels: KernelChoice
  private var random: RandomSource
  private var terms: [Float] = []

  /// Makes a sampler whose settings have been checked.
  init(_ sampling: Sampling, kernels: KernelChoice) {
    self.sampling = sampling
    self.kernels = kernels
    random = RandomSource(seed: sampling.seed)
  }

  /// Chooses a token.
  ///
  /// - Parameters:
  ///   - logits: One for each token; minus infinity for a token that must not be drawn, and none may be no number. At least one is
  ///     not minus infinity.
  ///   - traced: How many candidates the trace has; 0 for no trace.
  /// - Returns: The token, and the trace if it is asked for.
  mutating func choose(
    from logits: [Float],
    traced: Int
  ) -> (token: Int, choice: TokenChoice?) {
    let likeliest = Self.likeliest(logits)
    guard sampling.temperature > 0 else {
      guard traced > 0 else { return (likeliest, nil) }
      let draw = Draw(token: likeliest, kept: [likeliest], keptCount: 1, sum: 1, reason: .greedy)
      return (likeliest, choice(draw, logits, likeliest, traced))
    }
    let factor = Float(min(1 / sampling.temperature, 1e30))
    let total = computeTerms(logits, likeliest, factor)
    let unit = random.nextUnit()
    // The likely tokens nearly always suffice, and sorting all of them takes longer than making the logits.
    let draw =
      drawn(unit, from: ranked(logits, above: 1e-3), isComplete: false, total: total)
      ?? drawn(unit, from: ranked(logits, above: 0), isComplete: true, total: total)
      ?? Draw(token: likeliest, kept: [likeliest], keptCount: 1, sum: 1, reason: .onlyOne)
    guard traced > 0 else { return (draw.token, nil) }
    return (draw.token, choice(draw, logits, likeliest, traced))
  }

  /// A token that was drawn, and from what.
  struct Draw {
    /// The token.
    let token: Int
    /// The kept tokens, likeliest first; only as many as were looked at if neither top_k nor top_p cut.
    let kept: [Int]
    /// How many tokens were kept.
    let keptCount: Int
    /// The sum of the kept tokens' terms.
    let sum: Double
    /// Why this token.
    let reason: TokenChoice.Reason
  }

  /// The token with the highest logit, the first of equal ones.
  static func likeliest(_ logits: [Float]) -> Int {
    var best = 0
    var highest = -Float.infinity
    for (token, logit) in logits.enumerated() where logit > highest {
      highest = logit
      best = token
    }
    return best
  }

  /// Fills `terms`, proportional to the probabilities at a temperature: 1 for the likeliest token, 0 for those not to be drawn.
  ///
  /// - Returns: Their sum, added in the order of the tokens.
  private mutating func computeTerms(_ logits: [Float], _ likeliest: Int, _ factor: Float) -> Double
  {
    terms = Self.terms(logits, likeliest, factor, kernels)
    return terms.reduce(0) { $0 + Double($1) }
  }

  /// The terms at a temperature's inverse.
  static func terms(
    _ logits: [Float],
    _ likeliest: Int,
    _ factor: Float,
    _ kernels: KernelChoice
  ) -> [Float] {
    var terms = [Float](unsafeUninitializedCapacity: logits.count) { buffer, count in
      guard let result = buffer.baseAddress else { return }
      _ = kernels.functions.exponentiate(
        logits,
        logits.count,
        logits[likeliest],
        factor,
        result
      )
      count = logits.count
    }
    for (token, logit) in logits.enumerated() where logit == -.infinity { terms[token] = 0 }
    return terms
  }

  /// The tokens whose terms are above a limit, likeliest first.
  private func ranked(_ logits: [Float], above limit: Float) -> [Int] {
    terms.indices.filter { terms[$0] > limit }.sorted {
      logits[$0] != logits[$1] ? logits[$0] > logits[$1] : $0 < $1
    }
  }

  /// Cuts ranked tokens by top_k and top_p and draws one; nil if more than these are needed to tell.
  private func drawn(
    _ unit: Double,
    from ranked: [Int],
    isComplete: Bool,
    total: Double
  ) -> Draw? {
    var kept = ranked[...]
    var sum = total
    var keptCount = isComplete ? ranked.count : terms.count { $0 > 0 }
    if let topK = sampling.topK, topK < keptCount {
      guard ranked.count >= topK else { return nil }
      kept = ranked.prefix(topK)
      sum = kept.reduce(0) { $0 + Double(terms[$1]) }
      keptCount = topK
    }
    if let topP = sampling.topP, topP < 1 {
      guard let count = nucleus(of: kept, reaching: topP * sum) ?? (isComplete ? kept.count : nil)
      else { return nil }
      kept = kept.prefix(count)
      sum = kept.reduce(0) { $0 + Double(terms[$1]) }
      keptCount = count
    }
    return drawn(unit, from: Array(kept), of: keptCount, sum: sum)
  }

  /// How many of the first tokens reach a sum; at least one; nil if all together do not.
  private func nucleus(of tokens: ArraySlice<Int>, reaching limit: Double) -> Int? {
    var sum = 0.0
    for (index, token) in tokens.enumerated() {
      sum += Double(terms[token])
      if sum >= limit { return index + 1 }
    }
    return nil
  }

  /// Draws one of the kept tokens; nil if the number falls beyond those that are listed.
  private func drawn(_ unit: Double, from kept: [Int], of count: Int, sum: Double) -> Draw? {
    var from = 0.0
    for (index, token) in kept.enumerated() {
      // Rounding can leave a gap at the very end, which is the last token's.
      let isLast = index + 1 == count
      let to = isLast ? sum : from + Double(terms[token])
      if isLast || unit * sum < to {
        let reason: TokenChoice.Reason =
          count == 1 ? .onlyOne : .drawn(random: unit, from: from / sum, to: to / sum)
        return Draw(token: token, kept: kept, keptCount: count, sum: sum, reason: reason)
      }
      from = to
    }
    return nil
  }

  /// What the trace says of a draw.
  private func choice(
    _ draw: Draw,
    _ logits: [Float],
    _ likeliest: Int,
    _ traced: Int
  ) -> TokenChoice {
    let trace = ChoiceTrace(
      draw: draw,
      logits: logits,
      plain: Self.terms(logits, likeliest, 1, kernels),
      tempered: sampling.temperature > 0 ? terms : nil,
      likeliest: likeliest
    )
    return trace.choice(candidates: traced)
  }
}
