import GRDB

/// Runs: begun, ended, found.
extension RunStore {
  /// Adds a run that starts.
  ///
  /// - Throws: ``RunStorageError`` with code `rejected` when there is a run of that id.
  package func begin(_ run: RunRecord) async throws(RunStorageError) {
    try await write { try run.insert(into: $0) }
  }

  /// Adds an experiment to its run; one of that name takes its place, the trials stay.
  package func add(_ experiment: ExperimentRecord) async throws(RunStorageError) {
    try await write { try experiment.save(in: $0) }
  }

  /// Notes that a run is under way again.
  package func reopen(_ run: String) async throws(RunStorageError) {
    try await setState(of: run, .running, exitStatus: nil, endedAt: nil)
  }

  /// Notes how a run ended.
  ///
  /// - Parameters:
  ///   - run: Its id.
  ///   - status: How it ended.
  ///   - exitStatus: The exit status of its process.
  ///   - endedAt: When, in microseconds since 1970.
  /// - Throws: ``RunStorageError`` with code `noSuchRun` when there is none, or what a failed write gives.
  package func end(
    _ run: String,
    _ status: RunRecord.Status,
    exitStatus: Int,
    at endedAt: Int64
  ) async throws(RunStorageError) {
    try await setState(of: run, status, exitStatus: exitStatus, endedAt: endedAt)
  }

  /// All runs, the newest first.
  ///
  /// - Parameter limit: At most so many; nil for all.
  /// - Returns: The runs with their sources.
  /// - Throws: ``RunStorageError`` with code `busy`, `corrupt` or `cannotOpen`.
  package func runs(limit: Int? = nil) async throws(RunStorageError) -> [RunRecord] {
    try await read { database in
      let sql = "\(RunRecord.selection) ORDER BY started_at DESC, id DESC LIMIT ?"
      return try database.rows(sql, [.integer(limit ?? -1)])
        .map { try RunRecord($0, in: database) }
    }
  }

  /// The run of an id.
  ///
  /// - Parameter id: An id, what only one id begins with, or `last`; the id of a shard that was joined with others means the
  ///   run that it is in.
  /// - Returns: The run with its sources.
  /// - Throws: ``RunStorageError`` with code `noSuchRun` or `ambiguousRun` and the ids that are meant or near.
  package func run(matching id: String) async throws(RunStorageError) -> RunRecord {
    try await read { [path] database in
      let run = try RunSearch(database, path: path).run(matching: id)
      let row = try database.row("\(RunRecord.selection) WHERE id = ?", [.text(run)])
      guard let row else { throw RunStorageError.noSuchRun(id, in: path, nearest: []) }
      return try RunRecord(row, in: database)
    }
  }

  /// The experiments of a run in their order.
  package func experiments(of run: String) async throws(RunStorageError) -> [ExperimentRecord] {
    try await read { database in
      let sql = "\(ExperimentRecord.selection) WHERE run = ? ORDER BY number, name"
      return try database.rows(sql, [.text(run)]).map { try ExperimentRecord($0) }
    }
  }

  /// Removes a run with all that belongs to it; nothing where there is none.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  package func delete(_ run: String) async throws(RunStorageError) -> Bool {
    try await write { try $0.deleteRun(run) }
  }

  private func setState(
    of run: String,
    _ status: RunRecord.Status,
    exitStatus: Int?,
    endedAt: Int64?
  ) async throws(RunStorageError) {
    try await write { [path] database in
      let values: [DatabaseValue] = [
        .text(status.rawValue), .integer(exitStatus), .integer(endedAt), .text(run),
      ]
      let assignment = "SET status = ?, exit_status = ?, ended_at = ?"
      try database.run("UPDATE run \(assignment) WHERE id = ?", values)
      guard database.changesCount > 0 else {
        throw RunStorageError.noSuchRun(run, in: path, nearest: [])
      }
      try database.run("UPDATE part \(assignment) WHERE source = ?", values)
      if database.changesCount > 0 { try JoinedRun(id: run).refresh(in: database) }
    }
  }
}

extension Database {
  /// Removes a run with all that belongs to it, and the bytes that only it had.
  func deleteRun(_ run: String) throws -> Bool {
    let rows = try rows("SELECT DISTINCT content FROM exchange WHERE run = ?", [.text(run)])
    try self.run("DELETE FROM run WHERE id = ?", [.text(run)])
    let wasThere = changesCount > 0
    try ExchangeRecord.removeUnused(ExchangeRecord.contents(rows), from: self)
    return wasThere
  }
}
