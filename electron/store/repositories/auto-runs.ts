import {
  type AutoRunDevice,
  type AutoRunTerms,
  autoRunDeviceSchema,
  autoRunTermsSchema,
} from '../../../shared/domain/auto-run.ts';
import { type Problem, problemSchema } from '../../../shared/domain/run.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

/** One consent to kit devices as they are plugged in. */
export type StoredAutoRun = {
  readonly id: string;
  readonly terms: AutoRunTerms;
  readonly startedAt: string;
  /** The session of the face that the consent came from, and the command it gave it with. */
  readonly startedBy: string;
  readonly endedAt?: string;
  /** Why it ended, when no person ended it. */
  readonly problem?: Problem;
};

export type AutoRunsRepository = {
  begin(run: Pick<StoredAutoRun, 'id' | 'terms' | 'startedAt' | 'startedBy'>): void;
  end(id: string, at: string, problem: Problem | undefined): void;
  newest(): StoredAutoRun | undefined;
  decide(id: string, device: AutoRunDevice): void;
  /** In the order they were decided. */
  devicesOf(id: string): AutoRunDevice[];
};

type RunRow = {
  readonly id: string;
  readonly terms: string;
  readonly started_at: string;
  readonly started_by: string;
  readonly ended_at: string | null;
  readonly problem: string | null;
};
type DeviceRow = {
  readonly device_key: string;
  readonly serial: string | null;
  readonly slot: string | null;
  readonly at: string;
  readonly decision: string;
};

export function createAutoRunsRepository(db: Db): AutoRunsRepository {
  const insert = db.prepare(
    'INSERT INTO auto_runs (id, terms, started_at, started_by) VALUES (@id, @terms, @startedAt, @startedBy)',
  );
  const finish = db.prepare<[string, string | null, string]>(
    'UPDATE auto_runs SET ended_at = ?, problem = ? WHERE id = ? AND ended_at IS NULL',
  );
  const selectNewest = db.prepare<[], RunRow>('SELECT * FROM auto_runs ORDER BY rowid DESC LIMIT 1');
  const insertDevice = db.prepare(
    `INSERT INTO auto_run_devices (auto_run_id, device_key, serial, slot, at, decision)
     VALUES (@id, @deviceKey, @serial, @slot, @at, @decision)`,
  );
  const selectDevices = db.prepare<[string], DeviceRow>(
    'SELECT * FROM auto_run_devices WHERE auto_run_id = ? ORDER BY rowid',
  );
  return {
    begin: (run) => void insert.run({ ...run, terms: JSON.stringify(run.terms) }),
    end: (id, at, problem) => void finish.run(at, problem === undefined ? null : JSON.stringify(problem), id),
    newest: () => {
      const row = selectNewest.get();
      return row === undefined ? undefined : runOf(row);
    },
    decide: (id, { deviceKey, serial, slot, at, decision }) =>
      void insertDevice.run({
        ...{ id, deviceKey, at },
        serial: serial ?? null,
        slot: slot ?? null,
        decision: JSON.stringify(decision),
      }),
    devicesOf: (id) =>
      selectDevices.all(id).map((row) =>
        autoRunDeviceSchema.parse({
          deviceKey: row.device_key,
          serial: row.serial ?? undefined,
          slot: row.slot ?? undefined,
          at: row.at,
          decision: readJson(autoRunDeviceSchema.shape.decision, row.decision, `auto_run_devices ${row.device_key}`),
        }),
      ),
  };
}

function runOf(row: RunRow): StoredAutoRun {
  const place = `auto_runs ${row.id}`;
  return {
    id: row.id,
    terms: readJson(autoRunTermsSchema, row.terms, place),
    startedAt: row.started_at,
    startedBy: row.started_by,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.problem === null ? {} : { problem: readJson(problemSchema, row.problem, place) }),
  };
}
