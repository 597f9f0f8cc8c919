import ClaudeMessages

/// What some requests take, between the fewest and the most of them.
struct PlannedAmounts: Sendable, Equatable {
  /// The fewest requests.
  var leastRequests = 0
  /// The most requests; nil without a bound.
  var mostRequests: Int? = 0
  /// What the fewest likely take.
  var leastLikely = RequestEstimate.Amounts()
  /// What the most of those that have a bound likely take.
  var mostLikely = RequestEstimate.Amounts()
  /// What they can take at most; nil without a bound.
  var worst: RequestEstimate.Amounts? = RequestEstimate.Amounts()

  /// Adds what other requests take.
  mutating func add(_ other: PlannedAmounts) {
    leastRequests = leastRequests.saturatingSum(other.leastRequests)
    mostRequests = mostRequests.flatMap { most in other.mostRequests.map { most.saturatingSum($0) }
    }
    leastLikely.add(other.leastLikely)
    mostLikely.add(other.mostLikely)
    if let sum = other.worst { worst?.add(sum) } else { worst = nil }
  }

  /// The amounts of some of a number of things alike as those of all of them; rounded up.
  ///
  /// - Parameters:
  ///   - all: How many there are.
  ///   - some: How many the amounts are of, 1 or more.
  /// - Returns: The amounts.
  func scaled(to all: Int, from some: Int) -> PlannedAmounts {
    var scaled = self
    scaled.leastRequests = leastRequests.scaled(to: all, from: some)
    scaled.mostRequests = mostRequests?.scaled(to: all, from: some)
    scaled.leastLikely = leastLikely.scaled(to: all, from: some)
    scaled.mostLikely = mostLikely.scaled(to: all, from: some)
    scaled.worst = worst?.scaled(to: all, from: some)
    return scaled
  }

  /// The amounts of whichever of some ways is gone.
  ///
  /// - Parameter ways: The ways, each with whether it was followed to its end; one that was not has no bound, and what is likely on it
  ///   depends only on where the plan stopped.
  /// - Returns: The amounts.
  static func spanning(_ ways: [(amounts: PlannedAmounts, isComplete: Bool)]) -> PlannedAmounts {
    var span = PlannedAmounts()
    guard !ways.isEmpty else { return span }
    let isBounded = ways.allSatisfy(\.isComplete)
    span.leastRequests = ways.map(\.amounts.leastRequests).min() ?? 0
    let most = ways.map(\.amounts.mostRequests)
    span.mostRequests = isBounded && !most.contains(nil) ? most.compactMap { $0 }.max() : nil
    let worst = ways.compactMap(\.amounts.worst)
    span.worst =
      isBounded && worst.count == ways.count ? RequestEstimate.Amounts.greatest(of: worst) : nil
    let bounded = ways.filter(\.isComplete)
    let likely = bounded.isEmpty ? ways : bounded
    span.leastLikely = .least(of: likely.map(\.amounts.leastLikely))
    span.mostLikely = .greatest(of: likely.map(\.amounts.mostLikely))
    return span
  }
}

extension PlannedAmounts {
  /// The tokens that are likely sent.
  var likelyInput: ClosedRange<Int> {
    leastLikely.input...max(leastLikely.input, mostLikely.input)
  }

  /// The likely price; nil when none is known.
  var likelyCost: ClosedRange<DollarAmount>? {
    guard let least = leastLikely.cost, let most = mostLikely.cost else { return nil }
    return least...max(least, most)
  }

  /// The number of requests.
  var count: Plan.Count { Plan.Count(least: leastRequests, most: mostRequests) }
}

extension RequestEstimate.Amounts {
  /// The amounts of some of a number of things as those of all of them; rounded up.
  fileprivate func scaled(to all: Int, from some: Int) -> Self {
    Self(
      input: input.scaled(to: all, from: some),
      output: output.scaled(to: all, from: some),
      cost: cost.map { cost in
        let whole = cost * all
        let rest = whole.picodollars % Int64(max(1, some))
        return DollarAmount(picodollars: whole.picodollars / Int64(max(1, some)))
          + DollarAmount(picodollars: rest > 0 ? 1 : 0)
      }
    )
  }

  /// The least of each part; the price is nil where one is not known.
  fileprivate static func least(of all: [Self]) -> Self {
    Self(
      input: all.map(\.input).min() ?? 0,
      output: all.map(\.output).min() ?? 0,
      cost: all.contains { $0.cost == nil } ? nil : all.compactMap(\.cost).min() ?? .zero
    )
  }

  /// The greatest of each part; the price is nil where one is not known.
  fileprivate static func greatest(of all: [Self]) -> Self {
    Self(
      input: all.map(\.input).max() ?? 0,
      output: all.map(\.output).max() ?? 0,
      cost: all.contains { $0.cost == nil } ? nil : all.compactMap(\.cost).max() ?? .zero
    )
  }
}

extension Int {
  /// The number, which is not negative, multiplied by one number and divided by another, rounded up.
  fileprivate func scaled(to all: Int, from some: Int) -> Int {
    let some = Swift.max(1, some)
    guard all != some else { return self }
    let product = saturatingProduct(all)
    return product == .max ? .max : product / some + (product % some > 0 ? 1 : 0)
  }
}
