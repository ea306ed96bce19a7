import type { Delivery } from '../../../shared/domain/record.ts';
import { enrollmentRecordSchema } from '../../../shared/domain/record.ts';
import {
  givenNames,
  type NameChange,
  namesIn,
  type PurgedRecord,
  type PurgePreview,
} from '../../../shared/domain/record-care.ts';
import { type Problem, problemSchema } from '../../../shared/domain/run.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';
import { dueAtOnce } from './due-at-once.ts';
import { type DeliveryRow, deliveryOf } from './records.ts';

/** A record on its way: the very bytes that were stored when the fact happened. */
export type OutboxRow = {
  readonly recordId: string;
  readonly serverId: string;
  /** Serial, or UDID where none was read: records of one subject leave strictly in order, one at a time. */
  readonly subject: string;
  readonly payload: Buffer;
  readonly sha256: string;
  /** How often it was sent. */
  readonly tries: number;
  /** How often the backend itself failed at it; the network's failures do not count. */
  readonly strikes: number;
  /** What a face sees of it while it is in flight. */
  readonly delivery: Delivery;
};

export type OutboxCounts = {
  /** Waiting or in flight. */
  readonly pending: number;
  readonly parked: number;
  readonly delivered: number;
  /** When what has waited longest came into the queue. */
  readonly oldestPendingAt?: string;
};

/** What waits for one server, or was refused by it. */
export type ServerQueue = {
  readonly serverId: string;
  readonly waiting: number;
  readonly parked: number;
  readonly oldestAt?: string;
};

export type DiscardedRecord = {
  readonly recordId: string;
  readonly serial: string;
  readonly reason: string;
  readonly discardedAt: string;
  /** Who worked at the station then. */
  readonly operator?: string;
  readonly lastProblem?: Problem;
  /** The amended record that took its place. */
  readonly replacedBy?: string;
  /** What that one says otherwise; absent once it left by age. */
  readonly changes?: NameChange[];
};

/** A parked record gives its place in the queue to an amended one. */
export type Replacement = {
  readonly recordId: string;
  readonly by: { readonly id: string; readonly payload: Buffer; readonly sha256: string };
  readonly reason: string;
  readonly at: string;
  readonly operator?: string;
};

/** The queue's rows. Every function is one statement or one transaction; `electron/backend/outbox.ts` decides. */
export type OutboxRepository = {
  /** Gives back rows that a dead process had in flight. The owner lock is their lease: while we hold it no other sends. */
  recover(): void;
  /** Servers that have rows which wait and are not held up by an earlier one of their subject. */
  destinations(): string[];
  /** Servers that have rows which wait, are in flight, or are kept. */
  servers(): string[];
  /** Takes up to `limit` due rows, the longest due first, and marks them as in flight. */
  claim(serverId: string, due: DueWindow, limit: number): OutboxRow[];
  /** When the next row of this server falls due; undefined when none waits or all wait behind others. */
  nextDueAt(serverId: string): string | undefined;
  delivered(recordId: string, at: string): void;
  /** Back to waiting after a try. */
  retryLater(recordId: string, at: string, strikes: number, problem: Problem): void;
  /** Back to waiting as if it had not been tried: our own stop, not the backend, ended the try. */
  release(recordId: string): void;
  park(recordId: string, problem: Problem): void;
  /** A parked row starts anew, due at once. @throws KitError `store.not-found` when it is not parked. */
  retryParked(recordId: string): void;
  /** Every parked row, of this server or of all, starts anew. @returns the ids. */
  releaseParked(serverId: string | undefined): string[];
  /** The server takes no records: what waits for it is kept, out of the queue. @returns the ids. */
  keep(serverId: string): string[];
  /** Everything of this server that waits or was kept is due at once. */
  makeDue(serverId: string): void;
  /** Takes a parked record out of the queue; an audit row with payload and reason remains. */
  discard(recordId: string, reason: string, at: string, operator?: string): void;
  /** @throws KitError `store.not-found` when it is not parked. */
  replace(replacement: Replacement): void;
  /** The audit of what people took out of the queue, oldest first. */
  discarded(): DiscardedRecord[];
  /** Removes delivered records older than this; the backend holds them, the audit their digests. @returns how many. */
  purgeDelivered(before: string, now: string): number;
  /** What `purgeDelivered` would remove. */
  purgePreview(before: string): PurgePreview;
  /** The audit of what left by age, oldest first. */
  purged(): PurgedRecord[];
  counts(): OutboxCounts;
  /** Of each server for which something waits or is parked. Reads all of that. */
  queues(): ServerQueue[];
};

type DiscardedRow = Omit<DiscardedRecord, 'lastProblem' | 'operator' | 'replacedBy' | 'changes'> & {
  readonly lastProblem: string | null;
  readonly operator: string | null;
  readonly replacedBy: string | null;
  readonly payload: Buffer;
  /** Of the amended record, wherever it is now. */
  readonly amended: Buffer | null;
};

/** What an amended record takes over from the one it replaces. */
type QueuePlace = {
  readonly seq: number;
  readonly server_id: string | null;
  readonly run_id: string;
  readonly subject: string;
  readonly serial: string;
  readonly attempt: number;
  readonly kind: string;
  readonly revision: number;
  readonly at: string;
};

type DueRow = DeliveryRow & Pick<OutboxRow, 'subject' | 'sha256' | 'strikes'>;

function claimed(row: DueRow, serverId: string): OutboxRow {
  const { id: recordId, subject, payload, sha256, tries, strikes } = row;
  const delivery = deliveryOf({ ...row, tries: tries + 1 });
  return { recordId, serverId, subject, payload, sha256, tries, strikes, delivery };
}

/** Due: `next_attempt_at` has come, or is so far off that only a jump of the wall clock explains it. */
export type DueWindow = { readonly now: string; readonly absurd: string };

const free = `o.status = 'pending' AND NOT EXISTS (
  SELECT 1 FROM outbox e WHERE e.server_id = o.server_id AND e.subject = o.subject AND e.seq < o.seq AND e.status IN ('pending', 'sending', 'parked'))`;

export function createOutboxRepository(db: Db): OutboxRepository {
  const recover = db.prepare(`UPDATE outbox SET status = 'pending' WHERE status = 'sending'`);
  // From one server to the next by the index: a DISTINCT would read every row that waits.
  const selectDestinations = db
    .prepare<[], string>(
      `WITH RECURSIVE s (id) AS (
         SELECT min(server_id) FROM outbox WHERE status = 'pending'
         UNION ALL
         SELECT (SELECT min(server_id) FROM outbox WHERE status = 'pending' AND server_id > s.id) FROM s WHERE s.id IS NOT NULL)
       SELECT s.id FROM s WHERE s.id IS NOT NULL AND EXISTS (SELECT 1 FROM outbox o WHERE o.server_id = s.id AND ${free})`,
    )
    .pluck();
  const selectServers = db
    .prepare<[], string>(
      `SELECT DISTINCT server_id FROM outbox WHERE server_id IS NOT NULL AND status IN ('pending', 'sending', 'kept')`,
    )
    .pluck();
  const selectDue = db.prepare<DueWindow & { serverId: string; limit: number }, DueRow>(
    `SELECT r.id, o.server_id, r.serial, r.kind, r.revision, r.at, o.next_attempt_at, o.last_problem, 'sending' AS status,
       o.subject, r.payload, r.sha256, o.tries, o.strikes
     FROM outbox o INDEXED BY outbox_due CROSS JOIN records r ON r.id = o.record_id
     WHERE o.server_id = @serverId AND ${free} AND (o.next_attempt_at <= @now OR o.next_attempt_at > @absurd)
     ORDER BY o.next_attempt_at, o.seq LIMIT @limit`,
  );
  const lease = db.prepare<[string]>(`UPDATE outbox SET status = 'sending', tries = tries + 1 WHERE record_id = ?`);
  const selectNextDue = db
    .prepare<[string], string>(
      `SELECT o.next_attempt_at FROM outbox o WHERE o.server_id = ? AND ${free} ORDER BY o.next_attempt_at, o.seq LIMIT 1`,
    )
    .pluck();
  const markDelivered = db.prepare<[string, string]>(
    `UPDATE outbox SET status = 'delivered', last_problem = NULL, delivered_at = ? WHERE record_id = ?`,
  );
  const markWaiting = db.prepare<[string, number, string, string]>(
    `UPDATE outbox SET status = 'pending', next_attempt_at = ?, strikes = ?, last_problem = ?
     WHERE record_id = ?`,
  );
  const markReleased = db.prepare<[string]>(
    `UPDATE outbox SET status = 'pending', tries = tries - 1 WHERE record_id = ? AND status = 'sending'`,
  );
  const markParked = db.prepare<[string, string]>(
    `UPDATE outbox SET status = 'parked', last_problem = ? WHERE record_id = ?`,
  );
  const restart = db.prepare<[string]>(
    `UPDATE outbox SET status = 'pending', strikes = 0, next_attempt_at = '${dueAtOnce}'
     WHERE record_id = ? AND status = 'parked'`,
  );
  const releaseParked = db
    .prepare<{ serverId: string | null }, string>(
      `UPDATE outbox SET status = 'pending', strikes = 0, next_attempt_at = '${dueAtOnce}'
       WHERE status = 'parked' AND server_id = coalesce(@serverId, server_id) RETURNING record_id`,
    )
    .pluck();
  const keep = db
    .prepare<[string], string>(
      `UPDATE outbox SET status = 'kept' WHERE server_id = ? AND status = 'pending' RETURNING record_id`,
    )
    .pluck();
  const makeDue = db.prepare<[string]>(
    `UPDATE outbox SET status = 'pending', next_attempt_at = '${dueAtOnce}'
     WHERE server_id = ? AND status IN ('pending', 'kept')`,
  );
  const copyDiscarded = db.prepare<[string, string, string | null, string | null, string]>(
    `INSERT INTO discarded_records
       (record_id, run_id, serial, kind, revision, payload, reason, last_problem, discarded_at, operator, replaced_by)
     SELECT r.id, r.run_id, r.serial, r.kind, r.revision, r.payload, ?, o.last_problem, ?, ?, ?
     FROM records r JOIN outbox o ON o.record_id = r.id WHERE r.id = ? AND o.status = 'parked'`,
  );
  const selectDiscarded = db.prepare<[], DiscardedRow>(
    `SELECT record_id AS recordId, serial, reason, discarded_at AS discardedAt, last_problem AS lastProblem, operator,
       replaced_by AS replacedBy, payload, coalesce(
         (SELECT r.payload FROM records r WHERE r.id = d.replaced_by),
         (SELECT n.payload FROM discarded_records n WHERE n.record_id = d.replaced_by)) AS amended
     FROM discarded_records d ORDER BY discarded_at, record_id`,
  );
  const deleteRow = db.prepare<[string]>('DELETE FROM outbox WHERE record_id = ?');
  const deleteRecord = db.prepare<[string]>('DELETE FROM records WHERE id = ?');
  const selectPlace = db.prepare<[string], QueuePlace>(
    `SELECT o.seq, o.server_id, r.run_id, r.subject, r.serial, r.attempt, r.kind, r.revision, r.at
     FROM outbox o JOIN records r ON r.id = o.record_id WHERE o.record_id = ?`,
  );
  const insertRecord = db.prepare(
    `INSERT INTO records (id, run_id, subject, serial, attempt, kind, revision, at, payload, sha256)
     VALUES (@id, @run_id, @subject, @serial, @attempt, @kind, @revision, @at, @payload, @sha256)`,
  );
  const insertRow = db.prepare(
    `INSERT INTO outbox (seq, record_id, server_id, subject, status, next_attempt_at)
     VALUES (@seq, @id, @server_id, @subject, 'pending', '${dueAtOnce}')`,
  );
  const copyPurged = db.prepare<[string, string]>(
    `INSERT OR IGNORE INTO purged_records (record_id, run_id, serial, kind, revision, sha256, delivered_at, purged_at)
     SELECT r.id, r.run_id, r.serial, r.kind, r.revision, r.sha256, o.delivered_at, ?
     FROM records r JOIN outbox o ON o.record_id = r.id WHERE r.id = ?`,
  );
  const selectPurged = db.prepare<[], PurgedRecord>(
    `SELECT record_id AS recordId, run_id AS runId, serial, kind, revision, sha256, delivered_at AS deliveredAt,
       purged_at AS purgedAt FROM purged_records ORDER BY purged_at, record_id`,
  );
  const selectPreview = db.prepare<[string], { records: number; devices: number; oldest: string; newest: string }>(
    `SELECT count(*) AS records, count(DISTINCT subject) AS devices, min(delivered_at) AS oldest,
       max(delivered_at) AS newest FROM outbox WHERE status = 'delivered' AND delivered_at < ?`,
  );
  const selectOld = db
    .prepare<[string], string>(`SELECT record_id FROM outbox WHERE status = 'delivered' AND delivered_at < ?`)
    .pluck();
  const selectCounts = db.prepare<[], { status: string; count: number }>('SELECT status, count FROM outbox_counts');
  const selectQueues = db.prepare<[], Omit<ServerQueue, 'oldestAt'> & { readonly oldestAt: string | null }>(
    `SELECT q.serverId, q.waiting, q.parked, r.at AS oldestAt FROM (
       SELECT server_id AS serverId, sum(status <> 'parked') AS waiting, sum(status = 'parked') AS parked,
         min(CASE WHEN status <> 'parked' THEN seq END) AS oldest
       FROM outbox WHERE server_id IS NOT NULL AND status IN ('pending', 'sending', 'parked') GROUP BY server_id) q
     LEFT JOIN outbox o ON o.seq = q.oldest LEFT JOIN records r ON r.id = o.record_id ORDER BY q.serverId`,
  );
  const selectOldest = db
    .prepare<[], string>(
      `SELECT r.at FROM outbox o INDEXED BY outbox_waiting CROSS JOIN records r ON r.id = o.record_id
       WHERE o.status IN ('pending', 'sending') ORDER BY o.seq LIMIT 1`,
    )
    .pluck();

  const claim = db.transaction<OutboxRepository['claim']>((serverId, due, limit) => {
    const rows = selectDue.all({ ...due, serverId, limit });
    for (const { id } of rows) lease.run(id);
    return rows.map((row) => claimed(row, serverId));
  });
  const discard = db.transaction<OutboxRepository['discard']>((recordId, reason, at, operator) => {
    const { changes } = copyDiscarded.run(reason, at, operator ?? null, null, recordId);
    if (changes === 0) throw new KitError('store.not-found', { what: 'parked record', id: recordId });
    deleteRow.run(recordId);
    deleteRecord.run(recordId);
  });
  const replace = db.transaction<OutboxRepository['replace']>(({ recordId, by, reason, at, operator }) => {
    const old = selectPlace.get(recordId);
    const { changes } = copyDiscarded.run(reason, at, operator ?? null, by.id, recordId);
    if (changes === 0 || old === undefined)
      throw new KitError('store.not-found', { what: 'parked record', id: recordId });
    deleteRow.run(recordId);
    deleteRecord.run(recordId);
    insertRecord.run({ ...old, ...by });
    insertRow.run({ ...old, id: by.id });
  });
  const purge = db.transaction((before: string, now: string) => {
    const old = selectOld.all(before);
    for (const recordId of old) {
      copyPurged.run(now, recordId);
      deleteRow.run(recordId);
      deleteRecord.run(recordId);
    }
    return old.length;
  });

  return {
    recover: () => void recover.run(),
    destinations: () => selectDestinations.all(),
    servers: () => selectServers.all(),
    claim,
    nextDueAt: (serverId) => selectNextDue.get(serverId) ?? undefined,
    delivered: (recordId, at) => void markDelivered.run(at, recordId),
    retryLater: (recordId, at, strikes, problem) =>
      void markWaiting.run(at, strikes, JSON.stringify(problem), recordId),
    release: (recordId) => void markReleased.run(recordId),
    park: (recordId, problem) => void markParked.run(JSON.stringify(problem), recordId),
    retryParked: (recordId) => {
      const { changes } = restart.run(recordId);
      if (changes === 0) throw new KitError('store.not-found', { what: 'parked record', id: recordId });
    },
    releaseParked: (serverId) => releaseParked.all({ serverId: serverId ?? null }),
    keep: (serverId) => keep.all(serverId),
    makeDue: (serverId) => void makeDue.run(serverId),
    discard,
    replace,
    discarded: () =>
      selectDiscarded.all().map(({ lastProblem, operator, replacedBy, payload, amended, ...row }) => ({
        ...row,
        ...(replacedBy === null ? {} : { replacedBy }),
        ...(amended === null ? {} : { changes: changesBetween(payload, amended, row.recordId) }),
        ...(operator === null ? {} : { operator }),
        ...(lastProblem === null
          ? {}
          : { lastProblem: readJson(problemSchema, lastProblem, `discarded_records ${row.recordId}`) }),
      })),
    purgeDelivered: purge,
    purgePreview: (before) => {
      const found = selectPreview.get(before);
      return found === undefined || found.records === 0 ? { records: 0, devices: 0 } : found;
    },
    purged: () => selectPurged.all(),
    queues: () =>
      selectQueues.all().map(({ oldestAt, ...queue }) => ({ ...queue, ...(oldestAt === null ? {} : { oldestAt }) })),
    counts: () => {
      const of = Object.fromEntries(selectCounts.all().map(({ status, count }) => [status, count]));
      const oldest = selectOldest.get();
      return {
        pending: (of.pending ?? 0) + (of.sending ?? 0),
        parked: of.parked ?? 0,
        delivered: of.delivered ?? 0,
        ...(oldest === undefined ? {} : { oldestPendingAt: oldest }),
      };
    },
  };
}

function changesBetween(before: Buffer, after: Buffer, recordId: string): NameChange[] {
  const read = (payload: Buffer) =>
    namesIn(readJson(enrollmentRecordSchema, payload.toString('utf8'), `discarded_records ${recordId}`));
  const [old, amended] = [read(before), read(after)];
  return givenNames
    .filter((name) => old[name] !== amended[name])
    .map((name) => ({
      name,
      ...(old[name] !== undefined && { from: old[name] }),
      ...(amended[name] !== undefined && { to: amended[name] }),
    }));
}
