import type { FleetEvent } from '../../../shared/domain/fleet.ts';
import type { RunEvent } from '../../../shared/domain/run.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Db } from '../database.ts';

/** Setting of a store that was restored and has not been opened since. */
export const restoredKey = 'restored-unsettled';

/**
 * Ends what was under way when the copy was made: the devices have gone on since, and a consent of then must erase nothing
 * now. Called once, before anything reads the store; records stay in the queue, for their id keeps them from counting
 * twice.
 */
export function settleRestored(db: Db, now: Date): void {
  const find = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const found = find.get(restoredKey);
  if (found === undefined) return;
  const at = now.toISOString();
  const problem = new KitError('backup.run-restored').toProblem();
  const end: RunEvent = { type: 'run-ended', end: 'parked', problem };
  const cancelled: FleetEvent = { type: 'cancelled', by: 'Kitbench', reason: '控えからの復元 / restored', at };
  db.transaction(() => {
    db.prepare(
      `INSERT INTO events (run_id, seq, at, event)
       SELECT r.run_id, (SELECT coalesce(max(e.seq), 0) + 1 FROM events e WHERE e.run_id = r.run_id), ?, ?
       FROM runs r WHERE r.ended_at IS NULL`,
    ).run(at, JSON.stringify(end));
    db.prepare("UPDATE runs SET ended_at = ?, end = 'parked' WHERE ended_at IS NULL").run(at);
    db.prepare('UPDATE auto_runs SET ended_at = ?, problem = ? WHERE ended_at IS NULL').run(
      at,
      JSON.stringify(problem),
    );
    db.prepare(
      "INSERT INTO fleet_events (operation_id, event) SELECT id, ? FROM fleet_operations WHERE state = 'open'",
    ).run(JSON.stringify(cancelled));
    db.prepare("UPDATE fleet_operations SET state = 'cancelled', ended_at = ? WHERE state = 'open'").run(at);
    db.prepare('DELETE FROM settings WHERE key = ?').run(restoredKey);
    db.prepare("INSERT OR REPLACE INTO settings (key, value) VALUES ('restored', ?)").run(found);
  }).immediate();
}
