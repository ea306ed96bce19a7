/**
 * What is kept for the day somebody is locked out, sealed among the secrets, and who took it out, when and why; and which
 * runs have had their Wi-Fi taken off again.
 */
export const escrow = `
CREATE TABLE escrow (
  serial TEXT NOT NULL,
  kind TEXT NOT NULL,
  ref TEXT NOT NULL UNIQUE,
  kept_at TEXT NOT NULL
) STRICT;
CREATE INDEX escrow_serial ON escrow (serial, kind, kept_at);

CREATE TABLE escrow_looks (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  serial TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator TEXT
) STRICT;

CREATE TABLE wifi_removals (
  run_id TEXT PRIMARY KEY,
  removed_at TEXT NOT NULL
) STRICT;

INSERT INTO escrow (serial, kind, ref, kept_at)
  SELECT substr(label, length('unlock token of ') + 1), 'unlock-token', ref, saved_at
  FROM secrets WHERE label LIKE 'unlock token of %';
`;
