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

  /// One of the things that trials differ in.
  package enum Axis: Sendable, Equatable {
    /// The values of the factor at this place in ``factors``.
    case factor(Int)
    /// The rows of the data set at this place in ``dataSets``.
    case dataSet(Int)
  }

  /// Its name.
  package let name: String
  /// Where it stands.
  package let span: SourceSpan
  /// The factors in the order in which they are declared.
  package let factors: [Factor]
  /// The files in the order in which they are declared.
  package let dataSets: [DataSet]
  /// Factors and files together in the order in which they are declared: the first changes slowest from trial to trial.
  package let axes: [Axis]
  /// The trial: a function of the factors that are no settings, in order, then of the data sets' rows, in order.
  package let trial: FunctionID
  /// The names of the scores in the order of the source, each once.
  package let scores: [String]
  /// The names of the records in the order of the source, each once.
  package let records: [String]
  /// The source of the trial and of every function that it can call, in a fixed order and without comments: what a trial's
  /// identity is made of.
  package let text: String
  /// The variables of the top level that the trial and those functions read, in the order of their numbers.
  ///
  /// A value may be or hold a function value, whose code is then part of what the trial does: ``Program`` knows where it stands.
  package let globals: [UInt32]

  /// Makes a definition.
  package init(
    name: String,
    span: SourceSpan,
    factors: [Factor],
    dataSets: [DataSet],
    axes: [Axis],
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
    self.axes = axes
    self.trial = trial
    self.scores = scores
    self.records = records
    self.text = text
    self.globals = globals
  }
}
