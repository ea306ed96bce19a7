import { createHash } from 'node:crypto';
import type { EnrollmentRecord } from '../../../../shared/domain/record.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Accepted, Effect, RecordList } from './schemas.ts';

type PutOutcome =
  | { readonly kind: 'accepted' | 'replayed'; readonly answer: Accepted }
  /** The key was used before with other bytes. */
  | { readonly kind: 'payload-mismatch' }
  /** Another record already told of the same effect. */
  | { readonly kind: 'effect-exists'; readonly id: string };

export type AcceptedEffect = Effect & {
  readonly id: string;
  readonly revision: number;
  readonly receivedAt: string;
  readonly isCurrent: boolean;
  readonly udid: string;
  /** Why the run did not end prepared. */
  readonly problem?: EnrollmentRecord['problem'];
};
export type DuplicateAttempt = Effect & {
  readonly id: string;
  readonly at: string;
  readonly outcome: Exclude<PutOutcome['kind'], 'accepted'>;
};

export type RecordStore = {
  /** @param payload the request's exact bytes: a repetition must send the same. */
  put(record: EnrollmentRecord, payload: Buffer): PutOutcome;
  listOf(serial: string): RecordList;
  /** Every effect ever taken, in order of arrival: what a harness counts. */
  effects(): readonly AcceptedEffect[];
  duplicates(): readonly DuplicateAttempt[];
};

/** Records in memory with the two unique indexes of mdm §6: the idempotency key, and the effect. */
export function createRecordStore(clock: Clock): RecordStore {
  const byId = new Map<string, { record: EnrollmentRecord; payloadHash: string; answer: Accepted }>();
  const byEffect = new Map<string, string>();
  const currentOfRun = new Map<string, EnrollmentRecord>();
  const effects: AcceptedEffect[] = [];
  const duplicates: DuplicateAttempt[] = [];

  function decide(record: EnrollmentRecord, payloadHash: string): PutOutcome {
    const known = byId.get(record.id);
    if (known) {
      return known.payloadHash === payloadHash
        ? { kind: 'replayed', answer: known.answer }
        : { kind: 'payload-mismatch' };
    }
    const sameEffect = byEffect.get(effectKey(record));
    if (sameEffect !== undefined) return { kind: 'effect-exists', id: sameEffect };
    return { kind: 'accepted', answer: accept(record, payloadHash) };
  }

  function accept(record: EnrollmentRecord, payloadHash: string): Accepted {
    const run = runKey(record);
    const current = currentOfRun.get(run);
    const isCurrent = current === undefined || record.revision >= current.revision;
    if (isCurrent) currentOfRun.set(run, record);
    const receivedAt = clock.now().toISOString();
    const currentRevision = isCurrent ? record.revision : current.revision;
    const answer = { id: record.id, receivedAt, isCurrent, currentRevision };
    byId.set(record.id, { record, payloadHash, answer });
    byEffect.set(effectKey(record), record.id);
    const { id, revision, device, problem } = record;
    const { udid } = device;
    effects.push({ ...effectOf(record), id, revision, receivedAt, isCurrent, udid, ...(problem && { problem }) });
    return answer;
  }

  return {
    put(record, payload) {
      const outcome = decide(record, createHash('sha256').update(payload).digest('hex'));
      if (outcome.kind !== 'accepted') {
        const at = clock.now().toISOString();
        duplicates.push({ ...effectOf(record), id: record.id, at, outcome: outcome.kind });
      }
      return outcome;
    },
    listOf(serial) {
      const ofSerial = (record: EnrollmentRecord) => record.device.serial === serial;
      const current = [...currentOfRun.values()].filter(ofSerial);
      return {
        serial,
        current: current.toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt)),
        records: [...byId.values()].map(({ record }) => record).filter(ofSerial),
      };
    },
    effects: () => effects,
    duplicates: () => duplicates,
  };
}

function effectOf(record: EnrollmentRecord): Effect {
  const { station, runId, attempt, kind, device } = record;
  return { station, runId, serial: device.serial, attempt, kind };
}

function effectKey(record: EnrollmentRecord): string {
  return JSON.stringify(effectOf(record));
}

function runKey({ station, runId, device }: EnrollmentRecord): string {
  return JSON.stringify([station, runId, device.serial]);
}
