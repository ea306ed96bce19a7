import { readableFacts } from '../occupied.ts';
import type { Step } from '../step.ts';

/** The host carries the device's messages to the activation origin (device-protocols §5). */
export const activate: Step = {
  id: 'activate',
  deadlineMs: (timings) => timings.activate,
  skippable: false,
  recheck: true,
  readBack: () => true,
  probe: async (ctx) => {
    const activation = readableFacts(ctx).activation;
    if (activation === 'Unactivated' || activation === undefined) return { state: 'needed' };
    return { state: 'satisfied', facts: { activation } };
  },
  effect: async (ctx) => {
    const session = await ctx.connections.session();
    const activation = await session.activate();
    ctx.memory.facts = { ...readableFacts(ctx), activation };
    ctx.bench.learn(ctx.plan.deviceKey, { activation });
    return { activation };
  },
};
