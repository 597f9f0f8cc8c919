import GRDB

/// Runs with the counts of their trials.
extension RunStore {
  /// The runs with how their trials came out, the newest first.
  ///
  /// - Parameter limit: At most so many; nil for all.
  /// - Returns: The runs, each with its experiments in order.
  /// - Throws: ``RunStorageError`` with code `busy`, `corrupt` or `cannotOpen`.
  package func overviews(limit: Int? = nil) async throws(RunStorageError) -> [RunOverview] {
    try await read { database in
      let sql = "\(RunRecord.selection) ORDER BY started_at DESC, id DESC LIMIT ?"
      return try database.rows(sql, [.integer(limit ?? -1)]).map { row in
        let run = try RunRecord(row, in: database)
        return RunOverview(run: run, experiments: try database.outcomes(of: run.id))
      }
    }
  }
}

extension Database {
  /// The counts of each experiment of a run, read from an index.
  fileprivate func outcomes(of run: String) throws -> [RunOverview.Experiment] {
    let sql = """
      SELECT experiment.name, experiment.trial_count, trial.status, count(trial.status),
        coalesce(sum(trial.cost), 0), count(trial.status) - count(trial.cost)
      FROM experiment
      LEFT JOIN trial ON trial.run = experiment.run AND trial.experiment = experiment.name
      WHERE experiment.run = ?
      GROUP BY experiment.number, experiment.name, trial.status
      ORDER BY experiment.number, experiment.name
      """
    var experiments: [RunOverview.Experiment] = []
    for row in try rows(sql, [.text(run)]) {
      var columns = ColumnReader(row, of: "experiment")
      let name = try columns.text()
      let trialCount = try columns.count()
      if experiments.last?.name != name {
        experiments.append(RunOverview.Experiment(name: name, trialCount: trialCount))
      }
      try experiments[experiments.count - 1].count(&columns)
    }
    return experiments
  }
}

extension RunOverview.Experiment {
  /// Adds the trials of one status.
  fileprivate mutating func count(_ columns: inout ColumnReader) throws {
    guard let word = try columns.optionalText() else { return }
    let count = try columns.count()
    switch TrialRecord.Status(rawValue: word) {
    case .pass: passed += count
    case .fail: failed += count
    case .error, nil: errors += count
    }
    cost += try columns.integer()
    unpriced += try columns.count()
  }
}
