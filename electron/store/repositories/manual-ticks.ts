import type { Db } from '../database.ts';

/** Somebody says that a step was done on a product's console. Ticks are never taken back: a later one says more. */
export type ManualTick = {
  readonly step: string;
  /** The serial it was done for; empty where it was done once for all. */
  readonly subject: string;
  readonly by: string;
  readonly note: string;
  readonly at: string;
};

export type ManualTicksRepository = {
  add(serverId: string, tick: ManualTick): void;
  /** Oldest first. */
  list(serverId: string): ManualTick[];
};

export function createManualTicksRepository(db: Db): ManualTicksRepository {
  const insert = db.prepare<[string, string, string, string, string, string]>(
    'INSERT INTO manual_ticks (server_id, step, subject, ticked_by, note, ticked_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const select = db.prepare<[string], ManualTick>(
    `SELECT step, subject, ticked_by AS by, note, ticked_at AS at FROM manual_ticks WHERE server_id = ? ORDER BY id`,
  );
  return {
    add: (serverId, { step, subject, by, note, at }) => void insert.run(serverId, step, subject, by, note, at),
    list: (serverId) => select.all(serverId),
  };
}
