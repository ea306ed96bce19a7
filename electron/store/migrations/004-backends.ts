/** What a server's MDM backend is, what its inbox told, what its console's files told, and which steps people ticked. */
export const backends = `
CREATE TABLE server_backends (
  server_id TEXT PRIMARY KEY REFERENCES servers (id) ON DELETE CASCADE,
  backend TEXT NOT NULL,
  key_ref TEXT,
  inbox_key_ref TEXT
) STRICT;

CREATE TABLE inbox_cursors (
  server_id TEXT PRIMARY KEY,
  inbox TEXT NOT NULL,
  seq INTEGER NOT NULL,
  pulled_at TEXT NOT NULL
) STRICT;

CREATE TABLE inbox_devices (
  server_id TEXT NOT NULL,
  enrollment_id TEXT NOT NULL,
  serial TEXT,
  authenticated_at TEXT,
  token_updated_at TEXT,
  checked_out_at TEXT,
  last_seen_at TEXT NOT NULL,
  params TEXT,
  profiles TEXT,
  profiles_at TEXT,
  PRIMARY KEY (server_id, enrollment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_devices_serial ON inbox_devices (server_id, serial);

CREATE TABLE inbox_commands (
  server_id TEXT NOT NULL,
  command_id TEXT NOT NULL,
  status TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (server_id, command_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE console_layouts (
  console TEXT PRIMARY KEY,
  layout TEXT NOT NULL,
  learned_at TEXT NOT NULL
) STRICT;

CREATE TABLE console_sightings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  console TEXT NOT NULL,
  sighting TEXT NOT NULL,
  imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX console_sightings_console ON console_sightings (console);

CREATE TABLE file_deliveries (
  record_id TEXT PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  server_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('exported', 'confirmed', 'contradicted')),
  export_file TEXT NOT NULL,
  exported_at TEXT NOT NULL,
  exported_by TEXT NOT NULL,
  cells TEXT NOT NULL,
  settled_at TEXT,
  settled_by TEXT
) STRICT;
CREATE INDEX file_deliveries_server ON file_deliveries (server_id, state);

CREATE TABLE manual_ticks (
  id INTEGER PRIMARY KEY,
  server_id TEXT NOT NULL,
  step TEXT NOT NULL,
  subject TEXT NOT NULL,
  ticked_by TEXT NOT NULL,
  note TEXT NOT NULL,
  ticked_at TEXT NOT NULL
) STRICT;
CREATE INDEX manual_ticks_server ON manual_ticks (server_id, step);
`;
