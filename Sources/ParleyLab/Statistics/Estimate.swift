/// What a sample says of a number, as far as it says anything.
package enum Estimate: Sendable, Equatable {
  /// Why a sample gives a number and no interval.
  package enum Lack: Sendable {
    /// There is one independent value, which says nothing of how others would differ.
    case oneValue
    /// All values are the same, so that resampling them shows no spread. It does not mean that there is none.
    case equalValues
  }

  /// The sample is empty.
  case none
  /// A number without an interval.
  case point(Double, Lack)
  /// A number with its interval of 95 %.
  case interval(Interval)

  /// The number; nil for an empty sample.
  package var value: Double? {
    switch self {
    case .none: nil
    case .point(let value, _): value
    case .interval(let interval): interval.estimate
    }
  }

  /// The interval; nil where there is none.
  package var interval: Interval? {
    guard case .interval(let interval) = self else { return nil }
    return interval
  }
}
