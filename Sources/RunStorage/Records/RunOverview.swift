/// A run with the counts of its trials.
package struct RunOverview: Sendable, Equatable {
  /// How the trials of one experiment came out so far.
  package struct Experiment: Sendable, Equatable {
    /// The experiment's name.
    package var name: String
    /// How many trials it has in all shards together.
    package var trialCount: Int
    /// Trials that passed.
    package var passed = 0
    /// Trials that failed.
    package var failed = 0
    /// Trials that could not be finished.
    package var errors = 0
    /// What the replies of its trials cost, in pico-dollars.
    package var cost: Int64 = 0
    /// Trials whose cost is not known.
    package var unpriced = 0

    /// The trials that are in the store.
    package var stored: Int { passed + failed + errors }

    init(name: String, trialCount: Int) {
      self.name = name
      self.trialCount = trialCount
    }
  }

  /// The run.
  package var run: RunRecord
  /// Its experiments in order.
  package var experiments: [Experiment]
}
