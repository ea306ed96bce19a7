import { hash } from 'node:crypto';
import {
  type Delivery,
  type EnrollmentRecord,
  enrollmentRecordSchema,
  type RecordKind,
  recordKindSchema,
} from '../../../shared/domain/record.ts';
import { problemSchema } from '../../../shared/domain/run.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';
import { type AdoptedRecord, type Adoption, createAdoption } from './adopt-record.ts';
import { dueAtOnce } from './due-at-once.ts';

export type RecordWithDelivery = { readonly record: EnrollmentRecord; readonly delivery: Delivery };

export type RecordsRepository = {
  /** Takes over a record that was mirrored; in the transaction that runs. */
  adopt(adopted: AdoptedRecord): Adoption;
  /**
   * Writes a record and its outbox row in one transaction (its own, or the one that runs). It goes to the server of its
   * run. @returns false, having written nothing, when this effect (run, device, attempt, kind) is on record already.
   */
  insertWithOutbox(record: EnrollmentRecord): boolean;
  /** The revision the next record of this run must carry; never used twice, also after a purge. */
  nextRevision(runId: string): number;
  get(recordId: string): RecordWithDelivery | undefined;
  /** In the order the facts were recorded; without what was discarded or purged. */
  list(filter?: { readonly serial?: string; readonly runId?: string }): RecordWithDelivery[];
  delivery(recordId: string): Delivery | undefined;
  /** The newest record of each device, by serial number. */
  lastOfEach(): ReadonlyMap<string, { readonly kind: RecordKind; readonly at: string }>;
};

export type DeliveryRow = {
  readonly id: string;
  readonly server_id: string | null;
  readonly serial: string;
  readonly kind: string;
  readonly revision: number;
  readonly at: string;
  readonly status: Delivery['status'];
  readonly tries: number;
  readonly next_attempt_at: string;
  readonly last_problem: string | null;
  readonly payload: Buffer;
};

const joined = `SELECT r.id, o.server_id, r.serial, r.kind, r.revision, r.at, r.payload, o.status, o.tries, o.next_attempt_at, o.last_problem
  FROM records r JOIN outbox o ON o.record_id = r.id`;

export function createRecordsRepository(db: Db): RecordsRepository {
  const selectRun = db.prepare<[string], { server_id: string | null; record_revision: number }>(
    'SELECT server_id, record_revision FROM runs WHERE run_id = ?',
  );
  const updateRevision = db.prepare<[number, string]>(
    'UPDATE runs SET record_revision = max(record_revision, ?) WHERE run_id = ?',
  );
  const selectSameEffect = db.prepare<[string, string, number, string], { id: string }>(
    'SELECT id FROM records WHERE run_id = ? AND subject = ? AND attempt = ? AND kind = ?',
  );
  const insertRecord = db.prepare(
    `INSERT INTO records (id, run_id, subject, serial, attempt, kind, revision, at, payload, sha256)
     VALUES (@id, @runId, @subject, @serial, @attempt, @kind, @revision, @at, @payload, @sha256)`,
  );
  const insertOutbox = db.prepare<[string, string | null, string, Delivery['status'], string]>(
    'INSERT INTO outbox (record_id, server_id, subject, status, next_attempt_at) VALUES (?, ?, ?, ?, ?)',
  );
  const select = db.prepare<[string], DeliveryRow>(`${joined} WHERE r.id = ?`);
  // Asked twice for each record that is sent: without the payload.
  const selectDelivery = db.prepare<[string], Omit<DeliveryRow, 'payload'>>(
    `${joined.replace(' r.payload,', '')} WHERE r.id = ?`,
  );
  const selectLast = db.prepare<[], { readonly serial: string; readonly kind: string; readonly at: string }>(
    `SELECT r.serial, r.kind, r.at, max(r.rowid)
     FROM records r JOIN outbox o ON o.record_id = r.id WHERE r.serial <> '' GROUP BY r.serial`,
  );

  function runOf(runId: string) {
    const run = selectRun.get(runId);
    if (run === undefined) throw new KitError('store.not-found', { what: 'run', id: runId });
    return run;
  }

  const insertBoth = db.transaction((record: EnrollmentRecord, subject: string, serverId: string | null) => {
    const payload = Buffer.from(JSON.stringify(record), 'utf8');
    insertRecord.run({
      id: record.id,
      runId: record.runId,
      subject,
      serial: record.device.serial,
      attempt: record.attempt,
      kind: record.kind,
      revision: record.revision,
      at: record.at,
      payload,
      sha256: sha256Of(payload),
    });
    updateRevision.run(record.revision, record.runId);
    insertOutbox.run(record.id, serverId, subject, serverId === null ? 'kept' : 'pending', dueAtOnce);
  });

  return {
    adopt: createAdoption(db),
    insertWithOutbox: (record) => {
      const { server_id: serverId } = runOf(record.runId);
      // A device that died before it told its serial still has its own row and order.
      const subject = record.device.serial || record.device.udid;
      if (selectSameEffect.get(record.runId, subject, record.attempt, record.kind) !== undefined) return false;
      insertBoth(record, subject, serverId);
      return true;
    },
    nextRevision: (runId) => runOf(runId).record_revision + 1,
    get: (recordId) => {
      const row = select.get(recordId);
      return row === undefined ? undefined : bothOf(row);
    },
    list: (filter = {}) => {
      const conditions = [
        ...(filter.serial === undefined ? [] : ['r.serial = @serial']),
        ...(filter.runId === undefined ? [] : ['r.run_id = @runId']),
      ];
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
      return db.prepare<object, DeliveryRow>(`${joined} ${where} ORDER BY o.seq`).all(filter).map(bothOf);
    },
    delivery: (recordId) => {
      const row = selectDelivery.get(recordId);
      return row === undefined ? undefined : deliveryOf(row);
    },
    lastOfEach: () =>
      new Map(selectLast.all().map(({ serial, kind, at }) => [serial, { kind: recordKindSchema.parse(kind), at }])),
  };
}

export function sha256Of(bytes: Buffer): string {
  return hash('sha256', bytes, 'hex');
}

function bothOf(row: DeliveryRow): RecordWithDelivery {
  return { record: readJson(enrollmentRecordSchema, row.payload, `records ${row.id}`), delivery: deliveryOf(row) };
}

export function deliveryOf(row: Omit<DeliveryRow, 'payload'>): Delivery {
  return {
    recordId: row.id,
    ...(row.server_id === null ? {} : { serverId: row.server_id }),
    serial: row.serial,
    kind: recordKindSchema.parse(row.kind),
    revision: row.revision,
    at: row.at,
    status: row.status,
    attempts: row.tries,
    ...(row.status === 'pending' && row.next_attempt_at > dueAtOnce ? { nextAttemptAt: row.next_attempt_at } : {}),
    ...(row.last_problem === null
      ? {}
      : { lastProblem: readJson(problemSchema, row.last_problem, `outbox ${row.id}`) }),
  };
}
