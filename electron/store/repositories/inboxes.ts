import { z } from 'zod';
import type { InboxEvent } from '../../../shared/domain/inbox-event.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

/** How far an inbox was read, and when. */
export type InboxCursor = { readonly inbox: string; readonly seq: number; readonly pulledAt: string };

/** What the events told of one enrollment. The latest of each kind counts, in whatever order they came. */
export type InboxDevice = {
  readonly enrollmentId: string;
  readonly serial?: string;
  readonly authenticatedAt?: string;
  readonly tokenUpdatedAt?: string;
  readonly checkedOutAt?: string;
  readonly lastSeenAt: string;
  /** Query parameters of its ServerURL, as last told. */
  readonly params?: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
};

export type InboxesRepository = {
  cursor(serverId: string): InboxCursor | undefined;
  /** Takes events in and moves the cursor, all or nothing. The same events again change nothing. */
  take(serverId: string, events: readonly InboxEvent[], cursor: InboxCursor): void;
  /** Enrollments with this serial, or with this UDID; the one seen last comes first. */
  devices(serverId: string, serial: string, udid?: string): InboxDevice[];
  /** When the newest event of this server happened. */
  newestAt(serverId: string): string | undefined;
  command(serverId: string, commandId: string): { readonly status: string; readonly at: string } | undefined;
  /** Another inbox, or none: what the last one told is forgotten. */
  forget(serverId: string): void;
};

type Row = {
  readonly enrollment_id: string;
  readonly serial: string | null;
  readonly authenticated_at: string | null;
  readonly token_updated_at: string | null;
  readonly checked_out_at: string | null;
  readonly last_seen_at: string;
  readonly params: string | null;
  readonly profiles: string | null;
};

/** SQLite's max() of several values is NULL when one is. */
const latest = (column: string) =>
  `max(coalesce(excluded.${column}, ${column}), coalesce(${column}, excluded.${column}))`;

export function createInboxesRepository(db: Db): InboxesRepository {
  const selectCursor = db.prepare<[string], InboxCursor>(
    'SELECT inbox, seq, pulled_at AS pulledAt FROM inbox_cursors WHERE server_id = ?',
  );
  const upsertCursor = db.prepare<[string, string, number, string]>(
    `INSERT INTO inbox_cursors (server_id, inbox, seq, pulled_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (server_id) DO UPDATE SET
       seq = CASE WHEN inbox = excluded.inbox THEN max(seq, excluded.seq) ELSE excluded.seq END,
       inbox = excluded.inbox, pulled_at = excluded.pulled_at`,
  );
  const upsertDevice = db.prepare(
    `INSERT INTO inbox_devices (server_id, enrollment_id, serial, authenticated_at, token_updated_at, checked_out_at,
       last_seen_at, params, profiles, profiles_at)
     VALUES (@serverId, @enrollmentId, @serial, @authenticatedAt, @tokenUpdatedAt, @checkedOutAt, @at,
       @params, @profiles, @profilesAt)
     ON CONFLICT (server_id, enrollment_id) DO UPDATE SET
       serial = coalesce(excluded.serial, serial),
       params = coalesce(excluded.params, params),
       authenticated_at = ${latest('authenticated_at')},
       token_updated_at = ${latest('token_updated_at')},
       checked_out_at = ${latest('checked_out_at')},
       last_seen_at = ${latest('last_seen_at')},
       profiles = CASE WHEN excluded.profiles_at >= coalesce(profiles_at, '') THEN excluded.profiles ELSE profiles END,
       profiles_at = ${latest('profiles_at')}`,
  );
  const upsertCommand = db.prepare<[string, string, string, string]>(
    `INSERT INTO inbox_commands (server_id, command_id, status, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (server_id, command_id) DO UPDATE SET status = excluded.status, at = excluded.at
     WHERE excluded.at >= at`,
  );
  const selectDevices = db.prepare<[string, string, string], Row>(
    `SELECT * FROM inbox_devices WHERE server_id = ? AND (serial = ? OR enrollment_id = ? COLLATE NOCASE)
     ORDER BY last_seen_at DESC, enrollment_id`,
  );
  const selectCommand = db.prepare<[string, string], { status: string; at: string }>(
    'SELECT status, at FROM inbox_commands WHERE server_id = ? AND command_id = ?',
  );
  const selectNewest = db
    .prepare<[string, string], string | null>(
      `SELECT max(at) FROM (SELECT max(last_seen_at) AS at FROM inbox_devices WHERE server_id = ?
         UNION ALL SELECT max(at) FROM inbox_commands WHERE server_id = ?)`,
    )
    .pluck();
  const deletions = ['inbox_cursors', 'inbox_devices', 'inbox_commands'].map((table) =>
    db.prepare<[string]>(`DELETE FROM ${table} WHERE server_id = ?`),
  );

  function note(serverId: string, event: InboxEvent): void {
    const { at, topic, enrollmentId, serial, params, status, commandId, profiles } = event;
    const atTopic = (name: string) => (topic === `mdm.${name}` ? at : null);
    if (enrollmentId !== undefined) {
      upsertDevice.run({
        serverId,
        enrollmentId,
        serial: serial ?? null,
        authenticatedAt: atTopic('Authenticate'),
        tokenUpdatedAt: atTopic('TokenUpdate'),
        checkedOutAt: atTopic('CheckOut'),
        at,
        params: params === undefined ? null : JSON.stringify(params),
        profiles: profiles === undefined ? null : JSON.stringify(profiles),
        profilesAt: profiles === undefined ? null : at,
      });
    }
    if (commandId !== undefined && status !== undefined) upsertCommand.run(serverId, commandId, status, at);
  }

  const take = db.transaction<InboxesRepository['take']>((serverId, events, { inbox, seq, pulledAt }) => {
    for (const event of events) note(serverId, event);
    upsertCursor.run(serverId, inbox, seq, pulledAt);
  });

  return {
    cursor: (serverId) => selectCursor.get(serverId),
    take,
    devices: (serverId, serial, udid = serial) => selectDevices.all(serverId, serial, udid).map(deviceOf),
    newestAt: (serverId) => selectNewest.get(serverId, serverId) ?? undefined,
    command: (serverId, commandId) => selectCommand.get(serverId, commandId),
    forget: db.transaction((serverId: string) => {
      for (const deletion of deletions) deletion.run(serverId);
    }),
  };
}

function deviceOf(row: Row): InboxDevice {
  return {
    enrollmentId: row.enrollment_id,
    ...(row.serial === null ? {} : { serial: row.serial }),
    ...(row.authenticated_at === null ? {} : { authenticatedAt: row.authenticated_at }),
    ...(row.token_updated_at === null ? {} : { tokenUpdatedAt: row.token_updated_at }),
    ...(row.checked_out_at === null ? {} : { checkedOutAt: row.checked_out_at }),
    lastSeenAt: row.last_seen_at,
    ...(row.params === null
      ? {}
      : { params: readJson(z.record(z.string(), z.string()), row.params, `inbox_devices ${row.enrollment_id}`) }),
    ...(row.profiles === null
      ? {}
      : { profiles: readJson(z.array(z.string()), row.profiles, `inbox_devices ${row.enrollment_id}`) }),
  };
}
