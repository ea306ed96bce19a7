import { type Problem, problemSchema } from '../../../shared/domain/run.ts';
import type { Db } from '../database.ts';
import { readJson } from '../json-column.ts';

/** How a server has taken our records lately; survives a restart, so that a restart does not hammer it. */
export type Destination = {
  /** Failures in a row since the last delivery. */
  readonly failures: number;
  /** No try before this moment. */
  readonly restUntil?: string;
  /** Error code that made the whole queue of this server wait for a person (auth, trust, address). */
  readonly pausedBy?: string;
};

export type DestinationsRepository = {
  get(serverId: string): Destination;
  save(serverId: string, destination: Destination): void;
  /** Servers whose queue waits for a person, and why. */
  paused(): { readonly serverId: string; readonly problem: Problem }[];
};

type Row = { readonly failures: number; readonly rest_until: string | null; readonly paused_by: string | null };

export function createDestinationsRepository(db: Db): DestinationsRepository {
  const select = db.prepare<[string], Row>('SELECT * FROM destinations WHERE server_id = ?');
  const upsert = db.prepare<[string, number, string | null, string | null]>(
    `INSERT INTO destinations (server_id, failures, rest_until, paused_by) VALUES (?, ?, ?, ?)
     ON CONFLICT (server_id) DO UPDATE
     SET failures = excluded.failures, rest_until = excluded.rest_until, paused_by = excluded.paused_by`,
  );
  const selectPaused = db.prepare<[], { serverId: string; code: string; problem: string | null }>(
    `SELECT d.server_id AS serverId, d.paused_by AS code,
       (SELECT o.last_problem FROM outbox o WHERE o.server_id = d.server_id AND o.status IN ('pending', 'sending')
         AND o.last_problem ->> '$.code' = d.paused_by ORDER BY o.seq LIMIT 1) AS problem
     FROM destinations d WHERE d.paused_by IS NOT NULL ORDER BY d.server_id`,
  );
  return {
    get: (serverId) => {
      const row = select.get(serverId);
      return {
        failures: row?.failures ?? 0,
        ...(row?.rest_until ? { restUntil: row.rest_until } : {}),
        ...(row?.paused_by ? { pausedBy: row.paused_by } : {}),
      };
    },
    save: (serverId, { failures, restUntil, pausedBy }) =>
      void upsert.run(serverId, failures, restUntil ?? null, pausedBy ?? null),
    paused: () =>
      selectPaused.all().map(({ serverId, code, problem }) => ({
        serverId,
        problem:
          problem === null
            ? { code, params: {}, chain: [] }
            : readJson(problemSchema, problem, `destinations ${serverId}`),
      })),
  };
}
