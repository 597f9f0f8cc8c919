-- A store as sqlite3's .dump writes it, with its pragmas: never changed, since stores like it are on people's disks.
PRAGMA application_id = 1348563564;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
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
INSERT INTO run VALUES('a1','g',NULL,NULL,1000000,9,'interrupted',130,'{"n":3,"half":0.5}','{"script":"main.claude","args":["a","b"]}','local','1.2.3','2026-11-01');
CREATE TABLE source (
  run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path TEXT NOT NULL,
  hash TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (run, position)
) STRICT;
INSERT INTO source VALUES('a1',0,'main.claude','aa',X'7361792048690a');
INSERT INTO source VALUES('a1',1,'more.claude','bb',X'00ff0a');
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
INSERT INTO experiment VALUES('a1','capitals',1,'[{"name":"model","setting":true,"values":["haiku","sonnet"]},{"name":"n","setting":false,"values":[1,{"a":[true,null]}]}]','[{"name":"row","path":"capitals.csv","hash":"cc","columns":["country","capital"],"rows":10}]',5,200,'["correct"]','["words"]',X'747269616c207b207d00');
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
INSERT INTO trial VALUES('a1','capitals',1,'identity 1','subject 1','pass','{"model":"haiku","n":1}','{"row":{"country":"France","capital":"Paris"}}',2,'{"correct":true,"closeness":0.25}','{"words":["a","\u0000"]}','[]',NULL,X'6f6e650074776f0a',11,12,13,14,15,1000,16,17,18,19,20,'end_turn','claude-haiku-4-5',1000,2000);
INSERT INTO trial VALUES('a1','capitals',2,'identity 2','subject 2','fail','{"model":"haiku","n":1}','{"row":{"country":"France","capital":"Paris"}}',2,'{"correct":false,"closeness":0.25}','{"words":["a","\u0000"]}','["score correct is false"]',NULL,X'6f6e650074776f0a',11,12,13,14,15,1000,16,17,18,19,20,'end_turn','claude-haiku-4-5',1000,2000);
INSERT INTO trial VALUES('a1','capitals',3,'identity 3','subject 3','error','{"model":"haiku","n":1}','{"row":{"country":"France","capital":"Paris"}}',2,'{"correct":false,"closeness":0.25}','{"words":["a","\u0000"]}','[]','{"kind":"api","message":"over\u0000loaded","line":4}',X'6f6e650074776f0a',11,12,13,14,15,NULL,16,17,18,19,20,'end_turn','claude-haiku-4-5',1000,2000);
CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  body BLOB NOT NULL,
  steps BLOB NOT NULL
) STRICT;
INSERT INTO content VALUES(1,X'7b226e223a317d00c8',X'5061726973');
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
INSERT INTO exchange VALUES('a1','capitals',1,1,'k1','main',1,1);
CREATE TABLE batch (
  run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  experiment TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'done')),
  created_at INTEGER NOT NULL,
  items TEXT NOT NULL,
  PRIMARY KEY (run, id)
) STRICT;
INSERT INTO batch VALUES('a1','msgbatch_1','capitals','open',5,'{"t1-1":"k1"}');
CREATE INDEX run_started_at ON run (started_at DESC, id DESC);
CREATE INDEX run_trial_group ON run (trial_group);
CREATE INDEX trial_outcome ON trial (run, experiment, status, cost);
CREATE INDEX exchange_key ON exchange (key) WHERE is_finished = 1;
CREATE INDEX exchange_content ON exchange (content);
COMMIT;
