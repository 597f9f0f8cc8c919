import ParleyLab
import Testing

/// Samples that say little: never a trap, never what is not a number, and no interval where there is none.
struct DegenerateSampleTests {
  @Test func anEmptySampleHasNoMean() {
    #expect(Bootstrap().mean(of: ClusteredSample([])) == .none)
    #expect(WilsonScore.rate(successes: 0, of: 0) == .none)
    #expect(WilsonScore.rate(of: ClusteredSample([])) == .none)
    #expect(SignFlipTest.result(of: ClusteredSample([])).pValue == 1)
    #expect(PairedRate().difference == .none)
  }

  @Test func oneValueHasNoInterval() {
    #expect(Bootstrap().mean(of: ClusteredSample([3])) == .point(3, .oneValue))
    let oneRow = ClusteredSample([(cluster: "a", value: 1.0), (cluster: "a", value: 0.0)])
    #expect(Bootstrap().mean(of: oneRow) == .point(0.5, .oneValue))
    #expect(WilsonScore.rate(of: oneRow) == .point(0.5, .oneValue))
  }

  @Test func equalValuesHaveNoBootstrapInterval() {
    #expect(Bootstrap().mean(of: ClusteredSample([2, 2, 2])) == .point(2, .equalValues))
    // 0.1 three times is more than 0.3, and one row has more repeats than the other.
    let rows = ["a", "a", "a", "b", "b"].map { (cluster: $0, value: 0.1) }
    let mean = Bootstrap().mean(of: ClusteredSample(rows))
    #expect(mean.interval == nil)
  }

  @Test func whatIsNotFiniteIsLeftOut() {
    let sample = ClusteredSample([1, .nan, 2, .infinity, 3])
    #expect(sample.count == 3)
    #expect(sample.mean == 2)
  }

  @Test(arguments: [
    [1e308, 1e308, 1e308, -1e308], [.leastNonzeroMagnitude, 0, 0], [-1e308, 1e308],
    [1e-200, 1e200, 1e100],
    [0, 0, 0, 1e-300],
  ])
  func extremeValuesHaveFiniteIntervals(_ values: [Double]) throws {
    let interval = try #require(Bootstrap().mean(of: ClusteredSample(values)).interval)
    #expect(interval.lower.isFinite && interval.upper.isFinite && interval.estimate.isFinite)
    #expect(interval.lower <= interval.estimate && interval.estimate <= interval.upper)
    let p = SignFlipTest.result(of: ClusteredSample(values)).pValue
    #expect(p > 0 && p <= 1)
  }

  @Test func anOverflowingClusterIsClamped() {
    let sample = ClusteredSample(
      [(0, 1e308), (0, 1e308), (1, 1.0)].map { (cluster: $0, value: $1) }
    )
    #expect(Bootstrap().mean(of: sample).value?.isFinite == true)
  }

  @Test func noDifferenceNeedsNoNumberOfPairs() {
    #expect(SampleSize.pairs(difference: 0, discordant: 0.5) == nil)
    #expect(SampleSize.pairs(difference: 0, deviation: 1) == nil)
    #expect(SampleSize.pairs(difference: 1e-9, deviation: 1) == nil)
    #expect(SampleSize.pairs(difference: 1, deviation: 0) == 2)
    #expect(SampleSize.difference(pairs: 0, discordant: 0.5) == nil)
    #expect(SampleSize.difference(pairs: 1, deviation: 1) == nil)
  }

  @Test func theSmallestDifferenceSeenTakesAsManyPairs() throws {
    let difference = try #require(SampleSize.difference(pairs: 200, discordant: 0.2))
    #expect(SampleSize.pairs(difference: difference, discordant: 0.2).map { $0 <= 200 } == true)
    let smaller = SampleSize.pairs(difference: difference * 0.99, discordant: 0.2)
    #expect(smaller.map { $0 > 200 } == true)
  }

  @Test func manyPairsThatAllDifferOneWayHaveASmallPValue() {
    let p = McNemarTest.pValue(onlyFirst: 0, onlySecond: 100_000)
    #expect(p < 1e-300)
  }
}
