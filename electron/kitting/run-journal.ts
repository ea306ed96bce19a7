import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import type { RunEvent } from '../../shared/domain/run.ts';
import type { Consent } from '../store/repositories/consents.ts';
import type { CompiledPlan } from './compiled-plan.ts';

/** An event as the journal holds it; `seq` counts from 1 within a run, without gaps. */
export type JournalEntry = { readonly seq: number; readonly at: string; readonly event: RunEvent };

export type RunEnded = Extract<RunEvent, { type: 'run-ended' }>;

export type NewRun = { readonly plan: CompiledPlan; readonly consent: Consent; readonly started: RunEvent };

/** The part of the store that kitting writes. Every call keeps the order of events within a run. */
export type RunJournal = {
  /** Plans, consents and first events of an apply, in one durable transaction: all runs exist or none. */
  begin(runs: readonly NewRun[]): void;
  /** Queued at once, committed when it resolves; the next durable event takes it to the disk. */
  append(runId: string, event: RunEvent): Promise<void>;
  /** Durable, with a full barrier, when it returns; so is everything appended before. */
  appendDurable(runId: string, event: RunEvent): void;
  /** A new consent and its event, in one durable transaction. */
  consent(consent: Consent, event: RunEvent): void;
  /** The end of a run and its enrollment record with outbox row, in one durable transaction. */
  end(runId: string, event: RunEnded, record: EnrollmentRecord): void;
  entries(runId: string): readonly JournalEntry[];
  /** Undefined when there is none, or none that this version can read. */
  plan(runId: string): CompiledPlan | undefined;
  /** Runs without an end, oldest first. */
  openRuns(): readonly string[];
  /** Newest first. */
  recentRuns(limit: number): readonly string[];
  /** Runs of this device that may have written a cloud configuration, for recognising our own. */
  runsOfDevice(deviceKey: string): readonly string[];
};
