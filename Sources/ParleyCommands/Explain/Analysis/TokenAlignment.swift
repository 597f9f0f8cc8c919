/// Which tokens two texts have in common.
enum TokenAlignment {
  /// The places of the tokens of a longest common subsequence.
  ///
  /// - Complexity: O(first × second).
  static func shared(_ first: [Int], _ second: [Int]) -> (first: Set<Int>, second: Set<Int>) {
    let difference = second.difference(from: first)
    var places = (first: Set(first.indices), second: Set(second.indices))
    for change in difference {
      switch change {
      case .remove(let offset, _, _): places.first.remove(offset)
      case .insert(let offset, _, _): places.second.remove(offset)
      }
    }
    return places
  }
}
