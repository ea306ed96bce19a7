import { z } from 'zod';
import { type Blueprint, blueprintSchema } from '../../../shared/domain/blueprint.ts';
import { type RunEnd, type RunEvent, runEndSchema } from '../../../shared/domain/run.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

export type RunHeader = {
  readonly runId: string;
  readonly deviceKey: string;
  readonly serial?: string;
  readonly attempt: number;
  /** The consent of the latest attempt. */
  readonly consentId: string;
  /** The blueprint as it was confirmed; its `serverId` is where the run's records go. */
  readonly blueprint: Blueprint;
  /** The compiled plan, in the engine's own words; secrets by reference only. */
  readonly plan: unknown;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly end?: RunEnd;
};

export type RunsRepository = {
  /** Writes the header of a new run; call it in the transaction that appends `run-started`. */
  create(header: Omit<RunHeader, 'endedAt' | 'end'>): void;
  /** @throws KitError `store.not-found`. */
  get(runId: string): RunHeader;
  find(runId: string): RunHeader | undefined;
  /** Newest first. */
  list(): RunHeader[];
  /** Ids of the newest runs, newest first. */
  recentIds(limit: number): string[];
  /** Ids of runs that have not ended, oldest first. */
  activeIds(): string[];
  /** Every run of a device, also under keys it had before it was merged; newest first. */
  ofDevice(deviceKey: string): RunHeader[];
  /** Devices that were supervised under an identity, by its fingerprint. */
  countSupervised(fingerprint: string): number;
  /** Each device whose last finished kitting supervised it for this organization, oldest first. */
  lastSupervised(organizationId: string): SupervisedRun[];
  savePlan(runId: string, plan: unknown): void;
  /** Keeps the header in step with the journal. */
  follow(runId: string, event: RunEvent, at: string): void;
};

export type SupervisedRun = {
  readonly deviceKey: string;
  readonly serial: string | null;
  /** Of the identity it was supervised with. */
  readonly fingerprint: string;
  readonly blueprint: string;
  readonly endedAt: string;
};

type RunRow = {
  readonly run_id: string;
  readonly device_key: string;
  readonly serial: string | null;
  readonly attempt: number;
  readonly consent_id: string;
  readonly blueprint: string;
  readonly plan: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly end: string | null;
};

export function createRunsRepository(db: Db): RunsRepository {
  const insert = db.prepare(
    `INSERT INTO runs (run_id, device_key, serial, attempt, consent_id, server_id, blueprint, plan, started_at)
     VALUES (@runId, @deviceKey, @serial, @attempt, @consentId, @serverId, @blueprint, @plan, @startedAt)`,
  );
  const select = db.prepare<[string], RunRow>('SELECT * FROM runs WHERE run_id = ?');
  const selectAll = db.prepare<[], RunRow>(
    'SELECT * FROM runs WHERE origin IS NULL ORDER BY started_at DESC, run_id DESC',
  );
  const selectRecentIds = db
    .prepare<[number], string>(
      'SELECT run_id FROM runs WHERE origin IS NULL ORDER BY started_at DESC, run_id DESC LIMIT ?',
    )
    .pluck();
  const selectActiveIds = db
    .prepare<[], string>('SELECT run_id FROM runs WHERE ended_at IS NULL ORDER BY started_at, run_id')
    .pluck();
  const selectOfDevice = db.prepare<{ key: string }, RunRow>(
    `SELECT * FROM runs WHERE device_key = @key OR device_key IN (SELECT alias FROM device_aliases WHERE key = @key)
     ORDER BY started_at DESC, run_id DESC`,
  );
  const countSupervised = db
    .prepare<[string], number>(
      `SELECT count(DISTINCT coalesce(a.key, r.device_key)) FROM runs r LEFT JOIN device_aliases a ON a.alias = r.device_key
       WHERE r.end = 'prepared' AND r.blueprint ->> '$.supervise' = 1
         AND r.plan ->> '$.organization.identity.fingerprint' = ?`,
    )
    .pluck();
  const selectSupervised = db.prepare<[string], SupervisedRun>(
    `SELECT deviceKey, serial, fingerprint, blueprint, endedAt FROM (
       SELECT coalesce(a.key, r.device_key) AS deviceKey, r.serial AS serial, r.ended_at AS endedAt,
         r.plan ->> '$.organization.identity.fingerprint' AS fingerprint, r.blueprint ->> '$.name' AS blueprint,
         r.blueprint ->> '$.supervise' AS supervised, r.plan ->> '$.organization.id' AS organization,
         row_number() OVER (
           PARTITION BY coalesce(a.key, r.device_key) ORDER BY r.ended_at DESC, r.run_id DESC
         ) AS age
       FROM runs r LEFT JOIN device_aliases a ON a.alias = r.device_key WHERE r.end = 'prepared'
     ) WHERE age = 1 AND supervised = 1 AND organization = ? AND fingerprint IS NOT NULL ORDER BY endedAt, deviceKey`,
  );
  const updatePlan = db.prepare<[string, string]>('UPDATE runs SET plan = ? WHERE run_id = ?');
  const updateAttempt = db.prepare<[number, string, string]>(
    'UPDATE runs SET attempt = ?, consent_id = ?, ended_at = NULL, end = NULL WHERE run_id = ?',
  );
  const updateEnd = db.prepare<[string, string, string]>('UPDATE runs SET ended_at = ?, end = ? WHERE run_id = ?');

  function find(runId: string): RunHeader | undefined {
    const row = select.get(runId);
    return row === undefined ? undefined : headerOf(row);
  }

  return {
    create: ({ blueprint, plan, serial, ...header }) => {
      insert.run({
        ...header,
        serial: serial ?? null,
        serverId: blueprint.serverId,
        blueprint: JSON.stringify(blueprint),
        plan: JSON.stringify(plan),
      });
    },
    get: (runId) => {
      const found = find(runId);
      if (found === undefined) throw new KitError('store.not-found', { what: 'run', id: runId });
      return found;
    },
    find,
    list: () => selectAll.all().map(headerOf),
    recentIds: (limit) => selectRecentIds.all(limit),
    activeIds: () => selectActiveIds.all(),
    ofDevice: (key) => selectOfDevice.all({ key }).map(headerOf),
    lastSupervised: (organizationId) => selectSupervised.all(organizationId),
    countSupervised: (fingerprint) => countSupervised.get(fingerprint) ?? 0,
    savePlan: (runId, plan) => {
      const { changes } = updatePlan.run(JSON.stringify(plan), runId);
      if (changes === 0) throw new KitError('store.not-found', { what: 'run', id: runId });
    },
    follow: (runId, event, at) => {
      if (event.type === 'run-started' || event.type === 'consented') {
        updateAttempt.run(event.attempt, event.consentId, runId);
      } else if (event.type === 'run-ended') {
        updateEnd.run(at, event.end, runId);
      }
    },
  };
}

function headerOf(row: RunRow): RunHeader {
  const place = `runs ${row.run_id}`;
  return {
    runId: row.run_id,
    deviceKey: row.device_key,
    ...(row.serial === null ? {} : { serial: row.serial }),
    attempt: row.attempt,
    consentId: row.consent_id,
    blueprint: readJson(blueprintSchema, row.blueprint, place),
    plan: readJson(z.unknown(), row.plan, place),
    startedAt: row.started_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.end === null ? {} : { end: runEndSchema.parse(row.end) }),
  };
}
