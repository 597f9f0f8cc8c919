/// How many pairs it takes to see a difference, and how large a difference must be to be seen.
///
/// For a two-sided test at 0.05 that finds the difference four times out of five (power 0.8).
package enum SampleSize {
  private static let error = NormalDistribution.quantile975
  private static let power = NormalDistribution.quantile(0.8)
  /// More pairs than anybody runs; what takes more has no number.
  private static let mostPairs = 1e12

  /// The pairs that show a difference of two rates.
  ///
  /// The formula is made for the approximate test. The exact one needs a little more, which adding as many pairs as the difference
  /// goes into 1 makes up for: its power is then from 0.79 to 0.87 (computed for differences from 0.02 to 0.8).
  ///
  /// - Source: Connor, "Sample size for testing differences in proportions for the paired-sample design", 1987,
  ///   <https://doi.org/10.2307/2531961>.
  /// - Parameters:
  ///   - difference: The difference, from -1 to 1.
  ///   - discordant: The share of pairs that differ, at least as large as the difference.
  /// - Returns: The number of independent pairs; nil for no difference.
  package static func pairs(difference: Double, discordant: Double) -> Int? {
    let size = min(1, difference.magnitude)
    guard size > 0 else { return nil }
    let share = min(1, max(size, discordant))
    let root = error * share.squareRoot() + power * (share - size * size).squareRoot()
    return whole(root * root / (size * size) + 1 / size)
  }

  /// The pairs that show a difference of two means.
  ///
  /// - Source: Guenther, "Sample size formulas for normal theory t tests", 1981, <https://doi.org/10.2307/2683297>, within 1 of the
  ///   t test's exact number.
  /// - Parameters:
  ///   - difference: The difference.
  ///   - deviation: The standard deviation of the pairs' differences.
  /// - Returns: The number of independent pairs, at least 2; nil for no difference.
  package static func pairs(difference: Double, deviation: Double) -> Int? {
    let ratio = (error + power) * (deviation / difference)
    guard difference != 0, ratio.isFinite else { return nil }
    return whole(max(2, ratio * ratio + error * error / 2))
  }

  /// The smallest difference of two rates that so many pairs show; nil where they are too few for any.
  package static func difference(pairs: Int, discordant: Double) -> Double? {
    var (low, high) = (0.0, 1.0)
    guard let fewest = Self.pairs(difference: 1, discordant: 1), pairs >= fewest else { return nil }
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let needed = Self.pairs(difference: middle, discordant: discordant)
      if needed.map({ $0 <= pairs }) ?? false { high = middle } else { low = middle }
    }
    return high
  }

  /// The smallest difference of two means that so many pairs show; nil where they are too few for any.
  package static func difference(pairs: Int, deviation: Double) -> Double? {
    let effective = Double(pairs) - error * error / 2
    guard effective > 0, deviation > 0, deviation.isFinite else { return nil }
    return (error + power) * deviation / effective.squareRoot()
  }

  private static func whole(_ number: Double) -> Int? {
    number <= mostPairs ? Int(number.rounded(.up)) : nil
  }
}
