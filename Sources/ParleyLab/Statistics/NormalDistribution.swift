/// The normal distribution with mean 0 and variance 1.
package enum NormalDistribution {
  /// The quantile between which and its opposite 95 % lie: 1.959963984540054.
  package static let quantile975 = quantile(0.975)

  /// The probability of a value at most `x`.
  ///
  /// Good to 14 digits in both tails.
  ///
  /// - Source: Near the middle the series of Marsaglia, "Evaluating the normal distribution", 2004,
  ///   <https://doi.org/10.18637/jss.v011.i04>; in the tails Laplace's continued fraction, DLMF 7.9.2 <https://dlmf.nist.gov/7.9>.
  package static func cumulative(_ x: Double) -> Double {
    guard x.magnitude > 3 else { return middle(x) }
    return x < 0 ? tail(-x) : 1 - tail(x)
  }

  /// The number that a value is at most with a given probability.
  ///
  /// Found by halving, which needs no table of coefficients and is the exact inverse of ``cumulative(_:)``; a few microseconds.
  ///
  /// - Parameter probability: From 0 to 1.
  /// - Returns: The quantile, from -38 to 38.
  package static func quantile(_ probability: Double) -> Double {
    guard probability <= 0.5 else { return -quantile(1 - probability) }
    var (low, high) = (-38.0, 0.0)
    guard probability < 0.5 else { return 0 }
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return high }
      if cumulative(middle) < probability { low = middle } else { high = middle }
    }
  }

  private static func density(_ x: Double) -> Double {
    Portable.exp(-x * x / 2) * 0.3989422804014327
  }

  private static func middle(_ x: Double) -> Double {
    var (sum, term, odd) = (x, x, 1.0)
    while term != 0 {
      odd += 2
      term *= x * x / odd
      guard sum + term != sum else { break }
      sum += term
    }
    return 0.5 + sum * density(x)
  }

  /// The probability of more than `x`, which is above 3.
  private static func tail(_ x: Double) -> Double {
    var fraction = x
    for numerator in stride(from: 120.0, through: 1, by: -1) { fraction = x + numerator / fraction }
    return density(x) / fraction
  }
}
