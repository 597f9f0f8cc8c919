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
  /// - Returns: The plan.
  func plan(path: String, errors: [Diagnostic] = [], remarks: [String] = []) -> Plan {
    let certain = failures.first { $0.isCertain }?.error
    return Plan(
      path: path,
      requestCount: requestCount(of: finished),
      likelyInput: likelyInput,
      worstTokens: worstTokens,
      likelyCost: likelyCost,
      worstCost: worstCost,
      requests: requests,
      decisions: decisions,
      notes: allNotes + remarks.map { Plan.Note(place: nil, message: $0) },
      isPartial: isPartial,
      diagnostics: errors + (certain.map { [$0.diagnostic] } ?? []),
      status: certain.map { ExitStatus(endedBy: $0.kind, interruption: nil) }
        ?? (errors.isEmpty ? .fine : .scriptWrong)
    )
  }

  private var isBounded: Bool {
    finished.allSatisfy { $0.isComplete }
  }

  private func requestCount(of finished: [Finished]) -> Plan.Count {
    let counts = finished.map(\.way.tally.requests)
    let isBounded = finished.allSatisfy { $0.isComplete }
    return Plan.Count(least: counts.min() ?? 0, most: isBounded ? counts.max() ?? 0 : nil)
  }

  private func range<Bound: Comparable>(_ values: [Bound]) -> ClosedRange<Bound>? {
    guard let least = values.min(), let most = values.max() else { return nil }
    return least...most
  }

  /// The ways that have a bound; what is likely on the others depends only on where the plan stopped.
  private var bounded: [Finished] {
    let bounded = finished.filter { $0.isComplete }
    return bounded.isEmpty ? finished : bounded
  }

  private var likelyInput: ClosedRange<Int> {
    range(bounded.map(\.way.tally.likely.input)) ?? 0...0
  }

  private var worstTokens: (input: Int, output: Int)? {
    guard isBounded else { return nil }
    let worst = finished.map(\.way.tally.worst)
    return (worst.map(\.input).max() ?? 0, worst.map(\.output).max() ?? 0)
  }

  private var likelyCost: ClosedRange<DollarAmount>? {
    let costs = bounded.map(\.way.tally.likely.cost)
    guard !costs.contains(nil) else { return nil }
    return range(costs.compactMap { $0 })
  }

  private var worstCost: DollarAmount? {
    let costs = finished.map(\.way.tally.worst.cost)
    guard isBounded, !costs.contains(nil) else { return nil }
    return costs.compactMap { $0 }.max()
  }

  // MARK: Statements

  private var requests: [Plan.Requests] {
    var entries: [PlannedStatement: PlanTally.Entry] = [:]
    for one in finished {
      for (statement, entry) in one.way.tally.entries {
        if entries[statement]?.merge(entry) == nil { entries[statement] = entry }
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
    let counts = finished.map { $0.way.tally.entries[statement]?.count ?? 0 }
    return Plan.Count(least: counts.min() ?? 0, most: isEndless ? nil : counts.max())
  }

  // MARK: Decisions and notes

  private var decisions: [Plan.Decision] {
    var endless: Set<SourceSpan> = []
    for one in finished {
      if case .endless(let span) = one.ending { endless.insert(span) }
    }
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
    if isPartial, stopped.isEmpty { messages.append(.moreWays(than: finished.count)) }
    if let budget = budgetNote { messages.append(budget) }
    return messages.map { Plan.Note(place: nil, message: $0) }
  }

  private var budgetNote: String? {
    guard let ceiling = finished.compactMap(\.ceiling).min() else { return nil }
    let amount = DollarAmount(picodollars: ceiling)
    if let least = likelyCost?.lowerBound, least > amount {
      return .mayPassBudget(amount, isCertain: true)
    }
    guard worstCost.map({ $0 > amount }) ?? true else { return nil }
    return .mayPassBudget(amount, isCertain: false)
  }
}

extension PlanExploration.Finished {
  fileprivate var isComplete: Bool {
    if case .complete = ending { true } else { false }
  }

  /// The statements that have no bound on this way.
  fileprivate var endlessStatements: Set<PlannedStatement> {
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
