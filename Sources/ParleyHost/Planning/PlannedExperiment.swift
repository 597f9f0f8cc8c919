import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime

/// An experiment as one way through a script meets it: its trials, and what they ask.
struct PlannedExperiment: Sendable {
  /// One of the things that its trials differ in.
  struct Axis: Sendable {
    /// The name of the setting, variable or data set.
    let name: String
    /// Whether it is a setting.
    let isSetting: Bool
    /// Whether it is a data set.
    let isDataSet: Bool
    /// What it can be; one unknown value where that is not known.
    let levels: [Value]

    /// Whether the number of levels is known.
    var isKnown: Bool { !(levels.count == 1 && levels[0].isUnknown) }
  }

  /// The requests of one statement of the trial.
  struct Entry: Sendable {
    /// The fewest.
    var least = 0
    /// The most; nil without a bound.
    var most: Int? = 0
    /// Their tokens and prices.
    var amounts: PlanTally.Entry
  }

  /// Where it stands.
  let place: SourcePosition
  /// Its name.
  let name: String
  /// What its trials differ in.
  let axes: [Axis]
  /// How often each combination is tried.
  let repeats: Int
  /// How many combinations were followed.
  private(set) var followed = 0
  /// What all trials take.
  private(set) var amounts = PlannedAmounts()
  /// The part of it that `judge` takes.
  private(set) var judging = PlannedAmounts()
  /// The requests by statement.
  private(set) var entries: [PlannedStatement: Entry] = [:]

  /// Makes an experiment of which no trial was followed.
  init(place: SourcePosition, name: String, axes: [Axis], repeats: Int) {
    self.place = place
    self.name = name
    self.axes = axes
    self.repeats = max(1, repeats)
  }

  /// How many combinations there are, as far as it is known.
  var combinations: Int { axes.reduce(1) { $0.saturatingProduct($1.levels.count) } }

  /// How many trials there are, as far as it is known.
  var trials: Int { combinations.saturatingProduct(repeats) }

  /// Whether there may be more trials than that.
  var mayHaveMore: Bool { axes.contains { !$0.isKnown } }

  /// The levels of the combination with a number, from 0; the last axis changes fastest.
  func levels(of number: Int) -> [Value] {
    var rest = number
    var levels: [Value] = []
    for axis in axes.reversed() {
      levels.append(axis.levels[rest % axis.levels.count])
      rest /= axis.levels.count
    }
    return levels.reversed()
  }

  /// Adds what the trials of one more combination take, followed in some ways.
  mutating func add(_ ways: [PlanExploration.Finished]) {
    followed += 1
    amounts.add(
      .spanning(ways.map { ($0.way.tally.amounts, $0.isComplete) })
        .scaled(to: repeats, from: 1)
    )
    judging.add(
      .spanning(ways.map(\.judging))
        .scaled(to: repeats, from: 1)
    )
    let endless = Set(ways.flatMap(\.endlessStatements))
    for statement in Set(ways.flatMap { $0.way.tally.entries.keys }) {
      let counts = ways.map { $0.way.tally.entries[statement]?.count ?? 0 }
      let bounds = ways.map { $0.way.tally.entries[statement].map(\.most) ?? 0 }
      let found = ways.compactMap { $0.way.tally.entries[statement] }
      guard var amounts = found.first else { continue }
      for entry in found.dropFirst() { amounts.merge(entry) }
      let least = (counts.min() ?? 0).saturatingProduct(repeats)
      let isEndless = endless.contains(statement) || bounds.contains(nil)
      let most = isEndless ? nil : bounds.compactMap { $0 }.max()?.saturatingProduct(repeats)
      add(Entry(least: least, most: most, amounts: amounts), to: statement)
    }
  }

  private mutating func add(_ entry: Entry, to statement: PlannedStatement) {
    guard var sum = entries[statement] else {
      entries[statement] = entry
      return
    }
    sum.least = sum.least.saturatingSum(entry.least)
    sum.most = sum.most.flatMap { most in entry.most.map { most.saturatingSum($0) } }
    sum.amounts.merge(entry.amounts)
    entries[statement] = sum
  }

  /// Ends the counting: what was found of some combinations stands for all, and without a bound where there may be more.
  mutating func conclude() {
    let whole = combinations
    if followed > 0, followed < whole {
      amounts = amounts.scaled(to: whole, from: followed)
      judging = judging.scaled(to: whole, from: followed)
      entries = entries.mapValues { entry in
        var scaled = entry
        scaled.least = Self.scaled(entry.least, whole, followed)
        scaled.most = entry.most.map { Self.scaled($0, whole, followed) }
        return scaled
      }
    }
    if mayHaveMore || (followed == 0 && whole > 0) {
      amounts.mostRequests = nil
      amounts.worst = nil
      if judging.mostRequests != 0 {
        judging.mostRequests = nil
        judging.worst = nil
      }
      for statement in entries.keys { entries[statement]?.most = nil }
    }
    entries = Self.withoutVaryingSettings(entries)
  }

  private static func scaled(_ count: Int, _ whole: Int, _ followed: Int) -> Int {
    let product = count.saturatingProduct(whole)
    return product == .max ? .max : product / followed + (product % followed > 0 ? 1 : 0)
  }

  /// The statements with those as one that differ only in settings other than model and max_tokens, which rows may fill.
  private static func withoutVaryingSettings(
    _ entries: [PlannedStatement: Entry]
  ) -> [PlannedStatement: Entry] {
    var groups: [PlannedStatement: [(statement: PlannedStatement, entry: Entry)]] = [:]
    for (statement, entry) in entries {
      groups[statement.with(settings: []), default: []].append((statement, entry))
    }
    var merged: [PlannedStatement: Entry] = [:]
    for (bare, group) in groups {
      guard group.count > mostVariants, var sum = group.first?.entry else {
        for one in group { merged[one.statement] = one.entry }
        continue
      }
      for one in group.dropFirst() {
        sum.least = sum.least.saturatingSum(one.entry.least)
        sum.most = sum.most.flatMap { most in one.entry.most.map { most.saturatingSum($0) } }
        sum.amounts.merge(one.entry.amounts)
      }
      merged[bare.with(settings: PlannedStatement.common(group.map(\.statement)))] = sum
    }
    return merged
  }

  /// How many variants of one statement are shown apart.
  private static let mostVariants = 8
}

extension PlannedStatement {
  /// The statement with other settings.
  fileprivate func with(settings: [Setting]) -> PlannedStatement {
    PlannedStatement(
      place: place,
      conversation: conversation,
      model: model,
      maxTokens: maxTokens,
      attempts: attempts,
      settings: settings
    )
  }

  /// The settings of some statements; one that differs between them has that as its value.
  fileprivate static func common(_ statements: [PlannedStatement]) -> [Setting] {
    var order: [String] = []
    var values: [String: Set<String?>] = [:]
    for statement in statements {
      for setting in statement.settings {
        if values[setting.name] == nil { order.append(setting.name) }
        values[setting.name, default: []].insert(setting.value)
      }
    }
    return order.map { name in
      let isEverywhere = statements.allSatisfy { $0.settings.contains { $0.name == name } }
      let only = values[name]?.count == 1 && isEverywhere ? values[name]?.first ?? nil : nil
      return Setting(name: name, value: only ?? "(differs between trials)")
    }
  }
}
