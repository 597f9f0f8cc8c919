-- A store as sqlite3's .dump writes it, with its pragmas: never changed, since stores like it are on people's disks.
PRAGMA application_id = 1348563527;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE batch (
  id TEXT NOT NULL PRIMARY KEY,
  token TEXT REFERENCES token (id),
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'settled'))
) STRICT;
INSERT INTO "batch" VALUES('msgbatch_1','id of ada',1795674600000,'open');
INSERT INTO "batch" VALUES('msgbatch_0',NULL,1795674600000,'settled');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1');
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
INSERT INTO "reservation" VALUES(42,'id of ada',1795651200000,3,'claude-haiku-4-5',1795674600000,NULL,'msgbatch_1');
INSERT INTO "reservation" VALUES(43,'id of ada',1795651200000,2,'claude-haiku-4-5',1795674600000,'deadinstance',NULL);
CREATE TABLE spending (
  token TEXT NOT NULL REFERENCES token (id),
  period_start INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  PRIMARY KEY (token, period_start)
) STRICT, WITHOUT ROWID;
INSERT INTO "spending" VALUES('id of ada',1795651200000,5);
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
INSERT INTO "token" VALUES('id of ada','ada',X'6164610000000000000000000000000000000000000000000000000000000000',10,'day','["haiku","claude-sonnet-4-5"]',4000,60,1795674600000,1795761000000,NULL);
INSERT INTO "token" VALUES('id of bob','bob',X'626F620000000000000000000000000000000000000000000000000000000000',NULL,'total','["haiku","claude-sonnet-4-5"]',4000,60,1795674600000,NULL,7);
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
INSERT INTO "usage" VALUES(20783,'','local',1,1,1,1,0,0,0,0,0);
INSERT INTO "usage" VALUES(20783,'id of ada','claude-haiku-4-5',1,0,0,0,11,12,13,14,5);
CREATE INDEX token_name ON token (name);
CREATE INDEX batch_token ON batch (token, created_at, id);
CREATE INDEX batch_open ON batch (created_at, id) WHERE state = 'open';
CREATE INDEX reservation_token ON reservation (token, period_start, amount);
COMMIT;
