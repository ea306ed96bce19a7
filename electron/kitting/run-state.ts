import { type OneWay, type Reason, type StepId, stepIds } from '../../shared/domain/plan.ts';
import type { Problem, RunEnd, WaitingFor } from '../../shared/domain/run.ts';

export type StepProgress = {
  readonly state: 'pending' | 'running' | 'done' | 'skipped' | 'failed' | 'maybe';
  /** Intents of this attempt. */
  readonly tries: number;
  readonly startedAt?: string;
  readonly endedAt?: string;
};

export type Waiting = {
  readonly step: StepId;
  readonly reason: Reason;
  readonly expects: WaitingFor;
  readonly covers: readonly OneWay[];
  readonly since: string;
};

/** What the journal of one run says. Derived from events alone; never changed in place. */
export type RunState = {
  readonly runId: string;
  readonly deviceKey: string;
  readonly planHash: string;
  /** Last event taken in. */
  readonly seq: number;
  readonly attempt: number;
  readonly consentId: string;
  /** Who worked at the station when that consent was given. */
  readonly operator?: string;
  /** One-way effects that the consent of this attempt allows. */
  readonly covers: readonly OneWay[];
  /** One-way effects whose intent was journalled in this attempt: sent, maybe sent, or about to be. */
  readonly sent: readonly OneWay[];
  readonly steps: Readonly<Record<StepId, StepProgress>>;
  /** Last facts that each step reported. */
  readonly facts: Readonly<Partial<Record<StepId, Readonly<Record<string, string>>>>>;
  readonly waiting?: Waiting;
  /** Times the core died while this device was being worked on. */
  readonly crashes: number;
  readonly suspended: boolean;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly end?: RunEnd;
  readonly problem?: Problem;
};

/** Work had begun and nobody was being waited for. */
export function isInFlight(state: RunState): boolean {
  if (state.end !== undefined || state.waiting !== undefined) return false;
  return Object.values(state.steps).some((step) => step.state !== 'pending');
}

/** An erase was sent, or may have been, and it is not settled whether it happened. */
export function isEraseOpen({ sent, steps }: RunState): boolean {
  return sent.includes('erase') && (steps.erase.state === 'running' || steps.erase.state === 'maybe');
}

/** The first step that is not settled. */
export function currentStep({ steps }: RunState): StepId {
  return stepIds.find((id) => steps[id].state !== 'done' && steps[id].state !== 'skipped') ?? 'record';
}
