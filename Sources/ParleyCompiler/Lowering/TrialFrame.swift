import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// The trial of an experiment while it is lowered, beside its ``FunctionFrame``.
struct TrialFrame {
  /// A data set whose rows the trial gets.
  struct DataRow {
    /// The slot of the row.
    let slot: UInt16
    /// The columns of the file; nil where they are not known before the run.
    let columns: [String]?
    /// The columns that the trial names, at each of their places.
    var named: [ExperimentDefinition.DataSet.Field] = []
    /// Whether the trial changes the row, which may then have other fields.
    var isChanged = false

    /// The columns that the file has to have, each once.
    var fields: [ExperimentDefinition.DataSet.Field] {
      guard !isChanged else { return [] }
      var seen: Set<String> = []
      return named.filter { seen.insert($0.name).inserted }
    }
  }

  /// The function of the trial.
  let id: FunctionID
  /// The rows of the data sets by name.
  var rows: [String: DataRow] = [:]
  /// The settings that vary, with their places.
  let variedSettings: [String: SourceSpan]
  /// The columns of the results that the experiment makes.
  var columns: TrialColumns
  /// The functions that the trial calls or names, in the order of the source.
  var mentions: [(function: GlobalFunction, span: SourceSpan)] = []
}

/// The columns of an experiment's results, to find names that are given twice.
struct TrialColumns {
  /// What a column holds.
  enum Kind: String {
    case factor
    case dataSet = "data set"
    case score
    case record
  }

  /// A column that the experiment makes.
  struct Column {
    /// What it holds.
    let kind: Kind
    /// Its name.
    let name: Identifier
  }

  /// The columns that every trial has before those of the experiment.
  static let leading = ["trial", "status"]
  /// The columns that every trial has after those of the experiment.
  static let trailing = [
    "input_tokens", "output_tokens", "cost", "latency", "stop_reason", "error", "requests",
  ]
  /// The column between the data sets and the scores.
  static let number = "repeat"

  /// The columns of the experiment, each once, in the order in which they were found.
  private(set) var columns: [Column] = []

  /// Adds a column; returns what is wrong with its name.
  mutating func add(_ kind: Kind, _ name: Identifier) -> Diagnostic? {
    if name.text == Self.number || (Self.leading + Self.trailing).contains(name.text) {
      return .reservedColumn(name)
    }
    if let earlier = columns.first(where: { $0.name.text == name.text }) {
      // A score or a record may be measured at several places.
      let isSame = earlier.kind == kind && (kind == .score || kind == .record)
      return isSame ? nil : .doubledColumn(name, kind, earlier: earlier)
    }
    columns.append(Column(kind: kind, name: name))
    return nil
  }

  /// The names of the columns of a kind.
  func names(_ kind: Kind) -> [String] {
    columns.filter { $0.kind == kind }.map(\.name.text)
  }

  /// All names in the order in which a trial has them.
  var all: [String] {
    Self.leading + names(.factor) + names(.dataSet) + [Self.number] + names(.score)
      + names(.record) + Self.trailing
  }
}

/// An experiment that was lowered and is described once all that it uses is known.
struct LoweredExperiment {
  /// Its place in the program; nil after an error.
  let id: ExperimentID?
  /// The function of its trial.
  let trial: FunctionID
  /// The block of the trial.
  let block: SourceSpan
  /// The functions that the trial calls or names, in the order of the source.
  let mentions: [(function: GlobalFunction, span: SourceSpan)]
  /// How many tools were compiled before it: those that its conversations may have from the start.
  let toolCount: Int
}
