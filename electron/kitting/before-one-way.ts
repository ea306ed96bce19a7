import type { OneWay, Reason } from '../../shared/domain/plan.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { reason } from '../../shared/texts/reasons/table.ts';
import { isUnattended } from './auto/objection.ts';
import { awaitAbort } from './await-abort.ts';
import type { Lanes } from './lanes.ts';
import type { StepContext, Stop } from './step.ts';
import { lookAtGuard } from './steps/guard.ts';

export type OneWayWatch = {
  readonly isArmed: () => boolean;
  /** A person paused this run, or all of them. */
  readonly isPaused: () => boolean;
  readonly lanes: Lanes;
  readonly announce: (reason: Reason) => void;
};

/**
 * What stands between a consent and what cannot be taken back: the armed switch, a free lane, time to pull the cable, and
 * the guard once more, since all of that may have taken long. A configuration that a person confirmed needs none of it.
 */
export async function beforeOneWay(ctx: StepContext, oneWay: OneWay, watch: OneWayWatch): Promise<Stop | undefined> {
  const { isArmed, isPaused, lanes, announce } = watch;
  const erases = oneWay === 'erase';
  const alone = isUnattended(ctx);
  if (!erases && !alone) return undefined;
  if (!isArmed()) return { kind: 'operator', reason: reason('wait.armed') };
  if (erases) await lanes.erase(ctx.signal);
  else lanes.releaseLight();
  const ms = alone ? ctx.timings.autoPullOut : ctx.timings.pullOut;
  if (ms > 0) {
    const seconds = String(Math.ceil(ms / 1000));
    announce(erases ? reason('wait.pull-out', { seconds }) : reason('wait.auto-start', { seconds }));
    if (await awaitAbort(ctx.attachment, ctx.clock, ms, ctx.signal)) {
      return { kind: 'abandoned', problem: new KitError('kitting.pulled-out').toProblem() };
    }
  }
  // Whoever pauses during the countdown means it: after the pause it is counted anew.
  if (isPaused()) {
    announce(reason('wait.paused'));
    lanes.releaseAll();
    return { kind: 'again' };
  }
  await lanes.light(ctx.signal);
  const looked = await lookAtGuard(ctx, erases);
  if (looked.state === 'conflict' || looked.state === 'unknown') return looked.stop;
  return isArmed() ? undefined : { kind: 'operator', reason: reason('wait.armed') };
}
