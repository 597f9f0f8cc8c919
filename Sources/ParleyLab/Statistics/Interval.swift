/// An estimate with its confidence interval.
package struct Interval: Sendable, Equatable {
  /// The estimate.
  package let estimate: Double
  /// The lower bound, at most ``estimate``.
  package let lower: Double
  /// The upper bound, at least ``estimate``.
  package let upper: Double

  /// Makes an interval.
  package init(estimate: Double, lower: Double, upper: Double) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
  }
}
