import GRDB

/// What one kind of store has of its own: whose file it is, which tables it has, and how safe a commit is.
struct StoreFormat: Sendable {
  /// What messages call such a store.
  let noun: String
  /// What SQLite keeps in a file's header to say whose it is.
  let applicationID: Int
  /// All versions of the schema in order.
  ///
  /// A version that was released is never changed: the next one is added.
  let migrator: DatabaseMigrator
  /// What a commit waits for: `FULL` for the disk, `NORMAL` for the system, which writes it within seconds.
  let synchronous: String
  /// How a store comes to be where there is none.
  let beginning: String

  /// Whether the database is such a store, or an empty file that may become one.
  ///
  /// - Throws: ``RunStorageError`` for a database of something else or of a newer version.
  func check(_ database: Database, path: String) throws {
    // In one statement, which sees one state: another process may be making the store.
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT (SELECT application_id FROM pragma_application_id),
          (SELECT count(*) FROM sqlite_master WHERE name <> 'grdb_migrations' AND name NOT LIKE 'sqlite_%')
        """
    )
    let application = row?[0] as Int?
    let tables = row?[1] as Int?
    if application == applicationID {
      if try migrator.hasBeenSuperseded(database) {
        throw RunStorageError.newerStore(path, of: self)
      }
      return
    }
    guard application == 0, tables == 0 else { throw RunStorageError.notAStore(path, of: self) }
  }
}
