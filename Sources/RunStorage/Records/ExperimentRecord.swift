import OrderedJSON

/// An experiment of a run: its factors and files, before any trial.
package struct ExperimentRecord: Sendable, Equatable {
  /// Something that varied between trials.
  package struct Factor: Sendable, Equatable {
    /// The setting's or the variable's name.
    package var name: String
    /// Whether it is a setting.
    package var isSetting: Bool
    /// Its values in order, as written.
    package var values: [JSONValue]

    /// Makes a factor.
    package init(name: String, isSetting: Bool, values: [JSONValue]) {
      self.name = name
      self.isSetting = isSetting
      self.values = values
    }
  }

  /// A file whose rows were tried.
  package struct DataSet: Sendable, Equatable {
    /// The variable that held the row.
    package var name: String
    /// The path as written.
    package var path: String
    /// The SHA-256 of its bytes in hex.
    package var hash: String
    /// The names of its columns in order.
    package var columns: [String]
    /// How many rows it has.
    package var rowCount: Int

    /// Makes a data set.
    package init(name: String, path: String, hash: String, columns: [String], rowCount: Int) {
      self.name = name
      self.path = path
      self.hash = hash
      self.columns = columns
      self.rowCount = rowCount
    }
  }

  /// The run.
  package var run: String
  /// Its name; one run has each name once.
  package var name: String
  /// Its place among the experiments of the run, from 1.
  package var number: Int
  /// What varied, the first slowest.
  package var factors: [Factor]
  /// The files.
  package var dataSets: [DataSet]
  /// How often each combination was tried.
  package var repeats: Int
  /// How many trials it has in all shards together.
  package var trialCount: Int
  /// The names of its scores in the order of the source.
  package var scores: [String]
  /// The names of its records in the order of the source.
  package var records: [String]
  /// The source of the trial and of what it uses.
  package var text: String

  /// Makes an experiment.
  package init(
    run: String,
    name: String,
    number: Int,
    factors: [Factor],
    dataSets: [DataSet],
    repeats: Int,
    trialCount: Int,
    scores: [String],
    records: [String],
    text: String
  ) {
    self.run = run
    self.name = name
    self.number = number
    self.factors = factors
    self.dataSets = dataSets
    self.repeats = repeats
    self.trialCount = trialCount
    self.scores = scores
    self.records = records
    self.text = text
  }
}
