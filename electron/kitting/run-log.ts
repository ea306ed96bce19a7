import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import type { RunEvent } from '../../shared/domain/run.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Consent } from '../store/repositories/consents.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import type { RunEnded, RunJournal } from './run-journal.ts';
import { illegality } from './run-legality.ts';
import { foldRun, reduceRun } from './run-reducer.ts';
import type { RunState } from './run-state.ts';

/** One run's journal and the state it adds up to. An event that the rules forbid is refused before it is written. */
export type RunLog = {
  readonly plan: CompiledPlan;
  state(): RunState;
  /** Durable soon: a later durable event makes it so. @throws KitError when an earlier one could not be written. */
  append(event: RunEvent): void;
  /** Durable when it returns. */
  appendDurable(event: RunEvent): void;
  consent(consent: Consent, event: RunEvent): void;
  end(event: RunEnded, record: EnrollmentRecord): void;
};

/** @throws KitError `kitting.journal-damaged` */
export function openRunLog(journal: RunJournal, plan: CompiledPlan, clock: Clock, onChange: () => void): RunLog {
  const folded = foldRun(journal.entries(plan.runId));
  if (folded === undefined) throw new KitError('kitting.journal-damaged', { run: plan.runId, detail: 'empty' });
  let state = folded;
  let failure: KitError | undefined;

  /** A write that was lost makes what is in memory wrong: the journal is read again before anything is added. */
  function recover(): void {
    if (failure === undefined) return;
    const problem = failure;
    failure = undefined;
    state = foldRun(journal.entries(plan.runId)) ?? state;
    throw problem;
  }

  function checked<E extends RunEvent>(event: E): E {
    recover();
    const detail = illegality(state, event);
    if (detail !== undefined) throw new KitError('kitting.journal-damaged', { run: plan.runId, detail });
    return event;
  }

  function take(event: RunEvent): void {
    state = reduceRun(state, { seq: state.seq + 1, at: clock.now().toISOString(), event });
    onChange();
  }

  return {
    plan,
    state: () => state,
    append: (event) => {
      journal.append(plan.runId, checked(event)).catch((error: unknown) => {
        failure ??= asKitError(error);
      });
      take(event);
    },
    appendDurable: (event) => {
      journal.appendDurable(plan.runId, checked(event));
      take(event);
    },
    consent: (consent, event) => {
      journal.consent(consent, checked(event));
      take(event);
    },
    end: (event, record) => {
      journal.end(plan.runId, checked(event), record);
      take(event);
    },
  };
}
