import type { DeviceFacts } from '../../../shared/domain/device.ts';
import { defined } from '../defined.ts';
import type { Step, StepFacts } from '../step.ts';

/** The facts that the guard, the decisions and the record rest on. */
export const inspect: Step = {
  id: 'inspect',
  deadlineMs: (timings) => timings.request,
  skippable: false,
  recheck: true,
  readBack: () => true,
  onlyReads: true,
  probe: async (ctx) => {
    const known = ctx.memory.facts;
    if (!known?.paired) return { state: 'needed' };
    return { state: 'satisfied', facts: evidenceOf(known) };
  },
  effect: async (ctx) => {
    const session = await ctx.connections.session();
    const facts = await session.readFacts();
    ctx.memory.facts = facts;
    ctx.bench.learn(ctx.plan.deviceKey, facts);
    return undefined;
  },
};

/** What of the facts the journal and the record keep. */
function evidenceOf(facts: DeviceFacts): StepFacts {
  const { serial, productType, osVersion, wifiMac, imei, activation, findMy, setupDone, supervised } = facts;
  const optional = defined({ serial, productType, osVersion, wifiMac, imei, activation });
  return { ...optional, findMy, setupDone, supervised } satisfies StepFacts;
}
