/// Quantiles of samples.
package enum Quantile {
  /// A quantile of numbers in any order; nil without any.
  package static func of(_ values: [Double], at level: Double) -> Double? {
    of(sorted: values.sorted(), at: level)
  }

  /// A quantile of numbers in ascending order, between two of them on the straight line; nil without any.
  ///
  /// - Source: Type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996, <https://doi.org/10.2307/2684934>, the
  ///   default of NumPy and R.
  /// - Parameters:
  ///   - sorted: The numbers.
  ///   - level: From 0, the smallest, to 1, the largest.
  /// - Returns: The quantile.
  package static func of(sorted: [Double], at level: Double) -> Double? {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let place = Double(sorted.count - 1) * min(1, max(0, level))
    let below = min(sorted.count - 1, Int(place))
    guard below + 1 < sorted.count else { return last }
    guard below >= 0 else { return first }
    let share = place - Double(below)
    return sorted[below] * (1 - share) + sorted[below + 1] * share
  }
}
