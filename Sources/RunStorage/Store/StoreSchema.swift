import GRDB

extension StoreFormat {
  /// The run store; a group of trials, which cost money, is committed to the disk at most 50 times a second.
  static let runs = StoreFormat(
    noun: "run store",
    applicationID: StoreSchema.applicationID,
    migrator: StoreSchema.migrator,
    synchronous: "FULL",
    beginning: "run a script with an experiment first"
  )
}

/// The tables of a run store, and how older stores become newer ones.
enum StoreSchema {
  /// What SQLite keeps in a file's header to say whose it is: `Parl` in ASCII.
  static let applicationID = 0x5061_726C

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

    CREATE TABLE run (
      id TEXT NOT NULL PRIMARY KEY,
      trial_group TEXT NOT NULL,
      shard_number INTEGER,
      shard_count INTEGER,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'interrupted', 'failed')),
      exit_status INTEGER,
      parameters TEXT NOT NULL,
      invocation TEXT NOT NULL,
      provider TEXT NOT NULL,
      version TEXT NOT NULL,
      catalogue TEXT NOT NULL
    ) STRICT;
    CREATE INDEX run_started_at ON run (started_at DESC, id DESC);
    CREATE INDEX run_trial_group ON run (trial_group);

    CREATE TABLE source (
      run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      path TEXT NOT NULL,
      hash TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT;

    CREATE TABLE part (
      source TEXT NOT NULL PRIMARY KEY,
      run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      shard_number INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      status TEXT NOT NULL,
      exit_status INTEGER,
      UNIQUE (run, shard_number)
    ) STRICT;

    CREATE TABLE experiment (
      run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      number INTEGER NOT NULL,
      factors TEXT NOT NULL,
      data_sets TEXT NOT NULL,
      repeats INTEGER NOT NULL,
      trial_count INTEGER NOT NULL,
      scores TEXT NOT NULL,
      records TEXT NOT NULL,
      text BLOB NOT NULL,
      PRIMARY KEY (run, name)
    ) STRICT;

    CREATE TABLE trial (
      run TEXT NOT NULL,
      experiment TEXT NOT NULL,
      number INTEGER NOT NULL,
      identity TEXT NOT NULL,
      subject TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('pass', 'fail', 'error')),
      factors TEXT NOT NULL,
      rows TEXT NOT NULL,
      repeat_number INTEGER NOT NULL,
      scores TEXT NOT NULL,
      records TEXT NOT NULL,
      failures TEXT NOT NULL,
      error TEXT,
      output BLOB NOT NULL,
      input_tokens INTEGER NOT NULL,
      output_tokens INTEGER NOT NULL,
      cache_creation_tokens INTEGER NOT NULL,
      cache_read_tokens INTEGER NOT NULL,
      thinking_tokens INTEGER NOT NULL,
      cost INTEGER,
      judge_cost INTEGER NOT NULL,
      requests INTEGER NOT NULL,
      reused_requests INTEGER NOT NULL,
      judge_requests INTEGER NOT NULL,
      latency INTEGER NOT NULL,
      stop_reason TEXT,
      model TEXT,
      started_at INTEGER NOT NULL,
      ended_at INTEGER NOT NULL,
      PRIMARY KEY (run, experiment, number),
      FOREIGN KEY (run, experiment) REFERENCES experiment (run, name) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX trial_outcome ON trial (run, experiment, status, cost);

    CREATE TABLE content (
      id INTEGER PRIMARY KEY,
      body BLOB NOT NULL,
      steps BLOB NOT NULL
    ) STRICT;

    CREATE TABLE exchange (
      run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      experiment TEXT NOT NULL,
      trial INTEGER NOT NULL,
      number INTEGER NOT NULL,
      key TEXT NOT NULL,
      conversation TEXT NOT NULL,
      is_finished INTEGER NOT NULL CHECK (is_finished IN (0, 1)),
      content INTEGER NOT NULL REFERENCES content (id),
      PRIMARY KEY (run, experiment, trial, number)
    ) STRICT;
    CREATE INDEX exchange_key ON exchange (key) WHERE is_finished = 1;
    CREATE INDEX exchange_content ON exchange (content);

    CREATE TABLE batch (
      run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      experiment TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('open', 'done')),
      created_at INTEGER NOT NULL,
      items TEXT NOT NULL,
      PRIMARY KEY (run, id)
    ) STRICT;
    """
}
