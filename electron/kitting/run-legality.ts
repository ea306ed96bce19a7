import { assertNever } from '../../shared/assert-never.ts';
import { oneWayOf } from '../../shared/domain/plan.ts';
import type { RunEvent } from '../../shared/domain/run.ts';
import type { RunState } from './run-state.ts';

/**
 * Why an event may not follow a state, or `undefined` when it may. The engine asks before it appends, the reducer when
 * it reads: the rule that nothing one-way is sent twice under one consent stands here and nowhere else.
 */
export function illegality(state: RunState | undefined, event: RunEvent): string | undefined {
  if (state === undefined) return event.type === 'run-started' ? undefined : `${event.type} before run-started`;
  if (state.end !== undefined) return `${event.type} after the end`;
  switch (event.type) {
    case 'run-started':
      return 'started twice';
    case 'step-intent':
      return intentIllegality(state, event);
    case 'step-outcome':
      return outcomeIllegality(state, event);
    case 'answered':
      return event.attempt === state.attempt ? undefined : `an answer to attempt ${event.attempt} in ${state.attempt}`;
    case 'consented':
      if (state.waiting?.expects !== 'consent') return 'a consent nobody asked for';
      return event.attempt === state.attempt + 1 ? undefined : `attempt ${event.attempt} after ${state.attempt}`;
    case 'waiting':
    case 'suspended':
    case 'resumed':
    case 'run-ended':
      return undefined;
    default:
      return assertNever(event);
  }
}

/**
 * Events about steps that may repeat can be lost with a failed write while later ones arrive; that is no damage. About
 * one-way steps every event counts.
 */
function intentIllegality(state: RunState, event: Extract<RunEvent, { type: 'step-intent' }>): string | undefined {
  const { tries } = state.steps[event.step];
  if (event.try <= tries) return `try ${event.try} of ${event.step} after ${tries}`;
  const oneWay = oneWayOf[event.step];
  if (oneWay === undefined) return undefined;
  if (!state.covers.includes(oneWay)) return `${oneWay} without consent`;
  return state.sent.includes(oneWay) ? `${oneWay} twice in attempt ${state.attempt}` : undefined;
}

function outcomeIllegality(state: RunState, event: Extract<RunEvent, { type: 'step-outcome' }>): string | undefined {
  const { tries } = state.steps[event.step];
  if (event.try < tries) return `outcome of try ${event.try} of ${event.step} after ${tries}`;
  const wasSent = event.outcome === 'done' || event.outcome === 'maybe';
  return oneWayOf[event.step] !== undefined && wasSent && tries === 0
    ? `${event.step} ${event.outcome} without an intent`
    : undefined;
}
