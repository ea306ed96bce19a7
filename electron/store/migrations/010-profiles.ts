/** The station's own profiles; their bytes are sealed in `profile_blobs`. */
export const profiles = `
CREATE TABLE profiles (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE profile_revisions (
  id TEXT NOT NULL REFERENCES profiles (id),
  revision INTEGER NOT NULL,
  profile TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (id, revision)
) STRICT;
`;
