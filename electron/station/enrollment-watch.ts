import { randomBytes } from 'node:crypto';
import { usualVerification } from '../../shared/domain/blueprint.ts';
import type { EnrollmentRecord, Evidence, RecordKind } from '../../shared/domain/record.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Bench } from '../bench/bench.ts';
import { createEnrollmentWatch, type EnrollmentWatch } from '../enrollment/watch.ts';
import type { InstalledProfile, WatchSubject } from '../enrollment/watch-subject.ts';
import type { ProfileStore } from '../identity/profile-store.ts';
import { compiledPlanSchema } from '../kitting/compiled-plan.ts';
import { organizationMagics } from '../kitting/magic.ts';
import { uuidV7 } from '../kitting/uuid-v7.ts';
import type { Clock } from '../ports/clock.ts';
import { readProfile } from '../profiles/read.ts';
import type { Store } from '../store/store.ts';
import type { Backends } from './backends.ts';

type Parts = {
  readonly store: Store;
  readonly profiles: ProfileStore;
  readonly bench: Bench;
  readonly backends: Backends;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onRecord: () => void;
  readonly onVerdict: (runId: string, verdict: Verdict) => void;
  /** A server's backend answers, which it did not before. */
  readonly onAnswering: (serverId: string) => void;
};

/** The enrollment watch over this station's store, bench and backends. */
export function watchEnrollments(parts: Parts): EnrollmentWatch {
  const { store, bench, backends, clock, random, onVerdict, onAnswering } = parts;
  return createEnrollmentWatch({
    clock,
    random,
    watches: store.watches,
    transaction: store.transaction,
    subjectOf: (runId) => subjectOf(parts, runId),
    preparedRuns: () =>
      store.runs
        .list()
        .filter((run) => run.end === 'prepared')
        .map((run) => run.runId)
        .toReversed(),
    addRecord: (runId, kind, evidence) => addRevision(parts, runId, kind, evidence),
    onVerdict,
    onAnswering,
    backendFor: backends.of,
    isAttached: (deviceKey) => bench.get(deviceKey)?.attached === true,
    readDevice: async (deviceKey, signal) => {
      const snapshot = bench.get(deviceKey);
      if (snapshot?.attached !== true || snapshot.runId !== undefined) return undefined;
      return (await bench.inspect(deviceKey, signal)).facts;
    },
  });
}

function subjectOf({ store, profiles }: Parts, runId: string): WatchSubject | undefined {
  const run = store.runs.find(runId);
  if (run?.end !== 'prepared') return undefined;
  const plan = compiledPlanSchema.parse(run.plan);
  const record = preparedRecord(store, runId);
  return {
    runId,
    deviceKey: run.deviceKey,
    serial: record.device.serial,
    udid: record.device.udid,
    serverId: plan.server?.id ?? null,
    enrollment: plan.blueprint.enrollment,
    verification: plan.blueprint.verification ?? usualVerification,
    supervised: plan.blueprint.supervise,
    magics: organizationMagics(runId, run.attempt),
    profiles: plan.blueprint.profiles.map(
      ({ identifier, role, sha256 }): InstalledProfile => ({
        identifier,
        lifetime: readProfile(profiles.get(sha256)).hasMdm ? 'enrolls' : role === 'wifi' ? 'may-go' : 'stays',
      }),
    ),
    since: run.startedAt,
  };
}

/** A later fact about a prepared run: the same run and attempt, the next revision, its own key. */
function addRevision(
  { store, clock, onRecord }: Parts,
  runId: string,
  kind: RecordKind,
  evidence: readonly Evidence[],
): void {
  const { problem: _, ...first } = preparedRecord(store, runId);
  const now = clock.now();
  const record: EnrollmentRecord = {
    ...first,
    id: uuidV7(now, randomBytes),
    revision: store.records.nextRevision(runId),
    kind,
    at: now.toISOString(),
    evidence: [...evidence],
  };
  if (store.records.insertWithOutbox(record)) onRecord();
}

function preparedRecord(store: Store, runId: string): EnrollmentRecord {
  const found = store.records.list({ runId }).find(({ record }) => record.kind === 'prepared');
  if (found === undefined) throw new KitError('enrollment.not-watched', { runId });
  return found.record;
}
