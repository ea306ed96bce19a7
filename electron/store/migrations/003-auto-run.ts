/**
 * Auto-runs with what was consented to and what became of each device; the ignore list, which also names devices that
 * were never attached.
 */
export const autoRun = `
CREATE TABLE ignored_devices (
  id TEXT PRIMARY KEY,
  ecid TEXT,
  serial TEXT,
  note TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

INSERT INTO ignored_devices (id, ecid, serial, note, added_at)
  SELECT CASE WHEN ecid IS NULL THEN 'serial:' || serial ELSE 'ecid:' || ecid END, ecid, serial, '', last_seen_at
  FROM devices WHERE ignored = 1 AND coalesce(ecid, serial) IS NOT NULL;
ALTER TABLE devices DROP COLUMN ignored;

CREATE TABLE auto_runs (
  id TEXT PRIMARY KEY,
  terms TEXT NOT NULL,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at TEXT,
  problem TEXT
) STRICT;

CREATE TABLE auto_run_devices (
  auto_run_id TEXT NOT NULL REFERENCES auto_runs (id),
  device_key TEXT NOT NULL,
  serial TEXT,
  slot TEXT,
  at TEXT NOT NULL,
  decision TEXT NOT NULL,
  PRIMARY KEY (auto_run_id, device_key)
) STRICT;

ALTER TABLE consents ADD COLUMN auto_run_id TEXT REFERENCES auto_runs (id);
`;
