import ClaudeMessages
import ParleyDiagnostics

/// What one way through a script has asked so far.
struct PlanTally: Sendable {
  /// The requests of one statement.
  struct Entry: Sendable {
    var count = 0
    /// How many more there may be, as where tools are called; nil without a bound.
    var further: Int? = 0
    var likelyInput: ClosedRange<Int>
    var worstInput = 0
    var likelyCost: DollarAmount? = .zero
    var worstCost: DollarAmount? = .zero
  }

  /// The requests by statement.
  private(set) var entries: [PlannedStatement: Entry] = [:]
  /// How many there are.
  private(set) var requests = 0
  /// The bytes of their bodies.
  private(set) var byteCount = 0
  /// What they likely take.
  private(set) var likely = RequestEstimate.Amounts()
  /// What they can take at most.
  private(set) var worst = RequestEstimate.Amounts()
  /// What may follow them, as where tools are called.
  private(set) var further = PlannedAmounts()
  /// The requests, of those above, that `judge` makes.
  private(set) var judgingAmounts = PlannedAmounts()
  /// The experiments, whose requests are not among those above.
  var experiments: [PlannedExperiment] = []

  /// What everything takes, the experiments included.
  var amounts: PlannedAmounts {
    var amounts = PlannedAmounts(
      leastRequests: requests,
      mostRequests: requests,
      leastLikely: likely,
      mostLikely: likely,
      worst: worst
    )
    amounts.add(further)
    for experiment in experiments { amounts.add(experiment.amounts) }
    return amounts
  }

  /// The part of it that `judge` takes.
  var allJudging: PlannedAmounts {
    experiments.reduce(into: judgingAmounts) { $0.add($1.judging) }
  }

  /// Counts a request, and what may follow it in its statement.
  mutating func add(
    _ statement: PlannedStatement,
    _ estimate: RequestEstimate,
    byteCount bytes: Int,
    further: PlannedFurther = .none
  ) {
    requests += 1
    byteCount = byteCount.saturatingSum(bytes)
    likely.add(estimate.likely)
    worst.add(estimate.worst)
    if statement.isJudging {
      judgingAmounts.add(
        PlannedAmounts(
          leastRequests: 1,
          mostRequests: 1,
          leastLikely: estimate.likely,
          mostLikely: estimate.likely,
          worst: estimate.worst
        )
      )
    }
    let input = estimate.likely.input
    var entry = entries[statement] ?? Entry(likelyInput: input...input)
    entry.count += 1
    entry.further = entry.further.flatMap { sum in further.count.map { sum.saturatingSum($0) } }
    for one in [estimate] + further.range {
      let input = one.likely.input
      entry.merge(
        Entry(
          likelyInput: input...input,
          worstInput: one.worst.input,
          likelyCost: one.likely.cost,
          worstCost: one.worst.cost
        )
      )
    }
    entries[statement] = entry
    self.further.add(further.amounts)
  }
}

extension PlanTally.Entry {
  /// The most requests; nil without a bound.
  var most: Int? { further.map { count.saturatingSum($0) } }

  /// Widens the ranges by those of other requests of the statement; the count stays.
  mutating func merge(_ other: PlanTally.Entry) {
    let least = min(likelyInput.lowerBound, other.likelyInput.lowerBound)
    likelyInput = least...max(likelyInput.upperBound, other.likelyInput.upperBound)
    worstInput = max(worstInput, other.worstInput)
    likelyCost = Self.greater(likelyCost, other.likelyCost)
    worstCost = Self.greater(worstCost, other.worstCost)
  }

  private static func greater(_ one: DollarAmount?, _ other: DollarAmount?) -> DollarAmount? {
    guard let one, let other else { return nil }
    return max(one, other)
  }
}
