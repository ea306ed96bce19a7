/** Life-cycle operations as they were consented to, what happened to each, and how devices were first registered. */
export const fleet = `
CREATE TABLE fleet_operations (
  id TEXT PRIMARY KEY,
  server_id TEXT NOT NULL,
  request TEXT NOT NULL,
  steps TEXT NOT NULL,
  plan_hash TEXT NOT NULL,
  started_at TEXT NOT NULL,
  operator TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
  ended_at TEXT
) STRICT;
CREATE INDEX fleet_operations_state ON fleet_operations (state);

CREATE TABLE fleet_events (
  id INTEGER PRIMARY KEY,
  operation_id TEXT NOT NULL REFERENCES fleet_operations (id) ON DELETE CASCADE,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX fleet_events_operation ON fleet_events (operation_id);

CREATE TABLE fleet_methods (
  serial TEXT PRIMARY KEY,
  method TEXT NOT NULL,
  said_by TEXT,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
