import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime

/// What the ways come to together.
extension PlanExploration {
  /// The plan of all ways.
  ///
  /// - Parameters:
  ///   - path: The script's path.
  ///   - errors: What kept the script from being compiled.
  ///   - remarks: What whoever asked for the plan adds to it.
  ///   - isBatched: Whether trials are answered in batches.
  /// - Returns: The plan.
  func plan(
    path: String,
    errors: [Diagnostic] = [],
    remarks: [String] = [],
    isBatched: Bool = false
  ) -> Plan {
    let certain = failures.first { $0.isCertain }?.error
    let amounts = amounts
    return Plan(
      path: path,
      requestCount: amounts.count,
      likelyInput: amounts.likelyInput,
      worstTokens: amounts.worst.map(Plan.Tokens.init),
      likelyCost: amounts.likelyCost,
      worstCost: amounts.worst?.cost,
      judging: Plan.Judging(judging),
      isBatched: isBatched,
      experiments: experiments,
      requests: requests,
      decisions: decisions,
      notes: allNotes + remarks.map { Plan.Note(place: nil, message: $0) },
      isPartial: isPartial || cutsTrials,
      diagnostics: errors + (certain.map { [$0.diagnostic] } ?? []),
      status: certain.map { ExitStatus(endedBy: $0.kind, interruption: nil) }
        ?? (errors.isEmpty ? .fine : .scriptWrong)
    )
  }

  /// What the run takes, whichever way it goes.
  private var amounts: PlannedAmounts {
    .spanning(finished.map { ($0.way.tally.amounts, $0.isComplete) })
  }

  /// The part of it that `judge` takes.
  private var judging: PlannedAmounts {
    .spanning(finished.map(\.judging))
  }

  private func requestCount(of finished: [Finished]) -> Plan.Count {
    PlannedAmounts.spanning(finished.map { ($0.way.tally.amounts, $0.isComplete) }).count
  }

  // MARK: Statements

  private var requests: [Plan.Requests] {
    var entries: [PlannedStatement: PlanTally.Entry] = [:]
    for one in finished {
      for (statement, entry) in one.way.tally.entries { entries.merge(entry, into: statement) }
      for (statement, entry) in one.way.tally.experiments.flatMap(\.entries) {
        entries.merge(entry.amounts, into: statement)
      }
    }
    let endless = Set(finished.flatMap(\.endlessStatements))
    return entries.map { statement, entry in
      Plan.Requests(
        statement: statement,
        count: count(of: statement, isEndless: endless.contains(statement)),
        likelyInput: entry.likelyInput,
        worstInput: entry.worstInput,
        likelyCost: entry.likelyCost,
        worstCost: entry.worstCost
      )
    }.sorted { $0.statement.isBefore($1.statement) }
  }

  private func count(of statement: PlannedStatement, isEndless: Bool) -> Plan.Count {
    var least: [Int] = []
    var most: [Int?] = []
    for one in finished {
      let entry = one.way.tally.entries[statement]
      let own = entry?.count ?? 0
      let trials = one.way.tally.experiments.compactMap { $0.entries[statement] }
      least.append(trials.reduce(own) { $0.saturatingSum($1.least) })
      most.append(
        trials.reduce(entry.map(\.most) ?? 0) { (sum: Int?, entry) in
          sum.flatMap { sum in entry.most.map { sum.saturatingSum($0) } }
        }
      )
    }
    let bound = isEndless || most.contains(nil) ? nil : most.compactMap { $0 }.max()
    return Plan.Count(least: least.min() ?? 0, most: bound)
  }

  // MARK: Experiments

  private var experiments: [Plan.Experiment] {
    var met: [SourcePosition: [PlannedExperiment]] = [:]
    for one in finished {
      for experiment in one.way.tally.experiments {
        met[experiment.place, default: []].append(experiment)
      }
    }
    return met.values.compactMap { variants in
      let isOnEveryWay = variants.count == finished.count
      return Plan.Experiment(variants, isCertain: isOnEveryWay)
    }.sorted { $0.place.isBefore($1.place) }
  }

  /// The places of loops that go on as long as replies say so.
  var endlessLoops: Set<SourceSpan> {
    var endless: Set<SourceSpan> = []
    for one in finished {
      if case .endless(let span) = one.ending { endless.insert(span) }
    }
    return endless
  }

  // MARK: Decisions and notes

  private var decisions: [Plan.Decision] {
    let endless = endlessLoops
    return places.map { span, place in
      let passing = finished.filter { $0.way[span] != nil }
      return Plan.Decision(
        place: place,
        requests: requestCount(of: passing),
        isEndless: endless.contains(span)
      )
    }.sorted { $0.place.isBefore($1.place) }
  }

  private var allNotes: [Plan.Note] {
    var all = notes
    for failure in failures {
      let message = String.endsRun(failure.error.message, isCertain: failure.isCertain)
      all.append(Plan.Note(place: failure.place, message: message))
    }
    all.sort { one, other in
      guard let place = one.place, let next = other.place else { return false }
      return place.isBefore(next)
    }
    return all + wholeNotes
  }

  private var wholeNotes: [Plan.Note] {
    var messages: [String] = []
    let stopped = finished.filter { if case .stopped = $0.ending { true } else { false } }
    if let most = stopped.map(\.way.tally.requests).max() {
      messages.append(.stoppedCounting(at: most))
    }
    if cutsTrials { messages.append(.cutTrials) }
    if isPartial, stopped.isEmpty { messages.append(.moreWays(than: finished.count)) }
    if let budget = budgetNote { messages.append(budget) }
    return messages.map { Plan.Note(place: nil, message: $0) }
  }

  private var budgetNote: String? {
    guard let ceiling = finished.compactMap(\.ceiling).min() else { return nil }
    let amount = DollarAmount(picodollars: ceiling)
    let amounts = amounts
    if let least = amounts.likelyCost?.lowerBound, least > amount {
      return .mayPassBudget(amount, isCertain: true)
    }
    guard amounts.worst?.cost.map({ $0 > amount }) ?? true else { return nil }
    return .mayPassBudget(amount, isCertain: false)
  }
}

extension PlanExploration.Finished {
  /// Whether it was followed to its end.
  var isComplete: Bool {
    if case .complete = ending { true } else { false }
  }

  /// What `judge` takes on it; bounded too where it was not asked at all.
  var judging: (amounts: PlannedAmounts, isComplete: Bool) {
    let amounts = way.tally.allJudging
    return (amounts, isComplete || amounts.mostRequests == 0)
  }

  /// The statements that have no bound on this way.
  var endlessStatements: Set<PlannedStatement> {
    switch ending {
    case .complete: []
    case .endless(let span): way.statements(since: span)
    case .stopped: Set(way.tally.entries.keys)
    }
  }
}

extension SourcePosition {
  /// Whether this place comes first: by path, line and column.
  func isBefore(_ other: SourcePosition) -> Bool {
    guard path.hasSameBytes(as: other.path) else {
      return path.utf8.lexicographicallyPrecedes(other.path.utf8)
    }
    return (line, column) < (other.line, other.column)
  }
}

extension PlannedStatement {
  /// Whether this statement is shown first: by its place, then by what it carries.
  fileprivate func isBefore(_ other: PlannedStatement) -> Bool {
    guard place == other.place else { return place.isBefore(other.place) }
    return sortKey.utf8.lexicographicallyPrecedes(other.sortKey.utf8)
  }

  private var sortKey: String {
    let settings = settings.map { "\($0.name)=\($0.value)" }.joined(separator: "\u{1}")
    return "\(model)\u{1}\(conversation)\u{1}\(maxTokens)\u{1}\(attempts)\u{1}\(settings)"
  }
}

extension [PlannedStatement: PlanTally.Entry] {
  /// Widens the ranges of a statement by those of further requests.
  fileprivate mutating func merge(_ entry: PlanTally.Entry, into statement: PlannedStatement) {
    if self[statement]?.merge(entry) == nil { self[statement] = entry }
  }
}

extension Plan.Tokens {
  fileprivate init(_ amounts: RequestEstimate.Amounts) {
    self.init(input: amounts.input, output: amounts.output)
  }
}

extension Plan.Judging {
  /// The part that `judge` takes; nil where it is not asked.
  fileprivate init?(_ amounts: PlannedAmounts) {
    guard amounts.mostRequests != 0 else { return nil }
    self.init(
      requests: amounts.count,
      likelyCost: amounts.likelyCost,
      worstCost: amounts.worst?.cost
    )
  }
}

extension Plan.Experiment {
  /// An experiment as some ways meet it; nil where none does.
  ///
  /// - Parameters:
  ///   - variants: What it is on each way that comes by.
  ///   - isCertain: Whether every way does.
  fileprivate init?(_ variants: [PlannedExperiment], isCertain: Bool) {
    guard let first = variants.first else { return nil }
    let ways = variants.map { (amounts: $0.amounts, isComplete: true) }
    let amounts = PlannedAmounts.spanning(ways + (isCertain ? [] : [(PlannedAmounts(), true)]))
    let judging = PlannedAmounts.spanning(
      variants.map { ($0.judging, true) } + (isCertain ? [] : [(PlannedAmounts(), true)])
    )
    let trials = variants.map(\.trials)
    let mayHaveMore = variants.contains(where: \.mayHaveMore)
    let estimates = variants.filter { $0.followed < $0.combinations }
    self.init(
      place: first.place,
      name: first.name,
      axes: first.axes.map { axis in
        Axis(
          name: axis.name,
          isDataSet: axis.isDataSet,
          count: axis.isKnown ? axis.levels.count : nil
        )
      },
      repeats: first.repeats,
      trials: Plan.Count(
        least: isCertain ? trials.min() ?? 0 : 0,
        most: mayHaveMore ? nil : trials.max()
      ),
      followed: estimates.map(\.followed).min(),
      requests: amounts.count,
      likelyInput: amounts.likelyInput,
      worstTokens: amounts.worst.map(Plan.Tokens.init),
      likelyCost: amounts.likelyCost,
      worstCost: amounts.worst?.cost,
      judging: Plan.Judging(judging)
    )
  }
}
