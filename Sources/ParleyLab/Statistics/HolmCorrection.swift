/// Holm's correction: of several tests, the more there are, the more one finds by chance.
///
/// - Source: Holm, "A simple sequentially rejective multiple test procedure", 1979, <https://www.jstor.org/stable/4615733>.
package enum HolmCorrection {
  /// The p-values adjusted for their number, in the same order.
  ///
  /// Those at most 0.05 are found with at most one chance in twenty that any of them is by chance, whatever they have in common.
  package static func adjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var largest = 0.0
    for (rank, place) in order.enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[place]))
      adjusted[place] = largest
    }
    return adjusted
  }
}
