import type { Reason } from '../../shared/domain/plan.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { reason } from '../../shared/texts/reasons/table.ts';
import { awaitAbort } from './await-abort.ts';
import type { Lanes } from './lanes.ts';
import type { StepContext, Stop } from './step.ts';
import { guard } from './steps/guard.ts';

/**
 * What stands between a consent and the erase: the armed switch, a free lane, time to pull the cable, and the guard once
 * more, since all of that may have taken long.
 */
export async function beforeErase(
  ctx: StepContext,
  options: { readonly isArmed: () => boolean; readonly lanes: Lanes; readonly announce: (reason: Reason) => void },
): Promise<Stop | undefined> {
  const { lanes } = options;
  if (!options.isArmed()) return { kind: 'operator', reason: reason('wait.armed') };
  await lanes.erase(ctx.signal);
  if (ctx.timings.pullOut > 0) {
    options.announce(reason('wait.pull-out', { seconds: String(Math.ceil(ctx.timings.pullOut / 1000)) }));
    if (await awaitAbort(ctx.attachment, ctx.clock, ctx.timings.pullOut, ctx.signal)) {
      return { kind: 'abandoned', problem: new KitError('kitting.pulled-out').toProblem() };
    }
  }
  await lanes.light(ctx.signal);
  const looked = await guard.probe(ctx);
  if (looked.state === 'conflict' || looked.state === 'unknown') return looked.stop;
  return options.isArmed() ? undefined : { kind: 'operator', reason: reason('wait.armed') };
}
