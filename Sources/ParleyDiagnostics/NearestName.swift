/// The search for what somebody meant who wrote a name that does not exist.
package enum NearestName {
  /// The candidate that differs least from a name; nil if none is near.
  ///
  /// Near is an edit distance of at most 2 (insertions, deletions, replacements and swaps of neighbours), and of at most a third of the
  /// name's length rounded up, so that a name of two letters is not taken for any other; a name of one letter is near to none but its
  /// other case. Names that differ in case alone are nearest of all.
  /// Of equally near candidates the first one wins.
  ///
  /// - Complexity: O(candidates × length²), names of more than 100 scalars are not compared.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let written = Array(name.unicodeScalars)
    guard !written.isEmpty, written.count <= 100 else { return nil }
    let limit = written.count == 1 ? 0 : min(2, (written.count + 2) / 3)
    let folded = Array(name.lowercased().unicodeScalars)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let scalars = Array(candidate.unicodeScalars)
      guard Swift.abs(scalars.count - written.count) <= 2 else { continue }
      var distance = editDistance(written, scalars)
      if distance > 0, Array(candidate.lowercased().unicodeScalars) == folded { distance = 0 }
      guard distance <= limit else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other, each place edited once.
  ///
  /// Source: the optimal string alignment distance.
  static func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for i in one.indices {
      var row = [i + 1]
      row.reserveCapacity(other.count + 1)
      for j in other.indices {
        let replaced = last[j] + (one[i] == other[j] ? 0 : 1)
        var distance = min(replaced, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          distance = min(distance, beforeLast[j - 1] + 1)
        }
        row.append(distance)
      }
      beforeLast = last
      last = row
    }
    return last[other.count]
  }
}
