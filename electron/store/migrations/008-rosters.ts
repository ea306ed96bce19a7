/**
 * Who or what each device is for, and the numbers in device names. A number belongs to its serial for good: it outlives
 * the roster, whose rows hold people's names and go when they are purged.
 */
export const rosters = `
CREATE TABLE rosters (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  join_by TEXT NOT NULL,
  columns TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  in_use INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX rosters_in_use ON rosters (in_use) WHERE in_use = 1;

CREATE TABLE roster_rows (
  roster_id TEXT NOT NULL REFERENCES rosters (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  serial TEXT,
  content TEXT NOT NULL,
  PRIMARY KEY (roster_id, position)
) STRICT;
CREATE UNIQUE INDEX roster_rows_serial ON roster_rows (roster_id, serial) WHERE serial IS NOT NULL;

CREATE TABLE roster_edits (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  roster_id TEXT NOT NULL REFERENCES rosters (id) ON DELETE CASCADE,
  rows_before TEXT NOT NULL
) STRICT;
CREATE INDEX roster_edits_roster ON roster_edits (roster_id, seq);

CREATE TABLE device_numbers (
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  serial TEXT NOT NULL,
  given_at TEXT NOT NULL,
  PRIMARY KEY (series, number),
  UNIQUE (series, serial)
) STRICT;

CREATE TABLE number_ranges (
  series TEXT PRIMARY KEY,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT;
`;
