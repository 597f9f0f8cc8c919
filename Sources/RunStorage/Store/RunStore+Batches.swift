import GRDB

/// Message batches that carry requests of runs.
extension RunStore {
  /// Adds a batch that was just sent, before it is waited for.
  package func add(_ batch: BatchRecord) async throws(RunStorageError) {
    try await write { try batch.save(in: $0) }
  }

  /// Notes that the results of a batch were all taken over.
  package func finishBatch(_ id: String, of run: String) async throws(RunStorageError) {
    try await write { database in
      let sql = "UPDATE batch SET status = 'done' WHERE run = ? AND id = ?"
      try database.run(sql, [.text(run), .text(id)])
    }
  }

  /// The batches of a run, in the order in which they were sent.
  package func batches(of run: String) async throws(RunStorageError) -> [BatchRecord] {
    try await read { database in
      let sql = "\(BatchRecord.selection) WHERE run = ? ORDER BY created_at, id"
      return try database.rows(sql, [.text(run)]).map { try BatchRecord($0) }
    }
  }
}
