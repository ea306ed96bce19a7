/** What people entered for the calendar: push certificates, tokens, and other ends that nothing here tells. */
export const expiries = `
CREATE TABLE expiries (
  id TEXT PRIMARY KEY,
  entry TEXT NOT NULL
) STRICT;
`;
