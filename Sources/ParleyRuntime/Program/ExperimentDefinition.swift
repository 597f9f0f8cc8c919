import ParleyDiagnostics

/// The place of an experiment in its ``Program``.
package struct ExperimentID: Hashable, Sendable, BitwiseCopyable {
  /// Its number.
  package let rawValue: UInt32

  /// Makes an identifier.
  package init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// What is known of an experiment before it runs.
package struct ExperimentDefinition: Sendable {
  /// Something that varies between trials.
  package struct Factor: Sendable, Equatable {
    /// The setting's or the variable's name.
    package let name: String
    /// Whether each value is laid as that setting; otherwise the trial gets it as an argument.
    package let isSetting: Bool
    /// Where it is declared.
    package let span: SourceSpan

    /// Makes a factor.
    package init(name: String, isSetting: Bool, span: SourceSpan) {
      self.name = name
      self.isSetting = isSetting
      self.span = span
    }
  }

  /// A file whose rows are tried one by one.
  package struct DataSet: Sendable, Equatable {
    /// The variable that holds the row.
    package let name: String
    /// The path expression, for messages.
    package let span: SourceSpan
    /// The fields of the row that the trial reads by name, with their places, for the check before the first request.
    package let fields: [Field]

    /// A field that the trial reads.
    package struct Field: Sendable, Equatable {
      /// Its name.
      package let name: String
      /// Where.
      package let span: SourceSpan

      /// Makes a field.
      package init(name: String, span: SourceSpan) {
        self.name = name
        self.span = span
      }
    }

    /// Makes a data set.
    package init(name: String, span: SourceSpan, fields: [Field]) {
      self.name = name
      self.span = span
      self.fields = fields
    }
  }

  /// Its name.
  package let name: String
  /// Where it stands.
  package let span: SourceSpan
  /// What varies, the first slowest.
  package let factors: [Factor]
  /// The files, which vary after the factors.
  package let dataSets: [DataSet]
  /// The trial: a function of the factors that are no settings, in order, then of the data sets' rows, in order.
  package let trial: FunctionID
  /// The names of the scores in the order of the source, each once.
  package let scores: [String]
  /// The names of the records in the order of the source, each once.
  package let records: [String]
  /// The source of the trial and of every function that it can call, in a fixed order: what a trial's identity is made of.
  package let text: String
  /// The variables of the top level that the trial and those functions read, in the order of their numbers.
  package let globals: [UInt32]

  /// Makes a definition.
  package init(
    name: String,
    span: SourceSpan,
    factors: [Factor],
    dataSets: [DataSet],
    trial: FunctionID,
    scores: [String],
    records: [String],
    text: String,
    globals: [UInt32]
  ) {
    self.name = name
    self.span = span
    self.factors = factors
    self.dataSets = dataSets
    self.trial = trial
    self.scores = scores
    self.records = records
    self.text = text
    self.globals = globals
  }
}

/// An experiment that a program asks to be run, with the values that were computed for it.
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
