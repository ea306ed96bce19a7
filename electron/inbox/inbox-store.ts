import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type InboxEvent, type InboxPage, inboxEventSchema } from '../../shared/domain/inbox-event.ts';
import { type Db, openDatabase } from '../store/database.ts';
import { readJson } from '../store/json-column.ts';
import { migrate } from '../store/migrate.ts';
import { ensurePrivateDirectory } from '../store/private-files.ts';
import type { ReceivedEvent } from './read-event.ts';

const schema = `
CREATE TABLE inbox (
  id TEXT NOT NULL
) STRICT;
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL UNIQUE,
  event TEXT NOT NULL,
  received_at TEXT NOT NULL
) STRICT;
CREATE INDEX events_received ON events (received_at);
`;

export type InboxStore = {
  /** @returns false when this very body came before. */
  add(body: Buffer, event: ReceivedEvent, now: Date): boolean;
  page(after: number, limit: number): InboxPage;
  /** Removes what came in before then. @returns how many. */
  purge(before: Date): number;
  close(): void;
};

/**
 * The inbox's own database: what a webhook told, without its secrets, in the order it came. Positions are never used
 * twice, so a station that read to one of them misses nothing. @throws KitError `store.*`.
 */
export function openInboxStore(directory: string, now: Date): InboxStore {
  ensurePrivateDirectory(directory);
  const db = openDatabase(join(directory, 'inbox.db'));
  try {
    migrate(db, [schema], join(directory, 'backups'), now);
    return storeOver(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

function storeOver(db: Db): InboxStore {
  const id = idOf(db);
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO events (digest, event, received_at) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING',
  );
  const select = db.prepare<[number, number], { seq: number; event: string }>(
    'SELECT seq, event FROM events WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const remove = db.prepare<[string]>('DELETE FROM events WHERE received_at < ?');
  return {
    add: (body, event, now) => {
      const digest = createHash('sha256').update(body).digest('hex');
      return insert.run(digest, JSON.stringify(event), now.toISOString()).changes > 0;
    },
    page: (after, limit) => {
      const rows = select.all(after, limit + 1);
      const events = rows.slice(0, limit).map(
        ({ seq, event }): InboxEvent => ({
          ...readJson(inboxEventSchema.omit({ seq: true }), event, `events ${seq}`),
          seq,
        }),
      );
      return { inbox: id, events, more: rows.length > limit };
    },
    purge: (before) => remove.run(before.toISOString()).changes,
    close: () => void db.close(),
  };
}

function idOf(db: Db): string {
  const select = db.prepare<[], string>('SELECT id FROM inbox').pluck();
  const known = select.get();
  if (known !== undefined) return known;
  const id = randomUUID();
  db.prepare<[string]>('INSERT INTO inbox (id) VALUES (?)').run(id);
  return id;
}
