/** Who worked when, and whose word stands behind a consent or a record that was given up. */
export const shifts = `
CREATE TABLE shifts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operator TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX shifts_open ON shifts (ended_at IS NULL) WHERE ended_at IS NULL;
CREATE INDEX shifts_started ON shifts (started_at);

ALTER TABLE consents ADD COLUMN operator TEXT;
ALTER TABLE discarded_records ADD COLUMN operator TEXT;
`;
