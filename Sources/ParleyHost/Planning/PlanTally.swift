import ClaudeMessages
import ParleyDiagnostics

/// What one way through a script has asked so far.
struct PlanTally: Sendable {
  /// The requests of one statement.
  struct Entry: Sendable {
    var count = 0
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
    for experiment in experiments { amounts.add(experiment.amounts) }
    return amounts
  }

  /// The part of it that `judge` takes.
  var allJudging: PlannedAmounts {
    experiments.reduce(into: judgingAmounts) { $0.add($1.judging) }
  }

  /// Counts a request.
  mutating func add(
    _ statement: PlannedStatement,
    _ estimate: RequestEstimate,
    byteCount bytes: Int
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
    entry.merge(
      Entry(
        likelyInput: input...input,
        worstInput: estimate.worst.input,
        likelyCost: estimate.likely.cost,
        worstCost: estimate.worst.cost
      )
    )
    entries[statement] = entry
  }
}

extension PlanTally.Entry {
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
