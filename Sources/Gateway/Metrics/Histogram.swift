/// How often a duration fell into which range.
struct Histogram: Sendable {
  /// The upper ends of the ranges, in seconds; beyond them is one more.
  static let bounds: [Double] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600,
  ]

  /// How many fell into each range, and in the last place how many beyond.
  private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
  /// All durations together.
  private(set) var sum: Duration = .zero

  /// Counts a duration.
  mutating func observe(_ duration: Duration) {
    let seconds = duration.inSeconds
    let index = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    counts[index] += 1
    sum += duration
  }
}

extension Duration {
  /// The duration in seconds.
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}
