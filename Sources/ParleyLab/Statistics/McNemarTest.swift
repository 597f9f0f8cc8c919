/// McNemar's test of whether one of two ways succeeds where the other fails more often than the reverse.
///
/// Always the exact test. The usual approximation is wrong for small counts, and the mid-p variant, which finds more differences, can
/// exceed its error rate; a comparison that says "no difference" once too often is the smaller harm.
///
/// - Source: McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", 1947,
///   <https://doi.org/10.1007/BF02295996>; the variants compared by Fagerland, Lydersen and Laake, "The McNemar test for binary
///   matched-pairs data", 2013, <https://doi.org/10.1186/1471-2288-13-91>.
package enum McNemarTest {
  /// The two-sided p-value: how likely counts as uneven as these are if both ways were equally good.
  ///
  /// - Parameters:
  ///   - onlyFirst: Pairs in which only the first succeeded.
  ///   - onlySecond: Pairs in which only the second did.
  /// - Returns: From 0 to 1; 1 where no pair differs.
  /// - Complexity: Linear in the number of pairs that differ.
  package static func pValue(onlyFirst: Int, onlySecond: Int) -> Double {
    let (fewer, count) = (max(0, min(onlyFirst, onlySecond)), max(0, onlyFirst + onlySecond))
    guard 2 * fewer < count else { return 1 }
    // The terms of the binomial distribution over the middle one, which cannot overflow and need no logarithm.
    var term = 1.0
    var (all, tail) = (0.0, 0.0)
    for successes in stride(from: count / 2, through: 0, by: -1) {
      all += 2 * successes == count ? term : 2 * term
      if successes <= fewer { tail += 2 * term }
      term *= Double(successes) / Double(count - successes + 1)
      guard term > 0 else { break }
    }
    return min(1, tail / all)
  }
}
