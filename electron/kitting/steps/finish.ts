import { awaitAbort } from '../await-abort.ts';
import type { Step } from '../step.ts';

/**
 * Restarts the device or switches it off. It leaves the bus then, which is the proof; the driver ends the run at that
 * (`sentOff`), and never sends it twice: a device that is away cannot be asked.
 */
export const finish: Step = {
  id: 'finish',
  deadlineMs: (timings) => 2 * timings.request,
  skippable: true,
  recheck: false,
  readBack: () => false,
  probe: async (ctx) => ({ state: 'needed', facts: { action: ctx.plan.blueprint.finish ?? 'restart' } }),
  effect: async (ctx) => {
    const session = await ctx.connections.session();
    if (ctx.plan.blueprint.finish === 'shut-down') await session.shutDown();
    else await session.restart();
    const left = await awaitAbort(ctx.attachment, ctx.clock, ctx.timings.request, ctx.signal);
    return { left: left ? 'yes' : 'unknown' };
  },
};
