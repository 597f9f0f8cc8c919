import RunStorage

/// A run with its trials, as reports and exports take it.
package struct StoredRun: Sendable {
  /// An experiment with its trials.
  package struct Experiment: Sendable {
    /// The experiment.
    package let record: ExperimentRecord
    /// Its finished trials by their numbers.
    package let trials: [TrialRecord]

    /// Makes an experiment; its trials may come in any order.
    package init(_ record: ExperimentRecord, trials: [TrialRecord]) {
      self.record = record
      self.trials = trials.sorted { $0.number < $1.number }
    }

    /// How many trials came out some way.
    package func count(_ status: TrialRecord.Status) -> Int {
      trials.count { $0.status == status }
    }

    /// How many trials have no result: they were never started, or did not come to their end.
    ///
    /// - Parameter shard: The part of the trials that the run took.
    /// - Returns: The count.
    package func missingCount(in shard: RunRecord.Shard?) -> Int {
      guard let shard, shard.count > 0 else { return max(0, record.trialCount - trials.count) }
      let share = (record.trialCount + shard.count - shard.number) / shard.count
      return max(0, share - trials.count)
    }
  }

  /// The run.
  package let run: RunRecord
  /// Its experiments by their numbers.
  package let experiments: [Experiment]
  /// Fetches the exchanges of a trial.
  package let exchanges: Exchanges
  /// The value of `--store` that commands about the run need; nil for the default store.
  package var storeOption: String?

  /// Fetches the exchanges of a trial; what it throws ends the report or the export.
  package typealias Exchanges =
    @Sendable (TrialRecord) async throws(RunStorageError) -> [ExchangeRecord]

  /// Makes a run; its experiments may come in any order.
  package init(
    _ run: RunRecord,
    experiments: [Experiment],
    exchanges: @escaping Exchanges
  ) {
    self.run = run
    self.experiments = experiments.sorted { $0.record.number < $1.record.number }
    self.exchanges = exchanges
  }

  /// Reads a run's experiments and trials from a store, and their exchanges when they are asked for.
  package init(_ run: RunRecord, in store: RunStore) async throws(RunStorageError) {
    var experiments: [Experiment] = []
    for record in try await store.experiments(of: run.id) {
      let trials = try await store.trials(of: run.id, experiment: record.name)
      experiments.append(Experiment(record, trials: trials))
    }
    self.init(run, experiments: experiments) { trial throws(RunStorageError) in
      try await store.exchanges(
        at: ExchangePlace(run: run.id, experiment: trial.experiment, trial: trial.number)
      )
    }
  }

  /// The path of the script as it was given.
  package var scriptPath: String { run.sources.first?.path ?? "script" }
}
