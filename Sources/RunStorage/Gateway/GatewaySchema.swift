import GRDB

extension StoreFormat {
  /// The gateway's store; money is set aside for each request, so a commit does not wait for the disk.
  static let gateway = StoreFormat(
    noun: "gateway store",
    applicationID: GatewaySchema.applicationID,
    migrator: GatewaySchema.migrator,
    synchronous: "NORMAL",
    beginning: "start `parley serve` or make a token with `parley serve token create` first"
  )
}

/// The tables of a gateway's store, and how older stores become newer ones.
enum GatewaySchema {
  /// What SQLite keeps in a file's header to say whose it is: `ParG` in ASCII.
  static let applicationID = 0x5061_7247

  /// All versions of the schema in order.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: version1)
    }
    return migrator
  }()

  private static let version1 = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = 1;

    CREATE TABLE token (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      digest BLOB NOT NULL UNIQUE,
      budget INTEGER,
      period TEXT NOT NULL CHECK (period IN ('hour', 'day', 'week', 'month', 'total')),
      models TEXT NOT NULL,
      max_tokens INTEGER,
      requests_per_minute INTEGER,
      created_at INTEGER NOT NULL,
      expires_at INTEGER,
      revoked_at INTEGER
    ) STRICT;
    CREATE INDEX token_name ON token (name);

    CREATE TABLE spending (
      token TEXT NOT NULL REFERENCES token (id),
      period_start INTEGER NOT NULL,
      cost INTEGER NOT NULL,
      PRIMARY KEY (token, period_start)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE batch (
      id TEXT NOT NULL PRIMARY KEY,
      token TEXT REFERENCES token (id),
      created_at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'settled'))
    ) STRICT;
    CREATE INDEX batch_token ON batch (token, created_at, id);
    CREATE INDEX batch_open ON batch (created_at, id) WHERE state = 'open';

    CREATE TABLE reservation (
      id INTEGER PRIMARY KEY,
      token TEXT NOT NULL REFERENCES token (id),
      period_start INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      model TEXT NOT NULL,
      time INTEGER NOT NULL,
      instance TEXT,
      batch TEXT UNIQUE REFERENCES batch (id),
      CHECK ((instance IS NULL) <> (batch IS NULL))
    ) STRICT;
    CREATE INDEX reservation_token ON reservation (token, period_start, amount);

    CREATE TABLE usage (
      day INTEGER NOT NULL,
      token TEXT NOT NULL,
      model TEXT NOT NULL,
      requests INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      estimated INTEGER NOT NULL,
      unpriced INTEGER NOT NULL,
      input_tokens INTEGER NOT NULL,
      output_tokens INTEGER NOT NULL,
      cache_creation_tokens INTEGER NOT NULL,
      cache_read_tokens INTEGER NOT NULL,
      cost INTEGER NOT NULL,
      PRIMARY KEY (day, token, model)
    ) STRICT, WITHOUT ROWID;
    """
}
