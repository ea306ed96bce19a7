import type { Db } from '../database.ts';

/** Runs whose Wi-Fi profiles were taken off again, and that was read back. */
export type WifiRemovalsRepository = {
  isDone(runId: string): boolean;
  done(runId: string, at: string): void;
};

export function createWifiRemovalsRepository(db: Db): WifiRemovalsRepository {
  const select = db.prepare<[string], number>('SELECT 1 FROM wifi_removals WHERE run_id = ?').pluck();
  const insert = db.prepare<[string, string]>('INSERT OR IGNORE INTO wifi_removals (run_id, removed_at) VALUES (?, ?)');
  return {
    isDone: (runId) => select.get(runId) !== undefined,
    done: (runId, at) => void insert.run(runId, at),
  };
}
