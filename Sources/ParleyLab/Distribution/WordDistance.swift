/// How many words must be changed, added or removed to make one text of another, as far as that is few and affordable.
///
/// - Source: Levenshtein's distance, in a band around the diagonal: Ukkonen, "Algorithms for approximate string matching", 1985,
///   <https://doi.org/10.1016/S0019-9958(85)80046-2>.
struct WordDistance: Sendable {
  /// How many cells of distance tables may still be filled in.
  private(set) var budget: Int

  /// Starts with a budget of cells.
  init(budget: Int) {
    self.budget = budget
  }

  /// Whether two lists of words, as numbers, are at most so far apart.
  ///
  /// - Parameters:
  ///   - limit: The largest distance that counts.
  ///   - first: One list.
  ///   - second: The other.
  /// - Returns: Whether they are; nil where the budget does not reach.
  /// - Complexity: Linear in the length times the limit.
  mutating func isWithin(_ limit: Int, _ first: [Int], _ second: [Int]) -> Bool? {
    guard abs(first.count - second.count) <= limit else { return false }
    let cells = (first.count + 1) * (2 * limit + 1)
    guard cells <= budget else { return nil }
    budget -= cells
    let far = limit + 1
    // Row by row; place p of a row is column row - limit + p.
    var row = (0...(2 * limit)).map { $0 >= limit ? min(far, $0 - limit) : far }
    for i in 1..<(first.count + 1) {
      var next = Array(repeating: far, count: 2 * limit + 1)
      for place in max(0, limit - i)..<(2 * limit + 1) {
        let column = i - limit + place
        guard column <= second.count else { break }
        if column == 0 {
          next[place] = min(far, i)
          continue
        }
        var best = row[place] + (first[i - 1] == second[column - 1] ? 0 : 1)
        if place > 0 { best = min(best, next[place - 1] + 1) }
        if place < 2 * limit { best = min(best, row[place + 1] + 1) }
        next[place] = min(far, best)
      }
      guard next.contains(where: { $0 <= limit }) else { return false }
      row = next
    }
    return row[limit + second.count - first.count] <= limit
  }
}
