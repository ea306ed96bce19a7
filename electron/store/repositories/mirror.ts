import type { Db } from '../database.ts';

/** What came into the queue or was taken out of it by hand, in order. */
export type MirrorLogEntry = {
  readonly entry: number;
  readonly kind: 'record' | 'dropped';
  readonly recordId: string;
  readonly payload: Buffer | null;
  readonly sha256: string | null;
  readonly serverId: string | null;
  readonly serverName: string | null;
};

export type MirrorRepository = {
  after(entry: number, limit: number): MirrorLogEntry[];
  /** How many entries come after this one. */
  countAfter(entry: number): number;
  /** Up to where a file holds everything; 0 for a file not written yet. */
  cursor(fileId: string): number;
  saveCursor(fileId: string, entry: number, at: string): void;
  /** The file written last, how far and when. */
  latest(): { readonly entry: number; readonly at: string } | undefined;
};

export function createMirrorRepository(db: Db): MirrorRepository {
  const select = db.prepare<[number, number], MirrorLogEntry>(
    `SELECT l.entry, l.kind, l.record_id AS recordId, r.payload, r.sha256, o.server_id AS serverId,
       s.server ->> '$.name' AS serverName
     FROM mirror_log l
       LEFT JOIN records r ON l.kind = 'record' AND r.id = l.record_id
       LEFT JOIN outbox o ON o.record_id = r.id
       LEFT JOIN servers s ON s.id = o.server_id
     WHERE l.entry > ? ORDER BY l.entry LIMIT ?`,
  );
  const count = db.prepare<[number], number>('SELECT count(*) FROM mirror_log WHERE entry > ?').pluck();
  const selectCursor = db.prepare<[string], number>('SELECT entry FROM mirror_cursors WHERE file_id = ?').pluck();
  const upsert = db.prepare<[string, number, string]>(
    `INSERT INTO mirror_cursors (file_id, entry, at) VALUES (?, ?, ?)
     ON CONFLICT (file_id) DO UPDATE SET entry = excluded.entry, at = excluded.at`,
  );
  const selectLatest = db.prepare<[], { entry: number; at: string }>(
    'SELECT entry, at FROM mirror_cursors ORDER BY at DESC LIMIT 1',
  );
  return {
    after: (entry, limit) => select.all(entry, limit),
    countAfter: (entry) => count.get(entry) ?? 0,
    cursor: (fileId) => selectCursor.get(fileId) ?? 0,
    saveCursor: (fileId, entry, at) => void upsert.run(fileId, entry, at),
    latest: () => selectLatest.get(),
  };
}
