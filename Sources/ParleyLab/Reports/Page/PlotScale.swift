import TerminalText

/// The scale of a plot: round numbers from below the smallest to above the largest value.
package struct PlotScale: Sendable, Equatable {
  /// The value at the left end.
  package let lower: Double
  /// The value at the right end, above ``lower``.
  package let upper: Double
  /// The values that are marked, both ends among them.
  package let ticks: [Double]

  /// Shares of 1.
  static let shares = PlotScale(lower: 0, upper: 1, ticks: [0, 0.25, 0.5, 0.75, 1])

  private init(lower: Double, upper: Double, ticks: [Double]) {
    self.lower = lower
    self.upper = upper
    self.ticks = ticks
  }

  /// Makes a scale for some values; those that are not finite do not count.
  ///
  /// - Parameters:
  ///   - values: The values that have to fit.
  ///   - steps: About how many steps there are between ticks, 1 or more.
  package init(covering values: [Double], steps: Int = 4) {
    let finite = values.filter { $0.isFinite && $0.magnitude < 1e300 }
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    let span = high > low ? high - low : max(high.magnitude, 1e-9)
    let step = Self.roundStep(above: span / Double(max(1, steps)))
    let first = (low / step).rounded(.down)
    let last = max(first + 1, (high / step).rounded(.up))
    let count = min(50, Int(last - first))
    lower = first * step
    upper = (first + Double(count)) * step
    ticks = (0...count).map { (first + Double($0)) * step }
  }

  /// The smallest of 1, 2, 2.5, 5 and 10 times a power of ten that is not below a number.
  static func roundStep(above number: Double) -> Double {
    var unit = 1.0
    while unit < number { unit *= 10 }
    while unit / 10 >= number { unit /= 10 }
    return [0.1, 0.2, 0.25, 0.5].map { $0 * unit }.first { $0 >= number * 0.999_999 } ?? unit
  }

  /// Where a value stands, from 0 at the left end to 1 at the right; values outside stand at an end.
  package func place(of value: Double) -> Double {
    min(1, max(0, (value - lower) / (upper - lower)))
  }
}
