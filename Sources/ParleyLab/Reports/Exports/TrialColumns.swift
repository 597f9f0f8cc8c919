import OrderedJSON
import RunStorage

/// The columns of a table with one trial a row.
///
/// They are `trial`, `status`, each factor, each data column as `row.column`, each score, each record, `input_tokens`,
/// `output_tokens`, `cost` in dollars, `latency` in seconds, `stop_reason`, `error`. A table of several experiments has
/// `experiment` in front and every column that one of them has.
struct TrialColumns: Sendable {
  /// What a column holds.
  private enum Column {
    case experiment
    case trial
    case status
    /// A factor, a score or a record: an experiment has each name once.
    case named(String)
    case cell(data: String, column: String)
    case inputTokens
    case outputTokens
    case cost
    case latency
    case stopReason
    case error
  }

  /// The columns' names in order, none twice.
  let names: [String]
  private let columns: [Column]

  /// Makes the columns of some experiments.
  init(_ experiments: [ExperimentRecord]) {
    var all: [(String, Column)] = experiments.count == 1 ? [] : [("experiment", .experiment)]
    all += [("trial", .trial), ("status", .status)]
    all += experiments.flatMap(\.factors).map { ($0.name, .named($0.name)) }
    for data in experiments.flatMap(\.dataSets) {
      all += data.columns.map { ("\(data.name).\($0)", .cell(data: data.name, column: $0)) }
    }
    all += experiments.flatMap(\.scores).map { ($0, .named($0)) }
    all += experiments.flatMap(\.records).map { ($0, .named($0)) }
    all += [
      ("input_tokens", .inputTokens), ("output_tokens", .outputTokens), ("cost", .cost),
      ("latency", .latency), ("stop_reason", .stopReason), ("error", .error),
    ]
    var seen: Set<String> = []
    let unique = all.filter { seen.insert($0.0).inserted }
    names = unique.map(\.0)
    columns = unique.map(\.1)
  }

  /// The cells of a trial, one for each column; nil for what it does not have.
  func cells(of trial: TrialRecord) -> [JSONValue?] {
    columns.map { cell($0, of: trial) }
  }

  private func cell(_ column: Column, of trial: TrialRecord) -> JSONValue? {
    switch column {
    case .experiment: .string(trial.experiment)
    case .trial: .int(trial.number)
    case .status: .string(trial.status.rawValue)
    case .named(let name): trial.factors[name] ?? trial.scores[name] ?? trial.records[name]
    case .cell(let data, let name): trial.rows[data]?[name]
    case .inputTokens: .number(JSONNumber(trial.usage.input))
    case .outputTokens: .number(JSONNumber(trial.usage.output))
    case .cost: trial.cost.flatMap(TrialValues.dollars)
    case .latency: TrialValues.seconds(trial.latency)
    case .stopReason: trial.stopReason.map(JSONValue.string)
    case .error: trial.error.map { .string($0.message) }
    }
  }
}

/// Measured values as JSON numbers.
enum TrialValues {
  /// Pico-dollars as a number of dollars.
  static func dollars(_ picodollars: Int64) -> JSONValue? {
    JSONNumber(spelling: ExactText.dollars(picodollars)).map(JSONValue.number)
  }

  /// Nanoseconds as a number of seconds.
  static func seconds(_ nanoseconds: Int64) -> JSONValue? {
    JSONNumber(spelling: ExactText.seconds(nanoseconds)).map(JSONValue.number)
  }
}
