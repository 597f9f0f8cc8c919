/// Pairs of trials that each succeeded or failed.
package struct PairedRate: Sendable, Equatable {
  /// Pairs in which both succeeded.
  package var both = 0
  /// Pairs in which only the first did.
  package var onlyFirst = 0
  /// Pairs in which only the second did.
  package var onlySecond = 0
  /// Pairs in which neither did.
  package var neither = 0

  /// Makes counts of nothing.
  package init() {}

  /// Counts a pair.
  package mutating func add(_ first: Bool, _ second: Bool) {
    switch (first, second) {
    case (true, true): both += 1
    case (true, false): onlyFirst += 1
    case (false, true): onlySecond += 1
    case (false, false): neither += 1
    }
  }

  /// The pairs that differ.
  package var discordant: Int { onlyFirst + onlySecond }
  /// All pairs.
  package var count: Int { both + neither + discordant }

  /// The second rate less the first, with an interval for independent pairs that has width where no pair differs.
  ///
  /// - Source: Bonett and Price, "Adjusted Wald confidence interval for a difference of binomial proportions based on paired data",
  ///   2012, <https://doi.org/10.3102/1076998611411915>.
  package var difference: Estimate {
    guard count > 0 else { return .none }
    let estimate = Double(onlySecond - onlyFirst) / Double(count)
    let size = Double(count + 2)
    let (first, second) = (Double(onlyFirst + 1) / size, Double(onlySecond + 1) / size)
    let centre = second - first
    let variance = (first + second - centre * centre) / size
    let half = NormalDistribution.quantile975 * variance.squareRoot()
    return .interval(
      Interval(
        estimate: estimate,
        lower: min(estimate, max(-1, centre - half)),
        upper: max(estimate, min(1, centre + half))
      )
    )
  }

  /// The share of pairs that differ, as Laplace's rule puts it: a few pairs without a difference do not make it 0.
  package var discordantShare: Double { Double(discordant + 1) / Double(count + 2) }
}
