import ParleyDiagnostics

/// An experiment that a program asks to be run, with the values that were computed for it.
///
/// Before a run, where a value may not be known, a list of values that is unknown is one unknown value, an unknown path is
/// ``Machine/unknownText``, an unknown `repeat` is 1, and an unknown other limit is none.
package struct ExperimentCall: Sendable {
  /// Which one; ``Program/experiments`` has its definition.
  package let id: ExperimentID
  /// The values of each factor, at least one each: as written, for a setting as ``SettingChange/value`` takes them.
  package let factorValues: [[Value]]
  /// The paths of the data sets.
  package let dataPaths: [String]
  /// How often each combination is tried, 1 or more.
  package let repeats: Int
  /// How many trials run at once at most, 1 or more; nil for the host's own ceiling.
  package let concurrency: Int?
  /// How long a trial may take, in seconds, above 0; nil for no limit.
  package let timeout: Double?

  /// Makes a call.
  package init(
    id: ExperimentID,
    factorValues: [[Value]],
    dataPaths: [String],
    repeats: Int,
    concurrency: Int?,
    timeout: Double?
  ) {
    self.id = id
    self.factorValues = factorValues
    self.dataPaths = dataPaths
    self.repeats = repeats
    self.concurrency = concurrency
    self.timeout = timeout
  }
}

/// A `score` or a `record` of a trial.
package struct Measure: Sendable {
  /// Whether it judges the trial.
  package let isScore: Bool
  /// The name of its column.
  package let name: String
  /// The value: of a score a bool or a number; null for a record that an error of value left empty.
  package let value: Value
  /// The statement.
  package let span: SourceSpan
  /// The error of value that made a score false or a record null; nil for none.
  package let error: String?

  /// Makes a measure.
  package init(isScore: Bool, name: String, value: Value, span: SourceSpan, error: String?) {
    self.isScore = isScore
    self.name = name
    self.value = value
    self.span = span
    self.error = error
  }
}
