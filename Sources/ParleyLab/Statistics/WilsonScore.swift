/// Rates with intervals by Wilson's score, which stays within 0 and 1 and has width where all trials pass or all fail.
///
/// - Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927,
///   <https://doi.org/10.1080/01621459.1927.10502953>; recommended by Brown, Cai and DasGupta, "Interval estimation for a binomial
///   proportion", 2001, <https://doi.org/10.1214/ss/1009213286>.
package enum WilsonScore {
  /// The rate of successes among independent trials.
  ///
  /// - Parameters:
  ///   - successes: How many succeeded, from 0 to `count`.
  ///   - count: How many trials there were.
  /// - Returns: The rate; none without trials.
  package static func rate(successes: Int, of count: Int) -> Estimate {
    guard count > 0 else { return .none }
    let successes = min(count, max(0, successes))
    let rate = Double(successes) / Double(count)
    return .interval(interval(rate, size: Double(count)))
  }

  /// The rate of a sample of zeros and ones in clusters.
  ///
  /// With clusters of several trials, the interval is that of as many independent trials as would vary like the clusters: never more
  /// than there are trials, and where all trials came out alike, as many as there are clusters. One cluster of several gives none.
  ///
  /// - Source: Korn and Graubard, "Confidence intervals for proportions with small expected number of positive counts estimated from
  ///   survey data", 1998, for the effective size; Dean and Pagano, "Evaluating confidence interval methods for binomial proportions
  ///   in clustered surveys", 2015, <https://doi.org/10.1093/jssam/smv024>, for Wilson's interval with it.
  package static func rate(of sample: ClusteredSample) -> Estimate {
    guard let mean = sample.mean else { return .none }
    guard sample.isClustered else {
      let successes = sample.clusters.reduce(0) { $0 + $1.sum }
      return rate(successes: Int(successes), of: sample.count)
    }
    guard sample.clusters.count > 1 else { return .point(mean, .oneValue) }
    return .interval(interval(mean, size: effectiveSize(of: sample, rate: mean)))
  }

  /// How many independent trials say as much of the rate as the clusters do.
  private static func effectiveSize(of sample: ClusteredSample, rate: Double) -> Double {
    let (clusters, count) = (Double(sample.clusters.count), Double(sample.count))
    let squares = sample.clusters.reduce(0) { sum, cluster in
      let residual = cluster.sum - rate * Double(cluster.count)
      return sum + residual * residual
    }
    guard !sample.isConstant else { return clusters }
    let variance = clusters / (clusters - 1) * squares / (count * count)
    guard variance > 0 else { return count }
    return max(1, min(count, rate * (1 - rate) / variance))
  }

  private static func interval(_ rate: Double, size: Double) -> Interval {
    let quantile = NormalDistribution.quantile975
    let square = quantile * quantile
    let centre = (rate + square / (2 * size)) / (1 + square / size)
    let spread = quantile / (1 + square / size)
    let half = spread * (rate * (1 - rate) / size + square / (4 * size * size)).squareRoot()
    return Interval(
      estimate: rate,
      lower: rate == 0 ? 0 : min(rate, max(0, centre - half)),
      upper: rate == 1 ? 1 : max(rate, min(1, centre + half))
    )
  }
}
