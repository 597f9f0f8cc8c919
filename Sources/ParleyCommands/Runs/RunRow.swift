import OrderedJSON
import ParleyHost
import ParleyLab
import RunStorage

/// A run as `parley runs list` shows it.
struct RunRow {
  private let overview: RunOverview
  private var run: RunRecord { overview.run }
  private var experiments: [RunOverview.Experiment] { overview.experiments }

  /// Shows a run.
  init(_ overview: RunOverview) {
    self.overview = overview
  }

  /// The cells of its line, the id first.
  var cells: [String] {
    [run.id, ExactText.readableMoment(run.startedAt), script, state, trials, cost]
  }

  /// One JSON object.
  var json: JSONValue {
    var object: JSONObject = ["run": .string(run.id), "status": .string(run.status.rawValue)]
    object["exit_status"] = run.exitStatus.map { .int($0) } ?? .null
    object["script"] = .string(script)
    object["started_at"] = .string(ExactText.moment(run.startedAt))
    object["ended_at"] = run.endedAt.map { .string(ExactText.moment($0)) } ?? .null
    object["provider"] = .string(run.provider)
    object["shard"] = run.shard.map { .string("\($0.number)/\($0.count)") } ?? .null
    object["missing_shards"] = .array(run.missingShards.map { .int($0) })
    object["experiments"] = .array(experiments.map(Self.json(of:)))
    return .object(object)
  }

  private static func json(of experiment: RunOverview.Experiment) -> JSONValue {
    [
      "name": .string(experiment.name), "trials": .int(experiment.trialCount),
      "stored": .int(experiment.stored), "pass": .int(experiment.passed),
      "fail": .int(experiment.failed), "error": .int(experiment.errors),
      "cost": JSONNumber(spelling: ExactText.dollars(experiment.cost)).map(JSONValue.number)
        ?? .null,
      "unpriced": .int(experiment.unpriced),
    ]
  }

  private var script: String { run.sources.first?.path ?? "-" }

  private var state: String {
    let status = run.status == .running ? "unfinished" : run.status.rawValue
    if let shard = run.shard { return "\(status), shard \(shard.number) of \(shard.count)" }
    switch run.missingShards.count {
    case 0: return status
    case 1: return "\(status), 1 shard missing"
    case let count: return "\(status), \(count) shards missing"
    }
  }

  private var trials: String {
    let stored = experiments.map(\.stored).reduce(0, +)
    let all = experiments.map(\.trialCount).reduce(0, +)
    let outcomes = [
      (experiments.map(\.passed).reduce(0, +), "pass"),
      (experiments.map(\.failed).reduce(0, +), "fail"),
      (experiments.map(\.errors).reduce(0, +), "error"),
    ]
    let counts = outcomes.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    let share = stored == all ? "\(all) trials" : "\(stored) of \(all) trials"
    return counts.isEmpty ? share : "\(share): \(counts)"
  }

  private var cost: String {
    let known = RunTotalsText.cost(experiments.map(\.cost).reduce(0, +))
    return experiments.allSatisfy { $0.unpriced == 0 } ? known : "at least \(known)"
  }
}
