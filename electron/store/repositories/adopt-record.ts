import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import type { Db } from '../database.ts';
import { dueAtOnce } from './due-at-once.ts';

export type AdoptedRecord = {
  readonly record: EnrollmentRecord;
  readonly payload: Buffer;
  readonly sha256: string;
  /** Where it goes from here; null keeps it. */
  readonly serverId: string | null;
};

/** `known`: it is or was here. `conflicting`: another record here tells of the same effect, or has its revision. */
export type Adoption = 'added' | 'known' | 'conflicting';

/**
 * Takes over a record that another station (or this one, before it lost its data) had written; its bytes and its key
 * stay as they are. Its run was not made here: there is only as much of it as the record hangs on.
 */
export function createAdoption(db: Db): (adopted: AdoptedRecord) => Adoption {
  const selectKnown = db
    .prepare<{ id: string }, 1>(
      `SELECT 1 FROM records WHERE id = @id UNION ALL SELECT 1 FROM discarded_records WHERE record_id = @id
       UNION ALL SELECT 1 FROM purged_records WHERE record_id = @id LIMIT 1`,
    )
    .pluck();
  const selectConflict = db
    .prepare<object, 1>(
      `SELECT 1 FROM records WHERE run_id = @runId AND (revision = @revision
         OR (subject = @subject AND attempt = @attempt AND kind = @kind)) LIMIT 1`,
    )
    .pluck();
  const insertRun = db.prepare(
    `INSERT OR IGNORE INTO runs
       (run_id, device_key, serial, attempt, consent_id, server_id, blueprint, plan, started_at, ended_at, end, origin)
     VALUES (@runId, @deviceKey, @serial, @attempt, '', @serverId, '{}', 'null', @startedAt, @endedAt, @kind, @station)`,
  );
  const insertRecord = db.prepare(
    `INSERT INTO records (id, run_id, subject, serial, attempt, kind, revision, at, payload, sha256)
     VALUES (@id, @runId, @subject, @serial, @attempt, @kind, @revision, @at, @payload, @sha256)`,
  );
  const insertRow = db.prepare<[string, string | null, string, string, string]>(
    'INSERT INTO outbox (record_id, server_id, subject, status, next_attempt_at) VALUES (?, ?, ?, ?, ?)',
  );
  // A server was named for what had none when it first came.
  const route = db.prepare<[string, string, string]>(
    `UPDATE outbox SET server_id = ?, status = 'pending', next_attempt_at = ?
     WHERE record_id = ? AND server_id IS NULL AND status = 'kept'`,
  );

  return ({ record, payload, sha256, serverId }) => {
    const { id, runId, station, attempt, kind, revision, at, startedAt, endedAt } = record;
    const { serial, udid } = record.device;
    const subject = serial || udid;
    if (selectKnown.get({ id }) !== undefined) {
      if (serverId !== null) route.run(serverId, dueAtOnce, id);
      return 'known';
    }
    if (selectConflict.get({ runId, revision, subject, attempt, kind }) !== undefined) return 'conflicting';
    const deviceKey = `station:${station}`;
    insertRun.run({ runId, deviceKey, serial, attempt, serverId, startedAt, endedAt, kind, station });
    insertRecord.run({ id, runId, subject, serial, attempt, kind, revision, at, payload, sha256 });
    insertRow.run(id, serverId, subject, serverId === null ? 'kept' : 'pending', dueAtOnce);
    return 'added';
  };
}
