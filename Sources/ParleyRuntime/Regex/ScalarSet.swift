/// A set of Unicode scalars, as ascending ranges.
struct ScalarSet: Sendable, Hashable {
  /// The last scalar.
  static let lastScalar: UInt32 = 0x10FFFF

  /// The ranges: ascending, not overlapping, not touching.
  private(set) var ranges: [ClosedRange<UInt32>]

  /// Makes a set from ranges in any order.
  init(_ ranges: [ClosedRange<UInt32>] = []) {
    self.ranges = ScalarSet.merged(ranges)
  }

  /// Every scalar.
  static let everything = ScalarSet([0...lastScalar])

  /// Adds the members of another set.
  mutating func formUnion(_ other: ScalarSet) {
    ranges = ScalarSet.merged(ranges + other.ranges)
  }

  /// The scalars that are not in this set.
  var inverted: ScalarSet {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= ScalarSet.lastScalar { gaps.append(next...ScalarSet.lastScalar) }
    return ScalarSet(gaps)
  }

  /// The set with every scalar that differs from a member in case alone.
  var caseFolded: ScalarSet {
    var folded = self
    // A cycle has at most four members.
    for _ in 0..<3 {
      var added: [ClosedRange<UInt32>] = []
      for run in CaseFolding.runs where folded.overlaps(run.first...run.last) {
        folded.appendNeighbours(in: run, to: &added)
      }
      folded.formUnion(ScalarSet(added))
    }
    return folded
  }

  /// Whether a scalar is a member.
  ///
  /// - Complexity: O(log ranges).
  func contains(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if scalar < ranges[middle].lowerBound {
        high = middle
      } else if scalar > ranges[middle].upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  /// The members below 128, a bit each.
  var asciiBits: (low: UInt64, high: UInt64) {
    var bits: (low: UInt64, high: UInt64) = (0, 0)
    for range in ranges where range.lowerBound < 128 {
      for scalar in range.lowerBound...min(range.upperBound, 127) {
        if scalar < 64 {
          bits.low |= 1 << UInt64(scalar)
        } else {
          bits.high |= 1 << UInt64(scalar - 64)
        }
      }
    }
    return bits
  }

  private func overlaps(_ other: ClosedRange<UInt32>) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < other.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= other.upperBound
  }

  private func appendNeighbours(
    in run: (first: UInt32, last: UInt32, step: UInt32, distance: Int32),
    to added: inout [ClosedRange<UInt32>]
  ) {
    func moved(_ scalar: UInt32) -> UInt32 { UInt32(Int64(scalar) + Int64(run.distance)) }
    for range in ranges where range.overlaps(run.first...run.last) {
      var first = max(range.lowerBound, run.first)
      let last = min(range.upperBound, run.last)
      if run.step == 1 {
        added.append(moved(first)...moved(last))
        continue
      }
      if (first - run.first) % run.step != 0 { first += 1 }
      for scalar in stride(from: first, through: last, by: Int(run.step)) {
        added.append(moved(scalar)...moved(scalar))
      }
    }
  }

  private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
