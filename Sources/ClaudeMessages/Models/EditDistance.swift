/// How many letters must be added, removed, replaced or swapped with their neighbour to make one word of another.
enum EditDistance {
  /// The distance between two words; nil if it is above the limit.
  ///
  /// - Source: optimal string alignment; Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2.2.
  static func between(_ left: String, _ right: String, atMost limit: Int) -> Int? {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    guard abs(left.count - right.count) <= limit else { return nil }
    var twoAgo: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var best = min(
          previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, twoAgo[column - 1] + 1)
        }
        current.append(best)
      }
      twoAgo = previous
      previous = current
    }
    let distance = previous[right.count]
    return distance <= limit ? distance : nil
  }
}
