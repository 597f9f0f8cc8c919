import OrderedJSON
import ParleyLab
import Testing

/// Statistics against SciPy's and statsmodels' numbers.
struct ReferenceTests {
  /// Relative to the larger number: what is left after some hundred roundings.
  private static let rounding = 1e-12

  private func isClose(_ a: Double, _ b: Double, _ tolerance: Double = rounding) -> Bool {
    a == b || (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
  }

  private func sample(
    _ values: [Double],
    _ dataSet: StatisticsFixture.DataSet
  ) -> ClusteredSample {
    ClusteredSample(zip(dataSet.clusters, values).map { (cluster: $0, value: $1) })
  }

  @Test func thereAreTwentyDataSetsAndMore() {
    #expect(StatisticsFixture.dataSets.count >= 20)
    #expect(StatisticsFixture.json["versions"]?["scipy"]?.stringValue != nil)
  }

  @Test(arguments: StatisticsFixture.dataSets)
  func meansAreThose(of dataSet: StatisticsFixture.DataSet) {
    let samples = [dataSet.first, dataSet.second, dataSet.differences]
    for (values, expected) in zip(samples, dataSet.json["means"]?.arrayValue ?? []) {
      let mean = sample(values, dataSet).mean
      switch (mean, expected.doubleValue) {
      case (nil, nil): break
      // A difference of means loses digits to what cancels out.
      case (let mean?, let expected?):
        #expect((mean - expected).magnitude <= 1e-12 * (values.map(\.magnitude).max() ?? 0))
      default: Issue.record("\(String(describing: mean)) is not \(expected)")
      }
    }
  }

  @Test(arguments: StatisticsFixture.dataSets.filter(\.isRate))
  func ratesHaveWilsonsInterval(of dataSet: StatisticsFixture.DataSet) {
    for (values, expected) in zip(
      [dataSet.first, dataSet.second],
      dataSet.json["wilson"]?.arrayValue ?? []
    ) {
      let interval = WilsonScore.rate(of: sample(values, dataSet)).interval
      guard !expected.isNull else {
        #expect(interval == nil)
        continue
      }
      #expect(interval.map { isClose($0.lower, expected.doubles[0]) } == true)
      #expect(interval.map { isClose($0.upper, expected.doubles[1]) } == true)
    }
  }

  /// SciPy's bounds scatter with its seed; ours may lie outside by half that scatter, or by a hundredth of the interval.
  @Test(arguments: StatisticsFixture.dataSets)
  func meansHaveBootstrapIntervals(of dataSet: StatisticsFixture.DataSet) throws {
    let samples = [dataSet.first, dataSet.second, dataSet.differences]
    for (values, expected) in zip(samples, dataSet.json["bootstrap"]?.arrayValue ?? []) {
      let interval = Bootstrap(resamples: 10_000).mean(of: sample(values, dataSet)).interval
      guard let least = expected["least"]?.doubles, let greatest = expected["greatest"]?.doubles
      else {
        #expect(interval == nil)
        continue
      }
      let found = try #require(interval)
      for (bound, place) in [(found.lower, 0), (found.upper, 1)] {
        let scatter = (greatest[place] - least[place]) / 2
        let margin = max(scatter, (greatest[1] - least[0]) / 100)
        #expect(bound >= least[place] - margin)
        #expect(bound <= greatest[place] + margin)
      }
    }
  }

  /// Where not all assignments are counted, both p-values are estimates: within four standard deviations of each other.
  @Test(arguments: StatisticsFixture.dataSets)
  func signFlipsHaveThePValue(of dataSet: StatisticsFixture.DataSet) throws {
    let expected = try #require(dataSet.json["signFlip"]?["p"]?.doubleValue)
    let isExact = dataSet.json["signFlip"]?["exact"] == true
    let result = SignFlipTest.result(of: sample(dataSet.differences, dataSet))
    if isExact {
      #expect(result.isExact)
      #expect(isClose(result.pValue, expected))
    } else {
      let draws = result.isExact ? 199_999 : Double(SignFlipTest.draws)
      let deviation = (expected * (1 - expected) / draws).squareRoot()
      #expect((result.pValue - expected).magnitude <= 4 * deviation + 2 / draws)
    }
  }

  @Test(arguments: StatisticsFixture.dataSets.filter(\.isRate))
  func pairsOfRatesHaveThePValueAndTheInterval(of dataSet: StatisticsFixture.DataSet) throws {
    var pairs = PairedRate()
    for (first, second) in zip(dataSet.first, dataSet.second) { pairs.add(first == 1, second == 1) }
    let p = McNemarTest.pValue(onlyFirst: pairs.onlyFirst, onlySecond: pairs.onlySecond)
    #expect(isClose(p, try #require(dataSet.json["mcnemar"]?.doubleValue)))
    let expected = dataSet.json["differenceOfRates"]?.doubles
    #expect((pairs.difference.interval == nil) == (expected == nil))
    if let expected, let interval = pairs.difference.interval {
      #expect(isClose(interval.lower, expected[0], 1e-10))
      #expect(isClose(interval.upper, expected[1], 1e-10))
    }
  }

  @Test(arguments: StatisticsFixture.dataSets.filter { $0.isRate && !$0.isClustered })
  func flippingSignsOfPairsIsMcNemarsTest(of dataSet: StatisticsFixture.DataSet) throws {
    let result = SignFlipTest.result(of: ClusteredSample(dataSet.differences))
    guard result.isExact else { return }
    #expect(isClose(result.pValue, try #require(dataSet.json["mcnemar"]?.doubleValue)))
  }

  @Test(arguments: StatisticsFixture.cases("rates"))
  func ratesOfCounts(_ json: JSONValue) throws {
    let (successes, count) = (json["successes"]?.intValue ?? 0, json["count"]?.intValue ?? 0)
    let interval = WilsonScore.rate(successes: successes, of: count).interval
    let expected = json["interval"]?.doubles ?? []
    #expect((interval == nil) == expected.isEmpty)
    if let interval {
      #expect(isClose(interval.lower, expected[0]))
      #expect(isClose(interval.upper, expected[1]))
    }
  }

  @Test(arguments: StatisticsFixture.cases("mcnemar"))
  func mcNemarOfCounts(_ json: JSONValue) throws {
    let counts = json["counts"]?.doubles.map { Int($0) } ?? []
    let p = McNemarTest.pValue(onlyFirst: counts[0], onlySecond: counts[1])
    #expect(isClose(p, try #require(json["p"]?.doubleValue), 1e-11))
  }

  @Test(arguments: StatisticsFixture.cases("holm"))
  func holmOfPValues(_ json: JSONValue) {
    let adjusted = HolmCorrection.adjusted(json["p"]?.doubles ?? [])
    let expected = json["adjusted"]?.doubles ?? []
    #expect(adjusted.count == expected.count)
    #expect(zip(adjusted, expected).allSatisfy { isClose($0, $1) })
  }

  @Test(arguments: StatisticsFixture.cases("pairedMeans"))
  func pairsForADifferenceOfMeans(_ json: JSONValue) throws {
    let difference = try #require(json["difference"]?.doubleValue)
    let deviation = try #require(json["deviation"]?.doubleValue)
    let expected = try #require(json["pairs"]?.doubleValue)
    let pairs = try #require(SampleSize.pairs(difference: difference, deviation: deviation))
    #expect((Double(pairs) - expected.rounded(.up)).magnitude <= 1)
    let seen = try #require(SampleSize.difference(pairs: pairs, deviation: deviation))
    #expect(seen <= difference)
  }

  @Test(arguments: StatisticsFixture.cases("pairedRates"))
  func pairsForADifferenceOfRates(_ json: JSONValue) throws {
    let difference = try #require(json["difference"]?.doubleValue)
    let discordant = try #require(json["discordant"]?.doubleValue)
    #expect(
      SampleSize.pairs(difference: difference, discordant: discordant) == json["pairs"]?.intValue
    )
    // The power of the exact test with so many pairs, summed over all outcomes.
    let power = try #require(json["power"]?.doubleValue)
    #expect((0.79...0.87).contains(power))
  }

  @Test func theNormalDistribution() {
    for pair in StatisticsFixture.cases("cumulative").map(\.doubles) {
      #expect(isClose(NormalDistribution.cumulative(pair[0]), pair[1], 1e-13))
    }
    for pair in StatisticsFixture.cases("quantile").map(\.doubles) {
      #expect(isClose(NormalDistribution.quantile(pair[0]), pair[1], 1e-13))
    }
  }

  @Test func quantilesOfSamples() {
    let values = StatisticsFixture.json["sampleQuantiles"]?["values"]?.doubles ?? []
    for pair in StatisticsFixture.json["sampleQuantiles"]?["quantiles"]?.arrayValue ?? [] {
      let quantile = Quantile.of(values, at: pair.doubles[0])
      #expect(quantile.map { isClose($0, pair.doubles[1]) } == true)
    }
    #expect(Quantile.of([], at: 0.5) == nil)
    #expect(Quantile.of([7], at: 0.9) == 7)
  }
}
