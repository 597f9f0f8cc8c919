import Glibc
import TestSupport
import Testing

@testable import LocalInference

struct SamplerTests {
  /// Logits whose probabilities at temperature 1 are 0.4, 0.3, 0.2 and 0.1 at the tokens 2, 5, 3 and 0; token 1 and 4 must not be drawn.
  private static let logits: [Float] = [
    Float(log(0.1)), -.infinity, Float(log(0.4)), Float(log(0.2)), -.infinity, Float(log(0.3)),
  ]

  private static func counts(_ sampling: Sampling, draws: Int = 20_000) -> [Int] {
    var sampler = Sampler(sampling, kernels: .fastest)
    var counts = [Int](repeating: 0, count: logits.count)
    for _ in 0..<draws { counts[sampler.choose(from: logits, traced: 0).token] += 1 }
    return counts
  }

  /// Whether counts are within five standard deviations of probabilities.
  private static func expect(
    _ counts: [Int],
    _ probabilities: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let draws = Double(counts.reduce(0, +))
    for (token, probability) in probabilities.enumerated() {
      let deviation = (draws * probability * (1 - probability)).squareRoot()
      #expect(
        abs(Double(counts[token]) - draws * probability) <= 5 * deviation,
        "token \(token): \(counts[token])",
        sourceLocation: sourceLocation
      )
    }
  }

  @Test func tokensComeAsOftenAsTheirProbabilitiesSay() {
    Self.expect(Self.counts(Sampling(seed: 1)), [0.1, 0, 0.4, 0.2, 0, 0.3])
  }

  @Test func aTemperatureRaisesProbabilitiesToItsInverse() {
    Self.expect(
      Self.counts(Sampling(temperature: 0.5, seed: 2)),
      [1.0 / 30, 0, 16.0 / 30, 4.0 / 30, 0, 9.0 / 30]
    )
    let sum = [0.1, 0.4, 0.2, 0.3].reduce(0) { $0 + $1.squareRoot() }
    Self.expect(
      Self.counts(Sampling(temperature: 2, seed: 3)),
      [0.1, 0, 0.4, 0.2, 0, 0.3].map { $0.squareRoot() / sum }
    )
  }

  @Test func topKKeepsTheLikeliest() {
    Self.expect(Self.counts(Sampling(topK: 2, seed: 4)), [0, 0, 4.0 / 7, 0, 0, 3.0 / 7])
    #expect(Self.counts(Sampling(topK: 1, seed: 4), draws: 50) == [0, 0, 50, 0, 0, 0])
    Self.expect(Self.counts(Sampling(topK: 99, seed: 5)), [0.1, 0, 0.4, 0.2, 0, 0.3])
  }

  @Test func topPKeepsTheFewestThatReachIt() {
    Self.expect(Self.counts(Sampling(topP: 0.69, seed: 6)), [0, 0, 4.0 / 7, 0, 0, 3.0 / 7])
    Self.expect(Self.counts(Sampling(topP: 0.71, seed: 6)), [0, 0, 4.0 / 9, 2.0 / 9, 0, 3.0 / 9])
    Self.expect(Self.counts(Sampling(topP: 1, seed: 7)), [0.1, 0, 0.4, 0.2, 0, 0.3])
    #expect(Self.counts(Sampling(topP: 0, seed: 8), draws: 50) == [0, 0, 50, 0, 0, 0])
  }

  @Test func topPCountsWithinWhatTopKKept() {
    // Of 4/9, 3/9 and 2/9 the first two reach 0.75; of all four they would not.
    Self.expect(
      Self.counts(Sampling(topK: 3, topP: 0.75, seed: 9)),
      [0, 0, 4.0 / 7, 0, 0, 3.0 / 7]
    )
  }

  @Test func temperatureZeroTakesTheFirstOfTheLikeliest() {
    var sampler = Sampler(.greedy, kernels: .fastest)
    #expect(sampler.choose(from: [1, 3, -.infinity, 3], traced: 0).token == 1)
    #expect(sampler.choose(from: [-5, -4, -3, -.infinity], traced: 0).token == 2)
  }

  @Test func extremeTemperaturesAreStillProbabilities() {
    #expect(Self.counts(Sampling(temperature: 1e-300, seed: 1), draws: 50) == [0, 0, 50, 0, 0, 0])
    Self.expect(
      Self.counts(Sampling(temperature: 1e300, seed: 1)),
      [0.25, 0, 0.25, 0.25, 0, 0.25]
    )
  }

  @Test func aSeedGivesTheSameTokensAndAnotherOthers() {
    func tokens(_ seed: UInt64) -> [Int] {
      var sampler = Sampler(Sampling(seed: seed), kernels: .fastest)
      return (0..<64).map { _ in sampler.choose(from: Self.logits, traced: 0).token }
    }
    #expect(tokens(1) == tokens(1))
    #expect(tokens(1) != tokens(2))
  }

  @Test func aTraceChangesNothingAndAddsUp() throws {
    for sampling in [
      Sampling(seed: 1), Sampling(temperature: 0.7, topK: 3, seed: 2), Sampling(topP: 0.8, seed: 3),
      Sampling(temperature: 1.5, topK: 3, topP: 0.9, seed: 4),
    ] {
      var traced = Sampler(sampling, kernels: .fastest)
      var plain = Sampler(sampling, kernels: .fastest)
      for _ in 0..<200 {
        let (token, found) = traced.choose(from: Self.logits, traced: 10)
        #expect(plain.choose(from: Self.logits, traced: 0).token == token)
        let choice = try #require(found)
        #expect(choice.token == token)
        #expect(choice.candidates.map(\.token) == [2, 5, 3, 0])
        for sum in [
          choice.candidates.map(\.probability).reduce(0, +),
          choice.candidates.map(\.temperedProbability).reduce(0, +),
          choice.candidates.map(\.finalProbability).reduce(0, +),
        ] { #expect(abs(sum - 1) < 1e-6) }
        #expect(choice.candidates.count { $0.finalProbability > 0 } == choice.keptCount)
        #expect(abs(choice.candidates[0].probability - 0.4) < 1e-6)
        guard case .drawn(let random, let from, let to) = choice.reason else {
          Issue.record("\(choice.reason)")
          continue
        }
        #expect(from <= random && random < to)
        let own = try #require(choice.candidates.first { $0.token == token })
        #expect(abs(to - from - own.finalProbability) < 1e-9)
      }
    }
  }

  @Test func theTraceOfTheLikeliestTokenSaysSo() throws {
    var greedy = Sampler(.greedy, kernels: .fastest)
    let choice = try #require(greedy.choose(from: Self.logits, traced: 2).choice)
    #expect(choice.reason == .greedy && choice.keptCount == 1)
    #expect(choice.candidates.map(\.token) == [2, 5])
    #expect(choice.candidates.map(\.temperedProbability) == [1, 0])
    var one = Sampler(Sampling(topK: 1), kernels: .fastest)
    #expect(one.choose(from: Self.logits, traced: 2).choice?.reason == .onlyOne)
  }

  @Test func theChosenTokenIsAlwaysAmongTheCandidates() throws {
    var sampler = Sampler(Sampling(temperature: 3, seed: 1), kernels: .fastest)
    for _ in 0..<100 {
      let choice = try #require(sampler.choose(from: Self.logits, traced: 1).choice)
      #expect(choice.candidates.contains { $0.token == choice.token })
      #expect(choice.candidates.count <= 2)
    }
  }

  @Test func flatAndSteepLogitsOfAWholeVocabularyAreDrawnAsInAFullSort() {
    Fuzz.check(rounds: 200) { generator in
      let steepness = Float.random(in: 0...12, using: &generator)
      let logits = (0..<500).map { _ in
        Bool.random(using: &generator) && Bool.random(using: &generator)
          ? -Float.infinity : Float.random(in: -1...1, using: &generator) * steepness
      }
      guard logits.contains(where: { $0 > -.infinity }) else { return }
      let sampling = Sampling(
        temperature: Double.random(in: 0.1...2, using: &generator),
        topK: Bool.random(using: &generator) ? Int.random(in: 1...600, using: &generator) : nil,
        topP: Bool.random(using: &generator) ? Double.random(in: 0...1, using: &generator) : nil,
        seed: generator.next()
      )
      var sampler = Sampler(sampling, kernels: .fastest)
      let token = sampler.choose(from: logits, traced: 0).token
      var source = RandomSource(seed: sampling.seed)
      let unit = source.nextUnit()
      let near = [unit - 1e-6, unit, unit + 1e-6].map { Self.sorted(logits, sampling, $0) }
      #expect(near.contains(token), "seed \(generator.seed)")
    }
  }

  /// The token by the definition, in double precision.
  private static func sorted(_ logits: [Float], _ sampling: Sampling, _ unit: Double) -> Int {
    let ranked = logits.indices.filter { logits[$0] > -.infinity }.sorted {
      (logits[$1], $0) < (logits[$0], $1)
    }
    let top = Double(logits[ranked[0]])
    var kept = ranked.map {
      (token: $0, term: exp((Double(logits[$0]) - top) / sampling.temperature))
    }
    kept = Array(kept.prefix(sampling.topK ?? .max))
    let limit = (sampling.topP ?? 2) * kept.reduce(0) { $0 + $1.term }
    var sum = 0.0
    let count = kept.firstIndex {
      sum += $0.term
      return sum >= limit
    }
    kept = Array(kept.prefix((count ?? kept.count) + 1))
    let target = unit * kept.reduce(0) { $0 + $1.term }
    sum = 0
    let drawn = kept.first {
      sum += $0.term
      return target < sum
    }
    return drawn?.token ?? kept[kept.count - 1].token
  }
}
