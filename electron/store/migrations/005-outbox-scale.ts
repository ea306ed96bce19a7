/**
 * The queue stays as fast with 100,000 waiting records as with a hundred; what leaves it by age or by hand stays in an
 * audit; and what enters or leaves it is in one log, from which a mirror folder catches up.
 */
export const outboxScale = `
CREATE INDEX outbox_due ON outbox (server_id, next_attempt_at, seq) WHERE status = 'pending';
CREATE INDEX outbox_waiting ON outbox (seq) WHERE status IN ('pending', 'sending');

CREATE TABLE outbox_counts (
  status TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_counts (status, count)
  SELECT s.value, (SELECT count(*) FROM outbox WHERE status = s.value)
  FROM json_each('["pending", "sending", "delivered", "parked", "kept"]') s;
CREATE TRIGGER outbox_counts_insert AFTER INSERT ON outbox BEGIN
  UPDATE outbox_counts SET count = count + 1 WHERE status = NEW.status;
END;
CREATE TRIGGER outbox_counts_delete AFTER DELETE ON outbox BEGIN
  UPDATE outbox_counts SET count = count - 1 WHERE status = OLD.status;
END;
CREATE TRIGGER outbox_counts_update AFTER UPDATE OF status ON outbox WHEN OLD.status <> NEW.status BEGIN
  UPDATE outbox_counts SET count = count - 1 WHERE status = OLD.status;
  UPDATE outbox_counts SET count = count + 1 WHERE status = NEW.status;
END;

ALTER TABLE discarded_records ADD COLUMN replaced_by TEXT;

CREATE TABLE purged_records (
  record_id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL,
  serial TEXT NOT NULL,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  delivered_at TEXT NOT NULL,
  purged_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE runs ADD COLUMN origin TEXT;

CREATE TABLE mirror_log (
  entry INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('record', 'dropped')),
  record_id TEXT NOT NULL
) STRICT;
CREATE INDEX mirror_log_record ON mirror_log (record_id);
INSERT INTO mirror_log (kind, record_id) SELECT 'record', record_id FROM outbox ORDER BY seq;
CREATE TRIGGER mirror_log_record_insert AFTER INSERT ON outbox BEGIN
  INSERT INTO mirror_log (kind, record_id) VALUES ('record', NEW.record_id);
END;
CREATE TRIGGER mirror_log_record_delete AFTER DELETE ON outbox BEGIN
  DELETE FROM mirror_log WHERE kind = 'record' AND record_id = OLD.record_id;
END;
CREATE TRIGGER mirror_log_dropped AFTER INSERT ON discarded_records BEGIN
  INSERT INTO mirror_log (kind, record_id) VALUES ('dropped', NEW.record_id);
END;

CREATE TABLE mirror_cursors (
  file_id TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
