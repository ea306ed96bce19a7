import { assertNever } from '../../shared/assert-never.ts';
import { oneWayOf, type StepId, stepIds } from '../../shared/domain/plan.ts';
import type { RunEvent } from '../../shared/domain/run.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { defined } from './defined.ts';
import type { JournalEntry } from './run-journal.ts';
import { illegality } from './run-legality.ts';
import { isInFlight, type RunState, type StepProgress } from './run-state.ts';

/**
 * Takes one journal entry in. Entries already taken in change nothing, so a replay is harmless. Pure.
 * @throws KitError `kitting.journal-damaged` for what no engine could have written, above all a one-way effect sent
 * twice under one consent.
 */
export function reduceRun(state: RunState | undefined, entry: JournalEntry): RunState {
  if (state !== undefined && entry.seq <= state.seq) return state;
  const detail = illegality(state, entry.event);
  if (detail !== undefined) {
    throw new KitError('kitting.journal-damaged', { run: state?.runId ?? '?', detail: `${detail} (#${entry.seq})` });
  }
  if (entry.event.type === 'run-started') return startRun(entry.event, entry);
  if (state === undefined) throw new Error('illegality() lets nothing but run-started begin a run');
  return { ...applyEvent(state, entry.event, entry.at), seq: entry.seq };
}

/** @returns undefined for a run without events. */
export function foldRun(entries: readonly JournalEntry[]): RunState | undefined {
  return entries.reduce<RunState | undefined>(reduceRun, undefined);
}

function startRun(event: Extract<RunEvent, { type: 'run-started' }>, entry: JournalEntry): RunState {
  return {
    runId: event.runId,
    deviceKey: event.deviceKey,
    planHash: event.planHash,
    seq: entry.seq,
    attempt: event.attempt,
    consentId: event.consentId,
    ...defined({ operator: event.operator }),
    covers: event.covers,
    sent: [],
    steps: pendingFrom('identify', undefined),
    facts: {},
    crashes: 0,
    suspended: false,
    startedAt: entry.at,
  };
}

function applyEvent(state: RunState, event: Exclude<RunEvent, { type: 'run-started' }>, at: string): RunState {
  switch (event.type) {
    case 'step-intent': {
      const oneWay = oneWayOf[event.step];
      return {
        ...withStep(awake(state), event.step, { state: 'running', tries: event.try, startedAt: at }),
        facts: withFacts(state, event),
        ...(oneWay === undefined ? {} : { sent: [...state.sent, oneWay] }),
      };
    }
    case 'step-outcome': {
      const { startedAt = at, tries } = state.steps[event.step];
      const acted = event.outcome === 'done' || event.outcome === 'maybe';
      const progress = {
        state: outcomeStates[event.outcome],
        tries: acted ? Math.max(tries, event.try) : tries,
        startedAt,
        endedAt: at,
      };
      return { ...withStep(awake(state), event.step, progress), facts: withFacts(state, event) };
    }
    case 'waiting': {
      const { step, reason, expects, covers } = event;
      return { ...state, waiting: { step, reason, expects, covers, since: at } };
    }
    case 'answered':
      return awake(state);
    case 'consented': {
      const from = event.covers.includes('erase') ? 'identify' : 'supervise';
      const { attempt, consentId, covers, operator } = event;
      const { operator: _, ...before } = awake(state);
      const steps = pendingFrom(from, state);
      return { ...before, ...defined({ operator }), attempt, consentId, covers, sent: [], steps };
    }
    case 'suspended':
      return { ...state, suspended: true };
    case 'resumed': {
      const crashed = !state.suspended && isInFlight(state);
      return { ...state, suspended: false, crashes: state.crashes + (crashed ? 1 : 0) };
    }
    case 'run-ended': {
      const { problem } = event;
      const ended = { ...awake(state), end: event.end, endedAt: at, ...(problem === undefined ? {} : { problem }) };
      return event.end === 'prepared' ? withStep(ended, 'record', { state: 'done', tries: 1, endedAt: at }) : ended;
    }
    default:
      return assertNever(event);
  }
}

const outcomeStates = {
  done: 'done',
  satisfied: 'done',
  skipped: 'skipped',
  failed: 'failed',
  maybe: 'maybe',
} as const satisfies Record<Extract<RunEvent, { type: 'step-outcome' }>['outcome'], StepProgress['state']>;

function awake(state: RunState): RunState {
  const { waiting: _, ...rest } = state;
  return rest;
}

function withStep(state: RunState, step: StepId, progress: StepProgress): RunState {
  return { ...state, steps: { ...state.steps, [step]: progress } };
}

function withFacts(
  { facts }: RunState,
  event: Extract<RunEvent, { type: 'step-intent' | 'step-outcome' }>,
): RunState['facts'] {
  if (event.facts === undefined) return facts;
  return { ...facts, [event.step]: { ...facts[event.step], ...event.facts } };
}

/** Steps from `first` on begin anew; those before keep what a former state says. */
function pendingFrom(first: StepId, former: RunState | undefined): RunState['steps'] {
  const begin = stepIds.indexOf(first);
  const pending: StepProgress = { state: 'pending', tries: 0 };
  const progress = (id: StepId, index: number) => (index < begin ? (former?.steps[id] ?? pending) : pending);
  return Object.fromEntries(stepIds.map((id, index) => [id, progress(id, index)])) as RunState['steps'];
}
