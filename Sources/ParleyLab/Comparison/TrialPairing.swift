import OrderedJSON
import RunStorage

/// The trials of two sides, each with its partner: the one with the same rows, the same factors and the same repeat.
///
/// What the trials' programs say does not count, so that a changed prompt is compared with the old one. A factor that has one value
/// on each side, and not the same, is what is compared: it is set aside. So are columns that only one side's data has.
package struct TrialPairing: Sendable {
  /// Two trials that differ in what is compared alone.
  package struct Pair: Sendable {
    /// The trial of the first side.
    package let first: TrialRecord
    /// The trial of the second side.
    package let second: TrialRecord
    /// The rows that both have.
    package let rows: JSONObject
  }

  /// A factor that the sides differ in by design.
  package struct SetAside: Sendable, Equatable {
    /// Its name.
    package let name: String
    /// Its value on the first side; nil where that has no such factor.
    package let first: JSONValue?
    /// Its value on the second side; nil where that has no such factor.
    package let second: JSONValue?
  }

  /// The pairs in which both trials were finished, in the order of the first side.
  package private(set) var pairs: [Pair] = []
  /// The pairs that are left out because a trial erred.
  package private(set) var erredPairs = 0
  /// How many trials with a partner erred on the first side.
  package private(set) var firstErrors = 0
  /// How many trials with a partner erred on the second side.
  package private(set) var secondErrors = 0
  /// The numbers of the first side's trials without a partner.
  package private(set) var onlyFirst: [Int] = []
  /// The numbers of the second side's trials without a partner.
  package private(set) var onlySecond: [Int] = []
  /// The factors that the sides differ in by design.
  package let setAside: [SetAside]
  /// Columns, as `row.column`, that one side's data alone has.
  package let setAsideColumns: [String]
  /// Whether trials have rows, those of one row being a cluster.
  package let hasRows: Bool

  /// Pairs the trials of two sides.
  package init(_ first: ComparedTrials, _ second: ComparedTrials) {
    setAside = Self.setAside(first, second)
    let columns = Self.columns(first.experiment, second.experiment)
    setAsideColumns = columns.setAside
    hasRows = !first.experiment.dataSets.isEmpty
    let keying = Keying(leftOut: Set(setAside.map(\.name)), columns: columns.common)
    let partners = keying.byKey(second.trials)
    var matched: Set<Int> = []
    for (key, trial) in keying.keyed(first.trials) {
      guard let partner = partners[key] else {
        onlyFirst.append(trial.number)
        continue
      }
      matched.insert(partner.number)
      add(Pair(first: trial, second: partner, rows: key.rows))
    }
    onlySecond = second.trials.map(\.number).filter { !matched.contains($0) }
  }

  private mutating func add(_ pair: Pair) {
    let (first, second) = (pair.first.status == .error, pair.second.status == .error)
    if first { firstErrors += 1 }
    if second { secondErrors += 1 }
    if first || second { erredPairs += 1 } else { pairs.append(pair) }
  }

  private static func setAside(_ first: ComparedTrials, _ second: ComparedTrials) -> [SetAside] {
    let (left, right) = (first.factorValues, second.factorValues)
    let names =
      left.map(\.name) + right.map(\.name).filter { name in !left.contains { $0.name == name } }
    return names.compactMap { name in
      let mine = left.first { $0.name == name }?.values ?? []
      let others = right.first { $0.name == name }?.values ?? []
      guard mine.count <= 1, others.count <= 1, mine != others else { return nil }
      return SetAside(name: name, first: mine.first, second: others.first)
    }
  }

  /// The columns of data sets that both sides have, and those that one of them has alone.
  private static func columns(
    _ first: ExperimentRecord,
    _ second: ExperimentRecord
  ) -> (common: [String: Set<String>], setAside: [String]) {
    var common: [String: Set<String>] = [:]
    var setAside: [String] = []
    for data in first.dataSets {
      guard let other = second.dataSets.first(where: { $0.name == data.name }) else { continue }
      let shared = Set(data.columns).intersection(other.columns)
      common[data.name] = shared
      let alone = (data.columns + other.columns).filter { !shared.contains($0) }
      setAside += alone.map { "\(data.name).\($0)" }
    }
    return (common, setAside)
  }
}

/// What partners have in common.
private struct PairKey: Hashable {
  let factors: JSONObject
  let rows: JSONObject
  let repeatNumber: Int
  /// Which of several trials that are alike in all that, as those of doubled rows are.
  var occurrence = 0
}

/// How trials are put under keys.
private struct Keying {
  let leftOut: Set<String>
  let columns: [String: Set<String>]

  func byKey(_ trials: [TrialRecord]) -> [PairKey: TrialRecord] {
    Dictionary(keyed(trials).map { ($0.key, $0.trial) }, uniquingKeysWith: { first, _ in first })
  }

  func keyed(_ trials: [TrialRecord]) -> [(key: PairKey, trial: TrialRecord)] {
    var counts: [PairKey: Int] = [:]
    return trials.map { trial in
      var key = PairKey(
        factors: sorted(trial.factors.members.filter { !leftOut.contains($0.key) }),
        rows: rows(of: trial),
        repeatNumber: trial.repeatNumber
      )
      let count = counts[key, default: 0]
      counts[key] = count + 1
      key.occurrence = count
      return (key, trial)
    }
  }

  private func rows(of trial: TrialRecord) -> JSONObject {
    let rows = trial.rows.members.map { row in
      guard let kept = columns[row.key], let cells = row.value.objectValue else { return row }
      let members = cells.members.filter { kept.contains($0.key) }
      return JSONObject.Member(key: row.key, value: .object(sorted(members)))
    }
    return sorted(rows)
  }

  /// Members by their names: in which order a script declares factors, and a file its columns, does not count.
  private func sorted(_ members: [JSONObject.Member]) -> JSONObject {
    JSONObject(members: members.sorted { $0.key < $1.key })
  }
}
