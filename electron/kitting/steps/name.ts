import { KitError } from '../../../shared/errors/kit-error.ts';
import { readableFacts } from '../occupied.ts';
import type { Step, StepContext } from '../step.ts';
import { wantedName } from '../wanted-name.ts';

/** Names the device and reads the name back. */
export const name: Step = {
  id: 'name',
  deadlineMs: (timings) => 2 * timings.request,
  skippable: true,
  recheck: false,
  readBack: () => true,
  probe: async (ctx) => {
    const name = nameOf(ctx);
    return readableFacts(ctx).name === name ? { state: 'satisfied', facts: { name } } : { state: 'needed' };
  },
  effect: async (ctx) => {
    const session = await ctx.connections.session();
    await session.setValue(undefined, 'DeviceName', nameOf(ctx));
    const read = await session.getValue(undefined, 'DeviceName');
    const { name: _, ...facts } = readableFacts(ctx);
    ctx.memory.facts = typeof read === 'string' ? { ...facts, name: read } : facts;
    if (typeof read === 'string') ctx.bench.learn(ctx.plan.deviceKey, { name: read });
    return undefined;
  },
};

function nameOf(ctx: StepContext): string {
  const wanted = wantedName(ctx);
  if (wanted.state === 'resolved') return wanted.name;
  throw new KitError('device.bad-answer', { service: 'lockdownd', reason: wanted.fact });
}
