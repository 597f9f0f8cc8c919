/// Intervals of means by resampling: bias-corrected and accelerated (BCa).
///
/// Whole clusters are drawn with replacement. BCa was chosen over plain percentiles because its error falls with the number of
/// clusters and not with its root, and because it follows a skewed distribution, as latencies and counts have. The same sample gives
/// the same interval on every machine: the seed is fixed, and only operations are used whose every bit IEEE 754 lays down.
///
/// - Source: Efron, "Better bootstrap confidence intervals", 1987, <https://doi.org/10.1080/01621459.1987.10478410>; clusters as in
///   Davison and Hinkley, "Bootstrap methods and their application", 1997, section 3.8.
package struct Bootstrap: Sendable {
  /// Which random numbers are drawn; the same for every sample.
  package static let seed: UInt64 = 0x5041_524C_4559

  /// How many samples are drawn; nil for 10,000, for more than 100 clusters a million over their number, and at least 1,000.
  package var resamples: Int?

  /// Makes a bootstrap.
  package init(resamples: Int? = nil) {
    self.resamples = resamples
  }

  /// The mean of a sample with its interval.
  ///
  /// Fewer than two clusters and clusters whose means are all the same give no interval.
  ///
  /// - Complexity: A million random numbers, or 1,000 for each cluster if that is more.
  package func mean(of sample: ClusteredSample) -> Estimate {
    guard let mean = sample.mean else { return .none }
    guard sample.clusters.count > 1 else { return .point(mean, .oneValue) }
    let scaled = sample.scaled
    let counts = sample.clusters.map { Double($0.count) }
    guard !sample.isConstant, !Self.haveEqualMeans(scaled.sums, counts) else {
      return .point(mean, .equalValues)
    }
    let estimate = scaled.total / Double(sample.count)
    let means = resampledMeans(scaled.sums, counts)
    let levels = Self.levels(
      below: Self.share(of: means, below: estimate),
      acceleration: Self.acceleration(scaled.sums, counts),
      resamples: means.count
    )
    let lower = min(Quantile.of(sorted: means, at: levels.lower) ?? estimate, estimate)
    let upper = max(Quantile.of(sorted: means, at: levels.upper) ?? estimate, estimate)
    let unit = scaled.unit
    return .interval(Interval(estimate: mean, lower: lower * unit, upper: upper * unit))
  }

  private static func haveEqualMeans(_ sums: [Double], _ counts: [Double]) -> Bool {
    zip(sums, counts).allSatisfy { $0 * counts[0] == sums[0] * $1 }
  }

  /// The means of the samples that were drawn, in order.
  private func resampledMeans(_ sums: [Double], _ counts: [Double]) -> [Double] {
    let size = sums.count
    let resamples = max(1, self.resamples ?? max(1000, min(10_000, 1_000_000 / size)))
    var random = SplitMix64(seed: Self.seed)
    var means: [Double] = []
    means.reserveCapacity(resamples)
    for _ in 0..<resamples {
      var (sum, count) = (0.0, 0.0)
      for _ in 0..<size {
        let place = random.next(below: size)
        sum += sums[place]
        count += counts[place]
      }
      means.append(sum / count)
    }
    return means.sorted()
  }

  /// The share of sorted means below the estimate, those that equal it counting half.
  private static func share(of means: [Double], below estimate: Double) -> Double {
    let below = means.prefix { $0 < estimate }.count
    let equal = means.dropFirst(below).prefix { $0 == estimate }.count
    return (Double(below) + Double(equal) / 2) / Double(means.count)
  }

  /// A sixth of the skewness of the means that leaving out one cluster gives.
  private static func acceleration(_ sums: [Double], _ counts: [Double]) -> Double {
    let (sum, count) = (sums.reduce(0, +), counts.reduce(0, +))
    let without = zip(sums, counts).map { (sum - $0) / (count - $1) }
    let centre = without.reduce(0, +) / Double(without.count)
    let influences = without.map { Double(without.count - 1) * (centre - $0) }
    let squares = influences.reduce(0) { $0 + $1 * $1 }
    let cubes = influences.reduce(0) { $0 + $1 * $1 * $1 }
    let spread = squares * squares.squareRoot()
    return spread > 0 ? cubes / (6 * spread) : 0
  }

  private static func levels(
    below share: Double,
    acceleration: Double,
    resamples: Int
  ) -> (lower: Double, upper: Double) {
    let smallest = 0.5 / Double(resamples)
    let bias = NormalDistribution.quantile(min(1 - smallest, max(smallest, share)))
    func level(_ quantile: Double) -> Double? {
      let moved = 1 - acceleration * (bias + quantile)
      guard moved > 0 else { return nil }
      return NormalDistribution.cumulative(bias + (bias + quantile) / moved)
    }
    let quantile = NormalDistribution.quantile975
    guard let lower = level(-quantile), let upper = level(quantile) else { return (0.025, 0.975) }
    return (lower, upper)
  }
}
