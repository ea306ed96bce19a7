/**
 * Tables hold JSON where a schema of `shared/domain` rules the shape, columns where a query or an index needs them.
 * Secrets stand nowhere but in `secrets` and `profile_blobs`, sealed by the vault.
 */
export const first = `
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE secrets (
  ref TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  sealed BLOB NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE profile_blobs (
  sha256 TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE servers (
  id TEXT PRIMARY KEY,
  server TEXT NOT NULL,
  source_ref TEXT NOT NULL,
  anchors TEXT NOT NULL,
  records TEXT
) STRICT;

CREATE TABLE organizations (
  id TEXT PRIMARY KEY,
  organization TEXT NOT NULL,
  certificate BLOB NOT NULL,
  key_ref TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE blueprints (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE blueprint_revisions (
  id TEXT NOT NULL REFERENCES blueprints (id),
  revision INTEGER NOT NULL,
  blueprint TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (id, revision)
) STRICT;

CREATE TABLE slots (
  name TEXT PRIMARY KEY
) STRICT;

CREATE TABLE slot_locations (
  location_id INTEGER PRIMARY KEY,
  slot TEXT NOT NULL REFERENCES slots (name) ON DELETE CASCADE
) STRICT;

CREATE TABLE devices (
  key TEXT PRIMARY KEY,
  udid TEXT NOT NULL,
  ecid TEXT,
  serial TEXT,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  ignored INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE device_aliases (
  alias TEXT PRIMARY KEY,
  key TEXT NOT NULL REFERENCES devices (key),
  merged_at TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  run_id TEXT PRIMARY KEY,
  device_key TEXT NOT NULL,
  serial TEXT,
  attempt INTEGER NOT NULL,
  consent_id TEXT NOT NULL,
  server_id TEXT,
  blueprint TEXT NOT NULL,
  plan TEXT NOT NULL,
  record_revision INTEGER NOT NULL DEFAULT 0,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  end TEXT
) STRICT;
CREATE INDEX runs_active ON runs (started_at) WHERE ended_at IS NULL;
CREATE INDEX runs_started ON runs (started_at);
CREATE INDEX runs_device ON runs (device_key);

CREATE TABLE consents (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs (run_id),
  attempt INTEGER NOT NULL,
  device_key TEXT NOT NULL,
  plan_hash TEXT NOT NULL,
  covers TEXT NOT NULL,
  typed TEXT,
  given_at TEXT NOT NULL,
  UNIQUE (run_id, attempt)
) STRICT;

CREATE TABLE events (
  run_id TEXT NOT NULL REFERENCES runs (run_id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (run_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE watches (
  run_id TEXT PRIMARY KEY REFERENCES runs (run_id),
  verdict TEXT NOT NULL,
  evidence TEXT NOT NULL,
  next_poll_at TEXT,
  changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX watches_due ON watches (next_poll_at) WHERE next_poll_at IS NOT NULL;

CREATE TABLE records (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs (run_id),
  subject TEXT NOT NULL,
  serial TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at TEXT NOT NULL,
  payload BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  UNIQUE (run_id, subject, attempt, kind),
  UNIQUE (run_id, revision)
) STRICT;
CREATE INDEX records_serial ON records (serial);

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  record_id TEXT NOT NULL UNIQUE REFERENCES records (id),
  server_id TEXT,
  subject TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'sending', 'delivered', 'parked', 'kept')),
  tries INTEGER NOT NULL DEFAULT 0,
  strikes INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT NOT NULL,
  last_problem TEXT,
  delivered_at TEXT
) STRICT;
CREATE INDEX outbox_open ON outbox (server_id, subject, seq) WHERE status IN ('pending', 'sending', 'parked');
CREATE INDEX outbox_delivered ON outbox (delivered_at) WHERE status = 'delivered';

CREATE TABLE destinations (
  server_id TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  rest_until TEXT,
  paused_by TEXT
) STRICT;

CREATE TABLE discarded_records (
  record_id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL,
  serial TEXT NOT NULL,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  payload BLOB NOT NULL,
  reason TEXT NOT NULL,
  last_problem TEXT,
  discarded_at TEXT NOT NULL
) STRICT;
`;
