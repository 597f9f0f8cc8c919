import OrderedJSON
import ParleyHost
import ParleyRuntime
import RunStorage
import TerminalText

/// What a script gets of an experiment that was run.
struct ExperimentResults {
  /// The experiment.
  let experiment: ExperimentRecord
  /// Its plan.
  let plan: ExperimentPlan
  /// The trials that are over, in the order of their numbers.
  let trials: [TrialRecord]

  /// A map with `summary`, a string, and `trials`, a list of maps.
  var value: Value {
    .map(MapValue([("summary", .text(summary)), ("trials", .list(trials.map(map)))]))
  }

  /// The counts and scores as a table, and what it took.
  var summary: String {
    let table = ScoreTable(experiment, trials: trials).text(style: .plain)
    return table + account
  }

  /// One line: requests, what the cache did, and cost, alike whether they were sent now or answered from the store.
  private var account: String {
    let requests = trials.reduce(0) { $0 + $1.requests }
    let judged = trials.reduce(0) { $0 + $1.judgeRequests }
    let costs = trials.map(\.cost)
    let cost = costs.contains(nil) ? nil : costs.reduce(into: Int64(0)) { $0 &+= $1 ?? 0 }
    var parts = [requests == 1 ? "1 request" : "\(NumberText.grouped(requests)) requests"]
    if judged > 0 { parts.append("\(NumberText.grouped(judged)) of judge") }
    if let cache = CacheText.text(of: trials) { parts.append(cache) }
    parts.append(RunTotalsText.cost(cost))
    return parts.joined(separator: " · ")
  }

  /// One trial as a script reads it.
  private func map(_ trial: TrialRecord) -> Value {
    var map = MapValue()
    map["trial"] = .int(Int64(trial.number))
    map["status"] = .text(trial.status.rawValue)
    let specification = plan.trial(trial.number)
    for column in specification.columns { map[Text(column.name)] = column.value }
    map["repeat"] = .int(Int64(trial.repeatNumber))
    for name in experiment.scores { map[Text(name)] = Self.value(of: trial.scores[name]) }
    for name in experiment.records { map[Text(name)] = Self.value(of: trial.records[name]) }
    map["input_tokens"] = .int(trial.usage.input)
    map["output_tokens"] = .int(trial.usage.output)
    map["cost"] = trial.cost.map { .float(Double($0) / 1e12) } ?? .null
    map["latency"] = .float(Double(trial.latency) / 1e9)
    map["stop_reason"] = trial.stopReason.map(Value.text) ?? .null
    map["error"] = trial.error.map { .text($0.message) } ?? .null
    map["requests"] = .int(Int64(trial.requests))
    // A script may well record these itself, under their own names.
    let cache: [(Text, Int64)] = [
      ("cache_creation_input_tokens", trial.usage.cacheCreation),
      ("cache_read_input_tokens", trial.usage.cacheRead),
    ]
    for (name, count) in cache where map[name] == nil { map[name] = .int(count) }
    return .map(map)
  }

  private static func value(of json: JSONValue?) -> Value {
    guard let json else { return .null }
    return (try? JSONReading.value(of: json, called: "the measure")) ?? .null
  }
}

extension TrialRecord {
  /// The trial as an event of `--output jsonl`.
  var columns: JSONObject {
    let failure: JSONValue =
      error.map { error in
        [
          "kind": .string(error.kind), "message": .string(error.message),
          "line": error.line.map(JSONValue.int) ?? .null,
        ]
      } ?? .null
    return [
      "experiment": .string(experiment), "trial": .int(number), "status": .string(status.rawValue),
      "factors": .object(factors), "rows": .object(rows), "repeat": .int(repeatNumber),
      "scores": .object(scores), "records": .object(records),
      "failures": .array(failures.map(JSONValue.string)),
      "input_tokens": .number(JSONNumber(usage.input)),
      "output_tokens": .number(JSONNumber(usage.output)),
      "cache_creation_input_tokens": .number(JSONNumber(usage.cacheCreation)),
      "cache_read_input_tokens": .number(JSONNumber(usage.cacheRead)),
      "cost": cost.map { ValueText.json(.float(Double($0) / 1e12)) } ?? .null,
      "latency": ValueText.json(.float(Double(latency) / 1e9)),
      "stop_reason": stopReason.map(JSONValue.string) ?? .null, "error": failure,
      "requests": .int(requests), "reused_requests": .int(reusedRequests),
    ]
  }
}
