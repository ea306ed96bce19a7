import { z } from 'zod';
import { type OneWay, oneWaySchema } from '../../../shared/domain/plan.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';
import { isSqliteError } from '../sqlite-errors.ts';

/** What a person confirmed before one-way steps ran: it names the run and the attempt, and covers these only. */
export type Consent = {
  readonly id: string;
  readonly runId: string;
  readonly attempt: number;
  readonly deviceKey: string;
  readonly planHash: string;
  readonly covers: readonly OneWay[];
  readonly at: string;
  /** What the operator typed where a guard could not be certain. */
  readonly typed?: string;
  /** The auto-run whose one consent this one follows from. */
  readonly autoRunId?: string;
  /** Who worked at the station when it was given. */
  readonly operator?: string;
};

export type ConsentsRepository = {
  /** @throws KitError `consent.spent` when this attempt of the run had its consent, or the id was used. */
  record(consent: Consent): void;
  get(id: string): Consent | undefined;
  /** By attempt. */
  ofRun(runId: string): Consent[];
};

type Row = {
  readonly id: string;
  readonly run_id: string;
  readonly attempt: number;
  readonly device_key: string;
  readonly plan_hash: string;
  readonly covers: string;
  readonly typed: string | null;
  readonly given_at: string;
  readonly auto_run_id: string | null;
  readonly operator: string | null;
};

export function createConsentsRepository(db: Db): ConsentsRepository {
  const insert = db.prepare<Row>(
    `INSERT INTO consents (id, run_id, attempt, device_key, plan_hash, covers, typed, given_at, auto_run_id, operator)
     VALUES (@id, @run_id, @attempt, @device_key, @plan_hash, @covers, @typed, @given_at, @auto_run_id, @operator)`,
  );
  const select = db.prepare<[string], Row>('SELECT * FROM consents WHERE id = ?');
  const selectOfRun = db.prepare<[string], Row>('SELECT * FROM consents WHERE run_id = ? ORDER BY attempt');
  return {
    record: (consent) => {
      try {
        insert.run(rowOf(consent));
      } catch (error) {
        if (isSqliteError(error, 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY')) {
          throw new KitError('consent.spent', {}, { cause: error });
        }
        throw error;
      }
    },
    get: (id) => {
      const row = select.get(id);
      return row === undefined ? undefined : consentOf(row);
    },
    ofRun: (runId) => selectOfRun.all(runId).map(consentOf),
  };
}

function rowOf(consent: Consent): Row {
  return {
    id: consent.id,
    run_id: consent.runId,
    attempt: consent.attempt,
    device_key: consent.deviceKey,
    plan_hash: consent.planHash,
    covers: JSON.stringify(consent.covers),
    typed: consent.typed ?? null,
    given_at: consent.at,
    auto_run_id: consent.autoRunId ?? null,
    operator: consent.operator ?? null,
  };
}

function consentOf(row: Row): Consent {
  return {
    id: row.id,
    runId: row.run_id,
    attempt: row.attempt,
    deviceKey: row.device_key,
    planHash: row.plan_hash,
    covers: readJson(z.array(oneWaySchema), row.covers, `consents ${row.id}`),
    at: row.given_at,
    ...(row.typed === null ? {} : { typed: row.typed }),
    ...(row.auto_run_id === null ? {} : { autoRunId: row.auto_run_id }),
    ...(row.operator === null ? {} : { operator: row.operator }),
  };
}
