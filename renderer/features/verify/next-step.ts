import type { Reason } from '../../../shared/domain/plan.ts';
import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import type { Problem, RunView } from '../../../shared/domain/run.ts';
import { type Contradiction, contradictionOf, type EvidenceItem, seen } from './evidence.ts';

export type NextStep =
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** The run waits for a person: the bench says it in the same words. */
  | { readonly kind: 'wait'; readonly reason: Reason }
  | { readonly kind: 'say'; readonly key: NextKey };

export type NextKey =
  | `tap-${'mobiconnect' | 'clomo' | 'other'}`
  | `contradicted-${Contradiction}`
  | 'half'
  | 'before'
  | 'network'
  | 'backend'
  | 'asked-soon'
  | 'prepared-only'
  | 'supervised-only'
  | 'attach'
  | 'ask-console'
  | 'nothing'
  | 'given-up'
  | 'failed-unsaid';

/** The one thing a person does about a run that ended, or that waits for one. */
export function nextStep(
  run: RunView,
  items: readonly EvidenceItem[],
  server: EnrollmentRecord['server'] | undefined,
): NextStep {
  if (run.phase === 'waiting' && run.waitingFor !== undefined) return { kind: 'wait', reason: run.waitingFor };
  if (run.end === 'failed' || run.end === 'parked') {
    return run.problem === undefined ? say('failed-unsaid') : { kind: 'problem', problem: run.problem };
  }
  if (run.end === 'abandoned') return say('given-up');
  switch (run.verdict) {
    case 'waiting-for-device':
      return say(waitingForDevice(items, server));
    case 'waiting-for-network':
      return say('network');
    case 'waiting-for-backend':
      return say('backend');
    case 'enrolled':
      return say(seen(items, 'enrollment') === 'yes' ? 'attach' : 'ask-console');
    case 'verified':
      return say('nothing');
    case 'supervised-only':
      return say('supervised-only');
    case 'contradicted':
      return say(`contradicted-${contradictionOf(items)}`);
    case 'prepared':
    case undefined:
      return say(server === null ? 'prepared-only' : 'asked-soon');
  }
}

function waitingForDevice(items: readonly EvidenceItem[], server: EnrollmentRecord['server'] | undefined): NextKey {
  const answer = seen(items, 'enrollment');
  if (answer === 'half' || answer === 'before') return answer;
  const product = server?.product;
  return product === 'mobiconnect' || product === 'clomo' ? `tap-${product}` : 'tap-other';
}

/** The step that all of several runs share; `undefined` when they differ, or when there is only one run. */
export function sharedStep(steps: readonly NextStep[]): NextKey | undefined {
  const [first, ...others] = steps;
  if (first?.kind !== 'say' || others.length === 0) return undefined;
  return others.every((step) => step.kind === 'say' && step.key === first.key) ? first.key : undefined;
}

function say(key: NextKey): NextStep {
  return { kind: 'say', key };
}
