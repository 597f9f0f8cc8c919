import GRDB
import OrderedJSON

/// Merges one run, or one shard of a run, into a store.
struct RunMerge {
  private let part: MergePart
  private let source: Database
  private let target: Database
  private let path: String
  private var run: RunRecord { part.run }

  /// Prepares a merge.
  ///
  /// - Parameters:
  ///   - part: What is merged.
  ///   - source: The database that it is in.
  ///   - target: The database that it goes to, within a transaction; may be the same.
  ///   - path: The file of the target, for errors.
  init(_ part: MergePart, from source: Database, into target: Database, path: String) {
    self.part = part
    self.source = source
    self.target = target
    self.path = path
  }

  /// Merges it where it belongs.
  ///
  /// - Returns: Where that is.
  /// - Throws: ``RunStorageError`` with code `conflict`; errors of the database.
  func merged() throws -> MergedRun {
    if let known = try known() { return try merged(to: known, isNew: false) }
    if let base = try joinable() { return try merged(to: base, isNew: true) }
    try run.insert(into: target)
    return try merged(to: run.id, isNew: true)
  }

  /// Merges it into a run of the target.
  func merged(to id: String, isNew: Bool) throws -> MergedRun {
    if id != run.id, run.shard != nil { try join(id) }
    try updateState(of: id)
    let trials = try RunCopy(part, from: source, to: id, in: target).copied()
    return MergedRun(source: run.id, run: id, shard: run.shard, isNew: isNew, trials: trials)
  }

  /// The run of the target that it was merged into before; nil when it never was.
  private func known() throws -> String? {
    let part = try target.row("SELECT run FROM part WHERE source = ?", [.text(run.id)])
    if let part {
      var columns = ColumnReader(part, of: "part")
      return try columns.text()
    }
    let sql = "SELECT trial_group, shard_number, shard_count FROM run WHERE id = ?"
    guard let row = try target.row(sql, [.text(run.id)]) else { return nil }
    var columns = ColumnReader(row, of: "run")
    let group = try columns.text()
    let number = try columns.optionalInteger()
    let count = try columns.optionalInteger()
    let isSame =
      group == run.group && number == run.shard.map { Int64($0.number) }
      && count == run.shard.map { Int64($0.count) }
    guard isSame else { throw RunStorageError.conflict(run.id, in: path) }
    return run.id
  }

  /// The run of the target that a shard belongs to and that lacks it; nil when there is none.
  private func joinable() throws -> String? {
    guard let shard = run.shard else { return nil }
    return try Self.base(for: run, holding: [shard], in: target)
  }

  /// The run that shards belong to and that lacks all of them, the nearest in time; nil when there is none.
  static func base(
    for run: RunRecord,
    holding shards: [RunRecord.Shard],
    in database: Database
  ) throws -> String? {
    let numbers = JSONValue.array(shards.map { .int($0.number) })
    let row = try database.row(
      """
      SELECT id FROM run
      WHERE trial_group = ?1 AND shard_count = ?2 AND id <> ?3
        AND ifnull(shard_number NOT IN (SELECT value FROM json_each(?4)), TRUE)
        AND NOT EXISTS (
          SELECT 1 FROM part
          WHERE part.run = run.id AND part.shard_number IN (SELECT value FROM json_each(?4)))
      ORDER BY abs(started_at - ?5), id LIMIT 1
      """,
      [
        .text(run.group), .integer(shards.first?.count), .text(run.id), .json(numbers),
        .integer(run.startedAt),
      ]
    )
    guard let row else { return nil }
    var columns = ColumnReader(row, of: "run")
    return try columns.text()
  }

  /// Notes that the shard is a part of a run; where that was a single shard, it becomes a part too.
  private func join(_ id: String) throws {
    try target.run(
      """
      INSERT INTO part
      SELECT id, id, shard_number, started_at, ended_at, status, exit_status FROM run
      WHERE id = ? AND shard_number IS NOT NULL
      """,
      [.text(id)]
    )
    try target.run("UPDATE run SET shard_number = NULL WHERE id = ?", [.text(id)])
    try target.run(
      """
      INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (source) DO UPDATE SET run = excluded.run
      """,
      [
        .text(run.id), .text(id), .integer(run.shard?.number), .integer(run.startedAt),
        .integer(run.endedAt), .text(run.status.rawValue), .integer(run.exitStatus),
      ]
    )
  }

  /// Takes over how the run or the shard ended where the target does not know it or knows an earlier end.
  private func updateState(of id: String) throws {
    if let endedAt = run.endedAt, run.status != .running {
      let values: [DatabaseValue] = [
        .text(run.status.rawValue), .integer(run.exitStatus), .integer(endedAt), .text(run.id),
      ]
      let assignment = """
        SET status = ?1, exit_status = ?2, ended_at = ?3
        WHERE (status = 'running' OR ended_at IS NULL OR ended_at < ?3)
        """
      try target.run("UPDATE part \(assignment) AND source = ?4", values)
      try target.run("UPDATE run \(assignment) AND id = ?4", values)
    }
    if try target.row("SELECT 1 FROM part WHERE run = ?", [.text(id)]) != nil {
      try JoinedRun(id: id).refresh(in: target)
    }
  }
}
