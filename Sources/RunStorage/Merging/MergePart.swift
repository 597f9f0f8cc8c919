import GRDB

/// A run that is merged, or one of the shards that were joined to it before.
struct MergePart: Sendable {
  /// The run; for a shard of a joined one, with the shard's own id, times and status.
  let run: RunRecord
  /// The run that its trials are stored with.
  let home: String

  /// Takes a run apart into its shards; one that was never joined is its only part.
  static func parts(of run: RunRecord, in database: Database) throws -> [MergePart] {
    let sql = """
      SELECT source, shard_number, (SELECT shard_count FROM run WHERE id = part.run), started_at,
        ended_at, status, exit_status
      FROM part WHERE run = ? ORDER BY shard_number
      """
    let parts = try database.rows(sql, [.text(run.id)]).map { row in
      var columns = ColumnReader(row, of: "part")
      var part = run
      part.id = try columns.text()
      part.shard = RunRecord.Shard(number: try columns.count(), count: try columns.count())
      part.missingShards = []
      part.startedAt = try columns.integer()
      part.endedAt = try columns.optionalInteger()
      part.status = try columns.word()
      part.exitStatus = try columns.optionalInteger().map { Int($0) }
      return MergePart(run: part, home: run.id)
    }
    return parts.isEmpty ? [MergePart(run: run, home: run.id)] : parts
  }

  /// Whether a trial is one of the part's.
  func holds(trial number: Int) -> Bool {
    guard let shard = run.shard, shard.count > 0 else { return true }
    return (number - 1) % shard.count == shard.number - 1
  }
}
