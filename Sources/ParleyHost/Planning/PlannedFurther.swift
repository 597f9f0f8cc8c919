import ClaudeMessages

/// The requests that may follow one in the same statement: those that give the results of tools.
struct PlannedFurther: Sendable {
  /// The most of them; nil without a bound.
  let count: Int?
  /// The first and the last of them; none where none follows, or there is no last.
  let range: [RequestEstimate]
  /// What all of them take, between none and the most.
  let amounts: PlannedAmounts

  /// None follows.
  static let none = PlannedFurther(0) { _ in preconditionFailure("none is estimated") }

  /// Sums up what may follow.
  ///
  /// - Parameters:
  ///   - count: The most of them; nil without a bound.
  ///   - estimate: What one of them takes, by its number from 1.
  init(_ count: Int?, estimate: (Int) -> RequestEstimate) {
    self.count = count
    var amounts = PlannedAmounts()
    amounts.mostRequests = count
    guard let count else {
      range = [estimate(1)]
      amounts.worst = nil
      self.amounts = amounts
      return
    }
    guard count > 0 else {
      range = []
      self.amounts = amounts
      return
    }
    let (first, last) = (estimate(1), estimate(count))
    range = [first, last]
    // They grow evenly, so that the one in the middle stands for all.
    amounts.mostLikely = estimate(count / 2 + count % 2).likely.times(count)
    let isBounded = last.worst.input < Int.max
    amounts.worst = isBounded ? last.worst.times(count) : nil
    self.amounts = amounts
  }
}

extension RequestEstimate.Amounts {
  /// The amounts of a number of requests alike.
  fileprivate func times(_ count: Int) -> Self {
    Self(
      input: input.saturatingProduct(count),
      output: output.saturatingProduct(count),
      cost: cost.map { $0 * count }
    )
  }
}
