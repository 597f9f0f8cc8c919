import GRDB

/// Trials and their requests.
extension RunStore {
  /// Stores trials with their requests in one transaction: all of them or none.
  ///
  /// A trial of the same number is replaced, with its requests.
  ///
  /// - Throws: ``RunStorageError`` with code `rejected` when there is no such experiment.
  package func commit(_ trials: [CompletedTrial]) async throws(RunStorageError) {
    try await write { database in
      for trial in trials { try trial.save(in: database) }
    }
  }

  /// Stores requests in one transaction: of statements outside of trials, or of a trial that is not over.
  ///
  /// A request of the same number is replaced.
  package func commit(
    _ exchanges: [ExchangeRecord],
    at place: ExchangePlace
  ) async throws(RunStorageError) {
    try await write { database in
      for exchange in exchanges { try exchange.save(at: place, in: database) }
    }
  }

  /// The trials of an experiment by number, those of joined shards included.
  package func trials(
    of run: String,
    experiment: String
  ) async throws(RunStorageError) -> [TrialRecord] {
    try await read { database in
      let cursor = try Row.fetchCursor(
        database.cachedStatement(
          sql: "\(TrialRecord.selection) WHERE run = ? AND experiment = ? ORDER BY number"
        ),
        arguments: [run, experiment]
      )
      var trials: [TrialRecord] = []
      while let row = try cursor.next() { trials.append(try TrialRecord(row)) }
      return trials
    }
  }

  /// A trial; nil when it is not in the store.
  package func trial(at place: ExchangePlace) async throws(RunStorageError) -> TrialRecord? {
    try await read { database in
      let sql = "\(TrialRecord.selection) WHERE run = ? AND experiment = ? AND number = ?"
      return try database.row(sql, place.values).map { try TrialRecord($0) }
    }
  }

  /// The identities of the trials of a run that passed or failed, by number; those that erred are to be tried again.
  package func finishedTrials(
    of run: String,
    experiment: String
  ) async throws(RunStorageError) -> [Int: String] {
    try await read { database in
      let sql = """
        SELECT number, identity FROM trial
        WHERE run = ? AND experiment = ? AND status <> 'error'
        """
      var identities: [Int: String] = [:]
      for row in try database.rows(sql, [.text(run), .text(experiment)]) {
        var columns = ColumnReader(row, of: "trial")
        identities[try columns.count()] = try columns.text()
      }
      return identities
    }
  }

  /// The requests that were made at a place, in their order.
  package func exchanges(
    at place: ExchangePlace
  ) async throws(RunStorageError) -> [ExchangeRecord] {
    try await read { try ExchangeRecord.all(at: place, in: $0) }
  }

  /// The finished exchange of a request, from the latest run that has one; nil when there is none.
  ///
  /// - Parameters:
  ///   - key: The request's key.
  ///   - run: Only in this run; nil for all.
  /// - Returns: The exchange, numbered as in the trial that it comes from.
  /// - Throws: ``RunStorageError`` with code `busy`, `corrupt` or `cannotOpen`.
  /// - Complexity: An index look-up, some 40 µs on the thread of the caller.
  package func finishedExchange(
    _ key: String,
    in run: String? = nil
  ) async throws(RunStorageError) -> ExchangeRecord? {
    try look { database in
      let sql = """
        \(ExchangeRecord.selection) JOIN run ON run.id = exchange.run
        WHERE exchange.key = ?1 AND exchange.is_finished = 1 AND (?2 IS NULL OR exchange.run = ?2)
        ORDER BY run.started_at DESC, run.id DESC LIMIT 1
        """
      return try database.row(sql, [.text(key), .text(run)]).map { try ExchangeRecord($0) }
    }
  }
}

extension CompletedTrial {
  /// Writes the trial and its requests in place of those of that number.
  func save(in database: Database) throws {
    let place = ExchangePlace(run: trial.run, experiment: trial.experiment, trial: trial.number)
    try trial.save(in: database)
    // Those that were stored before the trial was over are found to be equal, and not written again.
    for exchange in exchanges { try exchange.save(at: place, in: database) }
    try ExchangeRecord.removeAll(at: place, except: exchanges, from: database)
  }
}
