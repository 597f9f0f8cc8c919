import ParleyLab
import Testing

/// Made-up experiments whose truth is known: how often intervals hold it, and how often tests find what is not there.
struct SimulationTests {
  private static let rows = 20
  private static let repeats = 5
  private static let experiments = 1_000

  /// How many of five trials of a row pass whose rate is 0.3 or 0.95, equally likely.
  private func rowPasses(_ random: inout SplitMix64) -> Int {
    let threshold = random.next(below: 2) == 0 ? 30 : 95
    return (0..<Self.repeats).count { _ in random.next(below: 100) < threshold }
  }

  private func sample(_ passes: [Int]) -> ClusteredSample {
    ClusteredSample(
      passes.enumerated().flatMap { row, count in
        (0..<Self.repeats).map { (cluster: row, value: $0 < count ? 1.0 : 0) }
      }
    )
  }

  @Test func intervalsOfClusteredRatesHoldTheTruthAboutAsOftenAsTheyClaim() throws {
    var random = SplitMix64(seed: 11)
    var (held, heldByIndependent) = (0, 0)
    for _ in 0..<Self.experiments {
      let passes = (0..<Self.rows).map { _ in rowPasses(&random) }
      let clustered = try #require(WilsonScore.rate(of: sample(passes)).interval)
      let count = Self.rows * Self.repeats
      let independent = try #require(
        WilsonScore.rate(successes: passes.reduce(0, +), of: count).interval
      )
      if (clustered.lower...clustered.upper).contains(0.625) { held += 1 }
      if (independent.lower...independent.upper).contains(0.625) { heldByIndependent += 1 }
    }
    #expect((920...970).contains(held))
    #expect(heldByIndependent < 850)
  }

  /// Rows that suit one side or the other by chance: flipping rows' signs is right, counting pairs as independent is not.
  @Test func testsOfRowsSeldomFindWhatIsNotThere() {
    var random = SplitMix64(seed: 12)
    var (found, foundByPairs) = (0, 0)
    for _ in 0..<Self.experiments {
      let first = (0..<Self.rows).map { _ in rowPasses(&random) }
      let second = (0..<Self.rows).map { _ in rowPasses(&random) }
      let differences = zip(first, second).map { Double($1 - $0) }
      if SignFlipTest.result(of: ClusteredSample(differences)).pValue <= 0.05 { found += 1 }
      var pairs = PairedRate()
      for (mine, other) in zip(first, second) {
        for trial in 0..<Self.repeats { pairs.add(trial < mine, trial < other) }
      }
      let p = McNemarTest.pValue(onlyFirst: pairs.onlyFirst, onlySecond: pairs.onlySecond)
      if p <= 0.05 { foundByPairs += 1 }
    }
    // One in twenty, give or take three standard deviations.
    #expect((30...70).contains(found))
    #expect(foundByPairs > 150)
  }

  /// A real difference of the size that the number of pairs was computed for is found about four times out of five.
  @Test func soManyPairsFindTheDifferenceFourTimesInFive() throws {
    var random = SplitMix64(seed: 13)
    // A fifth of the pairs differ, 15 of 20 of them to the better: a difference of 0.1.
    let pairs = try #require(SampleSize.pairs(difference: 0.1, discordant: 0.2))
    let found = (0..<Self.experiments).count { _ in
      var counts = PairedRate()
      for _ in 0..<pairs {
        let draw = random.next(below: 100)
        if draw < 15 { counts.add(false, true) } else { counts.add(draw < 20, false) }
      }
      return McNemarTest.pValue(onlyFirst: counts.onlyFirst, onlySecond: counts.onlySecond) <= 0.05
    }
    #expect((750...850).contains(found))
  }
}
