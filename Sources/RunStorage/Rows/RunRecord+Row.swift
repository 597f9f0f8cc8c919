import GRDB
import OrderedJSON

extension RunRecord {
  /// The columns in the order of ``init(_:sources:)``.
  static let selection = """
    SELECT id, trial_group, shard_number, shard_count,
      (SELECT group_concat(shard_number) FROM part WHERE part.run = run.id),
      started_at, ended_at, status, exit_status, parameters, invocation, provider, version, catalogue
    FROM run
    """

  /// Reads a row of ``selection`` and the run's sources.
  init(_ row: Row, in database: Database) throws {
    var columns = ColumnReader(row, of: "run")
    let id = try columns.text()
    let group = try columns.text()
    let number = try columns.optionalInteger()
    let count = try columns.optionalInteger()
    let parts = try columns.optionalText()
    let startedAt = try columns.integer()
    let endedAt = try columns.optionalInteger()
    let status: Status = try columns.word()
    let exitStatus = try columns.optionalInteger()
    self.init(
      id: id,
      group: group,
      shard: Self.shard(number, of: count),
      startedAt: startedAt,
      sources: try Self.sources(of: id, in: database),
      parameters: try columns.object(),
      invocation: try columns.object(),
      provider: try columns.text(),
      version: try columns.text(),
      catalogue: try columns.text()
    )
    missingShards = Self.missingShards(joined: parts, of: number == nil ? count : nil)
    self.endedAt = endedAt
    self.status = status
    self.exitStatus = exitStatus.map { Int($0) }
  }

  /// Writes the run and its sources.
  func insert(into database: Database) throws {
    try database.run(
      "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(id), .text(group), .integer(shard?.number), .integer(shard?.count),
        .integer(startedAt), .integer(endedAt), .text(status.rawValue), .integer(exitStatus),
        .json(.object(parameters)), .json(.object(invocation)), .text(provider), .text(version),
        .text(catalogue),
      ]
    )
    for (position, source) in sources.enumerated() {
      try database.run(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?)",
        [
          .text(id), .integer(position), .text(source.path), .text(source.hash),
          .bytes(source.bytes),
        ]
      )
    }
  }

  /// Whether there is a run of that id.
  static func exists(_ id: String, in database: Database) throws -> Bool {
    try database.row("SELECT 1 FROM run WHERE id = ?", [.text(id)]) != nil
  }

  private static func sources(of run: String, in database: Database) throws -> [Source] {
    let sql = "SELECT path, hash, bytes FROM source WHERE run = ? ORDER BY position"
    return try database.rows(sql, [.text(run)]).map { row in
      var columns = ColumnReader(row, of: "source")
      return Source(path: try columns.text(), hash: try columns.text(), bytes: try columns.bytes())
    }
  }

  private static func shard(_ number: Int64?, of count: Int64?) -> Shard? {
    guard let number, let count else { return nil }
    return Shard(number: Int(number), count: Int(count))
  }

  private static func missingShards(joined: String?, of count: Int64?) -> [Int] {
    guard let joined, let count, (1...1_000_000).contains(count) else { return [] }
    let there = Set(joined.split(separator: ",").compactMap { Int($0) })
    return (1...Int(count)).filter { !there.contains($0) }
  }
}
