import type { Step } from '../step.ts';
import { pairAgain } from './pair.ts';

/** AllowPairing=false made the device forget every pairing, ours too: it is paired again as its supervisor (§3.5). */
export const supervisedPair: Step = {
  id: 'supervised-pair',
  deadlineMs: (timings) => timings.trust + timings.request,
  skippable: true,
  recheck: false,
  readBack: () => true,
  probe: async (ctx) => {
    if (ctx.memory.supervisedHere) return { state: 'needed' };
    const { hostId } = await ctx.connections.session();
    return { state: 'satisfied', facts: { hostId } };
  },
  effect: async (ctx) => {
    const facts = await pairAgain(ctx);
    delete ctx.memory.supervisedHere;
    return facts;
  },
};
