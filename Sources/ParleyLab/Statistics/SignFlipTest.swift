/// The paired permutation test: if both ways were equally good, each difference could as well have had the other sign.
///
/// It assumes no distribution, only that pairs, or clusters of pairs, are independent. The differences of one cluster change their
/// signs together.
///
/// - Source: Fisher, "The design of experiments", 1935, section 21; the p-value of drawn permutations by Phipson and Smyth,
///   "Permutation p-values should never be zero", 2010, <https://doi.org/10.2202/1544-6115.1585>.
package enum SignFlipTest {
  /// How likely a mean difference as large as that of a sample is by chance.
  package struct Result: Sendable, Equatable {
    /// The two-sided p-value, from above 0 to 1.
    package let pValue: Double
    /// Whether all assignments of signs were counted, and not some drawn.
    package let isExact: Bool
  }

  /// The most differences other than 0 for which all assignments of signs are counted.
  package static let mostCounted = 30
  /// How many assignments are drawn; fewer where there are so many clusters that they would take long, and at least 1,999.
  package static let draws = 9_999

  /// Tests whether the mean of differences is other than 0.
  ///
  /// The same differences give the same p-value on every machine.
  ///
  /// - Complexity: Up to 2¹⁵ sums counted twice, or `draws` additions for each cluster.
  package static func result(of differences: ClusteredSample) -> Result {
    let sums = differences.scaled.sums.filter { $0 != 0 }
    let extent = sums.reduce(0) { $0 + $1.magnitude }
    // Sums that differ by rounding alone are equal.
    let bound = sums.reduce(0, +).magnitude - 1e-12 * extent
    guard bound > 0 else { return Result(pValue: 1, isExact: true) }
    if sums.count <= mostCounted {
      return Result(pValue: countedShare(of: sums, from: bound), isExact: true)
    }
    return Result(pValue: drawnShare(of: sums, from: bound), isExact: false)
  }

  /// The share of all assignments whose sum is at least as far from 0.
  ///
  /// The first half's sums are met with the second half's in order, so that 2³⁰ assignments take 2¹⁵ searches.
  private static func countedShare(of sums: [Double], from bound: Double) -> Double {
    let half = sums.count / 2
    let first = signedSums(of: sums[..<half])
    let second = signedSums(of: sums[half...]).sorted()
    var count = 0
    for sum in first {
      count += second.count - second.firstPlace { $0 + sum >= bound }
      count += second.firstPlace { $0 + sum > -bound }
    }
    return Double(count) / (Double(first.count) * Double(second.count))
  }

  private static func signedSums(of values: ArraySlice<Double>) -> [Double] {
    var sums = [0.0]
    for value in values { sums = sums.map { $0 + value } + sums.map { $0 - value } }
    return sums
  }

  private static func drawnShare(of sums: [Double], from bound: Double) -> Double {
    let draws = max(1_999, min(Self.draws, 100_000_000 / sums.count))
    var random = SplitMix64(seed: Bootstrap.seed)
    var count = 0
    for _ in 0..<draws {
      var (sum, bits) = (0.0, UInt64(0))
      for (place, value) in sums.enumerated() {
        if place % 64 == 0 { bits = random.next() }
        sum += bits & 1 == 0 ? value : -value
        bits >>= 1
      }
      if sum.magnitude >= bound { count += 1 }
    }
    return Double(count + 1) / Double(draws + 1)
  }
}

extension [Double] {
  /// The first place from which on a condition holds, in a list where it holds from some place on.
  fileprivate func firstPlace(where condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
