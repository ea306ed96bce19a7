import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { type OneWay, oneWaySchema } from '../../shared/domain/plan.ts';

const rowSchema = z.object({ runId: z.string(), covers: z.string() });

/** How many consents each run got for a one-way effect, by the journal on disk. */
export type Consents = (runIds: readonly string[], effect: OneWay) => number;

export function readConsents(dataDir: string): Consents {
  const db = new Database(join(dataDir, 'kitbench.db'), { readonly: true, fileMustExist: true });
  try {
    const rows = db
      .prepare(
        `SELECT run_id AS runId, coalesce(json_extract(event, '$.covers'), '[]') AS covers FROM events
         WHERE json_extract(event, '$.type') IN ('run-started', 'consented')`,
      )
      .all();
    const given = rows.map((row) => {
      const { runId, covers } = rowSchema.parse(row);
      return { runId, covers: z.array(oneWaySchema).parse(JSON.parse(covers)) };
    });
    return (runIds, effect) =>
      given.filter(({ runId, covers }) => runIds.includes(runId) && covers.includes(effect)).length;
  } finally {
    db.close();
  }
}
