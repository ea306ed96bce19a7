import { z } from 'zod';
import { type Evidence, evidenceSchema } from '../../../shared/domain/record.ts';
import { type Verdict, verdictSchema } from '../../../shared/domain/verdict.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

/** An enrollment watch: it outlives detach, restart and days. */
export type Watch = {
  readonly runId: string;
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
  /** Absent: nothing is asked any more. */
  readonly nextPollAt?: string;
  readonly changedAt: string;
};

export type WatchesRepository = {
  save(watch: Watch): void;
  get(runId: string): Watch | undefined;
  /** Watches whose next question is due, the longest due first. */
  due(now: string): Watch[];
  list(): Watch[];
};

type Row = {
  readonly run_id: string;
  readonly verdict: string;
  readonly evidence: string;
  readonly next_poll_at: string | null;
  readonly changed_at: string;
};

export function createWatchesRepository(db: Db): WatchesRepository {
  const upsert = db.prepare<Row>(
    `INSERT INTO watches (run_id, verdict, evidence, next_poll_at, changed_at)
     VALUES (@run_id, @verdict, @evidence, @next_poll_at, @changed_at)
     ON CONFLICT (run_id) DO UPDATE SET verdict = excluded.verdict, evidence = excluded.evidence,
       next_poll_at = excluded.next_poll_at, changed_at = excluded.changed_at`,
  );
  const select = db.prepare<[string], Row>('SELECT * FROM watches WHERE run_id = ?');
  const selectDue = db.prepare<[string], Row>(
    'SELECT * FROM watches WHERE next_poll_at <= ? ORDER BY next_poll_at, run_id',
  );
  const selectAll = db.prepare<[], Row>('SELECT * FROM watches ORDER BY changed_at, run_id');
  return {
    save: ({ runId, verdict, evidence, nextPollAt, changedAt }) =>
      void upsert.run({
        run_id: runId,
        verdict,
        evidence: JSON.stringify(evidence),
        next_poll_at: nextPollAt ?? null,
        changed_at: changedAt,
      }),
    get: (runId) => {
      const row = select.get(runId);
      return row === undefined ? undefined : watchOf(row);
    },
    due: (now) => selectDue.all(now).map(watchOf),
    list: () => selectAll.all().map(watchOf),
  };
}

function watchOf(row: Row): Watch {
  return {
    runId: row.run_id,
    verdict: verdictSchema.parse(row.verdict),
    evidence: readJson(z.array(evidenceSchema), row.evidence, `watches ${row.run_id}`),
    ...(row.next_poll_at === null ? {} : { nextPollAt: row.next_poll_at }),
    changedAt: row.changed_at,
  };
}
