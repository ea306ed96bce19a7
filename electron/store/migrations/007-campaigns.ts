/** Procedures over many devices: who began which over what, and everything that happened in it. */
export const campaigns = `
CREATE TABLE campaigns (
  id TEXT PRIMARY KEY,
  procedure TEXT NOT NULL,
  devices TEXT NOT NULL,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL
) STRICT;

CREATE TABLE campaign_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id),
  at TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX campaign_events_campaign ON campaign_events (campaign_id, seq);
`;
