import type { StepId } from '../../shared/domain/plan.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import { delay } from '../ports/clock.ts';
import { withDeadline } from '../ports/deadline.ts';
import { plannedStep } from './compiled-plan.ts';
import { isUnpaired } from './connections.ts';
import { type Reaction, reactTo } from './reactions.ts';
import type { RunLog } from './run-log.ts';
import { type Probe, type Step, type StepContext, type StepFacts, type Stop, StopSignal } from './step.ts';

export type StepRunnerOptions = {
  readonly ctx: StepContext;
  readonly log: RunLog;
  /** Keeps quitting and giving up away while a one-way effect is under way. */
  readonly protect: <T>(work: () => Promise<T>) => Promise<T>;
  /** What must hold right before a one-way intent; it may wait. @returns a stop, or nothing when it holds. */
  readonly beforeOneWay: (step: Step) => Promise<Stop | undefined>;
  /** 0 ≤ jitter() < 1. */
  readonly jitter: () => number;
};

/** Brings one step to its end in this leg. @returns what stops the run, or nothing when the step is settled. */
export async function runStep(step: Step, options: StepRunnerOptions): Promise<Stop | undefined> {
  const { ctx, log } = options;
  const { decision } = plannedStep(ctx.plan, step.id);
  const progress = () => log.state().steps[step.id];
  if (step.skippable && decision === 'skip') {
    if (progress().state === 'pending') settle(log, step.id, 'skipped', undefined);
    return undefined;
  }
  if (!step.recheck && progress().state === 'done') return undefined;

  for (let failures = 1; ; failures++) {
    const outcome = await tryStep(step, options);
    if (outcome.kind === 'settled') return undefined;
    const reaction = outcome.kind === 'stop' ? outcome.stop : reactionTo(outcome.error, failures, step, ctx);
    if (reaction.kind === 'failed' && progress().state !== 'failed') {
      settle(log, step.id, 'failed', undefined, reaction.problem);
    }
    if (reaction.kind !== 'retry') return reaction;
    ctx.connections.drop();
    await delay(ctx.clock, ctx.timings.backOff * 2 ** (failures - 1) * (0.5 + options.jitter() / 2), ctx.signal);
  }
}

type Outcome =
  | { readonly kind: 'settled' }
  | { readonly kind: 'stop'; readonly stop: Stop }
  | { readonly kind: 'error'; readonly error: KitError };

async function tryStep(step: Step, options: StepRunnerOptions): Promise<Outcome> {
  const { ctx, log, beforeOneWay } = options;
  const deadline = step.deadlineMs(ctx.timings);
  const look = () => withDeadline(ctx.clock, step.id, deadline, ctx.signal, () => step.probe(ctx));
  try {
    const probe = await look();
    if (probe.state !== 'needed') return concluded(step, log, probe);
    if (step.effect === undefined) throw new Error(`${step.id} has nothing to do about what it needs`);
    if (step.oneWay !== undefined) {
      const stop = await beforeOneWay(step);
      if (stop !== undefined) return { kind: 'stop', stop };
    }
    if (step.onlyReads && log.state().steps[step.id].state === 'done') {
      await withDeadline(ctx.clock, step.id, deadline, ctx.signal, async () => step.effect?.(ctx));
      const after = await look();
      if (after.state !== 'needed') return concluded(step, log, after);
    }
    return await act({ ...step, effect: step.effect }, probe.facts, look, options);
  } catch (error) {
    ctx.signal.throwIfAborted();
    if (error instanceof StopSignal) return { kind: 'stop', stop: error.stop };
    return { kind: 'error', error: asKitError(error) };
  }
}

function concluded(step: Step, log: RunLog, probe: Exclude<Probe, { state: 'needed' }>): Outcome {
  if (probe.state !== 'satisfied') return { kind: 'stop', stop: probe.stop };
  const { state } = log.state().steps[step.id];
  if (state !== 'done' || tellsNews(log, step.id, probe.facts)) settle(log, step.id, 'satisfied', probe.facts);
  return { kind: 'settled' };
}

type ActingStep = Step & { readonly effect: NonNullable<Step['effect']> };

/** Intent, effect, read-back, outcome. */
async function act(
  step: ActingStep,
  intentFacts: StepFacts | undefined,
  look: () => Promise<Probe>,
  options: StepRunnerOptions,
): Promise<Outcome> {
  const { ctx, log, protect } = options;
  const intent = {
    type: 'step-intent' as const,
    step: step.id,
    try: log.state().steps[step.id].tries + 1,
    ...(intentFacts === undefined ? {} : { facts: { ...intentFacts } }),
  };
  const work = async () => {
    const facts = await withDeadline(ctx.clock, step.id, step.deadlineMs(ctx.timings), ctx.signal, () =>
      step.effect(ctx),
    );
    if (!step.readBack(ctx.plan)) return settled(log, step.id, facts);
    const after = await look();
    if (after.state === 'satisfied') return settled(log, step.id, { ...facts, ...after.facts });
    if (after.state === 'needed') throw new KitError('kitting.not-taken', { step: step.id });
    throw new StopSignal(after.stop);
  };
  if (step.oneWay === undefined) {
    log.append(intent);
    return work().catch((error: unknown) => repeatable(step, error, ctx, log));
  }
  log.appendDurable(intent);
  return protect(() => work().catch((error: unknown) => oneWayFailed(step, error, ctx, log)));
}

function settled(log: RunLog, step: StepId, facts: StepFacts | undefined): Outcome {
  settle(log, step, 'done', facts);
  return { kind: 'settled' };
}

function repeatable(step: Step, error: unknown, ctx: StepContext, log: RunLog): Outcome {
  if (!(error instanceof StopSignal)) {
    if (!ctx.signal.aborted) settle(log, step.id, 'failed', undefined, asKitError(error).toProblem());
    throw error;
  }
  settle(log, step.id, 'maybe', undefined);
  return { kind: 'stop', stop: error.stop };
}

/** Sent or perhaps sent: nothing is concluded from an error here, the next leg looks at the device. */
function oneWayFailed(step: Step, error: unknown, ctx: StepContext, log: RunLog): Outcome {
  if (error instanceof StopSignal) {
    const problem = error.stop.kind === 'failed' ? error.stop.problem : undefined;
    settle(log, step.id, problem === undefined ? 'maybe' : 'failed', undefined, problem);
    return { kind: 'stop', stop: error.stop };
  }
  settle(log, step.id, 'maybe', undefined, asKitError(error).toProblem());
  ctx.signal.throwIfAborted();
  return { kind: 'stop', stop: { kind: 'again' } };
}

function reactionTo(error: KitError, tries: number, step: Step, ctx: StepContext): Reaction {
  // Somebody else took our pairing away: the next leg pairs anew.
  if (isUnpaired(error) && step.id !== 'pair') return { kind: 'again' };
  return reactTo(error, { tries, mayErase: ctx.plan.blueprint.erase !== 'never' });
}

function tellsNews(log: RunLog, step: StepId, facts: StepFacts | undefined): boolean {
  const known = log.state().facts[step] ?? {};
  return Object.entries(facts ?? {}).some(([key, value]) => known[key] !== value);
}

function settle(
  log: RunLog,
  step: StepId,
  outcome: 'done' | 'satisfied' | 'skipped' | 'failed' | 'maybe',
  facts: StepFacts | undefined,
  problem?: Problem,
): void {
  log.append({
    type: 'step-outcome',
    step,
    try: Math.max(1, log.state().steps[step].tries),
    outcome,
    ...(facts === undefined ? {} : { facts: { ...facts } }),
    ...(problem === undefined ? {} : { problem }),
  });
}
