import { KitError } from '../../../shared/errors/kit-error.ts';
import { resolveName } from '../naming.ts';
import { readableFacts } from '../occupied.ts';
import type { Step, StepContext } from '../step.ts';

/** Names the device and reads the name back. */
export const name: Step = {
  id: 'name',
  deadlineMs: (timings) => 2 * timings.request,
  skippable: true,
  recheck: false,
  readBack: () => true,
  probe: async (ctx) => {
    const wanted = wantedName(ctx);
    return readableFacts(ctx).name === wanted ? { state: 'satisfied', facts: { name: wanted } } : { state: 'needed' };
  },
  effect: async (ctx) => {
    const session = await ctx.connections.session();
    await session.setValue(undefined, 'DeviceName', wantedName(ctx));
    const read = await session.getValue(undefined, 'DeviceName');
    const { name: _, ...facts } = readableFacts(ctx);
    ctx.memory.facts = typeof read === 'string' ? { ...facts, name: read } : facts;
    if (typeof read === 'string') ctx.bench.learn(ctx.plan.deviceKey, { name: read });
    return undefined;
  },
};

/** As confirmed; or, where the serial number was not known then, filled in now. */
function wantedName(ctx: StepContext): string {
  const { plan } = ctx;
  if (plan.name !== undefined) return plan.name;
  const { serial, productType } = readableFacts(ctx);
  const resolved = resolveName(plan.blueprint.deviceName ?? '', { serial, slot: plan.slot, model: productType });
  if (resolved.state === 'resolved') return resolved.name;
  throw new KitError('device.bad-answer', { service: 'lockdownd', reason: resolved.fact });
}
