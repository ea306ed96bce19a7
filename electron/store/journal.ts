import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import { type RunEvent, runEventSchema } from '../../shared/domain/run.ts';
import type { Clock } from '../ports/clock.ts';
import type { Db } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { readJson } from './json-column.ts';
import type { RecordsRepository } from './repositories/records.ts';
import type { RunsRepository } from './repositories/runs.ts';

export type StoredEvent = {
  readonly runId: string;
  /** From 1, without gaps, in the order the events were given. */
  readonly seq: number;
  /** When the event was given, not when it was committed. */
  readonly at: string;
  readonly event: RunEvent;
};

export type RunEnded = Extract<RunEvent, { type: 'run-ended' }>;

/** The append-only truth about every run. The header row in `runs` follows it within the same transaction. */
export type Journal = {
  /**
   * All that comes within one turn of the event loop shares one commit, which a power cut may lose: a run taken up before it
   * looks at the device and finds the step's effect there.
   */
  append(runId: string, event: RunEvent): Promise<void>;
  /** Returns when durable behind a full barrier, with everything appended before. For intents of one-way steps. */
  appendDurable(runId: string, event: RunEvent): void;
  /** The run's end, its enrollment record and the record's way to the backend: one commit, behind a full barrier. */
  endRun(runId: string, event: RunEnded, record: EnrollmentRecord): void;
  eventsOf(runId: string): StoredEvent[];
  /** Runs without a `run-ended`, oldest first. */
  activeRuns(): string[];
  /** Replaces the compiled plan of a run (secrets by reference only). */
  savePlan(runId: string, plan: unknown): void;
};

type EventRow = { readonly run_id: string; readonly seq: number; readonly at: string; readonly event: string };

export function createJournal(
  db: Db,
  commits: GroupCommit,
  clock: Clock,
  repositories: { readonly runs: RunsRepository; readonly records: RecordsRepository },
): Journal {
  const { runs, records } = repositories;
  const insertEvent = db.prepare<[string, string, string, string]>(
    `INSERT INTO events (run_id, seq, at, event)
     VALUES (?, (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE run_id = ?), ?, ?)`,
  );
  const selectEvents = db.prepare<[string], EventRow>('SELECT * FROM events WHERE run_id = ? ORDER BY seq');

  /** Takes time and text at the call; what comes back writes them, within whatever transaction runs then. */
  function prepare(runId: string, event: RunEvent): () => void {
    const at = clock.now().toISOString();
    const text = JSON.stringify(event);
    return () => {
      insertEvent.run(runId, runId, at, text);
      runs.follow(runId, event, at);
      commits.note('step' in event ? `${event.type} ${event.step}` : event.type);
    };
  }

  return {
    append: (runId, event) => commits.write(prepare(runId, event)),
    appendDurable: (runId, event) => commits.transaction(prepare(runId, event)),
    endRun: (runId, event, record) =>
      commits.transaction(() => {
        prepare(runId, event)();
        records.insertWithOutbox(record);
      }),
    eventsOf: (runId) =>
      selectEvents.all(runId).map((row) => ({
        runId: row.run_id,
        seq: row.seq,
        at: row.at,
        event: readJson(runEventSchema, row.event, `events ${row.run_id} ${row.seq}`),
      })),
    activeRuns: () => runs.activeIds(),
    savePlan: (runId, plan) => runs.savePlan(runId, plan),
  };
}
