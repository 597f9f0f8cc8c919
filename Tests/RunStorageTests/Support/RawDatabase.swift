import GRDB
import Testing

/// The file of a store as any program that knows SQLite sees it.
struct RawDatabase {
  private let queue: DatabaseQueue

  /// Opens the file; foreign keys are not enforced, and a transaction may stay open, as in the `sqlite3` program.
  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(5)
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Performs statements.
  func execute(_ sql: String) async throws {
    try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  /// The rows of a table.
  func count(_ table: String) async throws -> Int {
    try await queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
  }

  /// The first column of a query's rows as text.
  func texts(_ sql: String) async throws -> [String] {
    try await queue.read { try String.fetchAll($0, sql: sql) }
  }

  /// How SQLite answers a query.
  func plan(_ sql: String) async throws -> String {
    try await queue.read { database in
      try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)").map { "\($0)" }.joined()
    }
  }

  /// What SQLite's own checks find: damage, and references to nothing.
  func faults() async throws -> [String] {
    try await queue.read { database in
      let damage = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter {
        $0 != "ok"
      }
      let references = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { "\($0)" }
      return damage + references
    }
  }

  /// All rows of all tables, as text.
  func dump() async throws -> [String] {
    try await queue.read { database in
      let tables = try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      )
      return try tables.flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\(table): \($0)" }
      }
    }
  }
}
