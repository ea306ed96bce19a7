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
  probe: async (ctx) => {
    const known = ctx.memory.facts?.paired
      ? ctx.memory.facts
      : ctx.bench.freshFacts(ctx.plan.deviceKey, ctx.timings.factsFresh);
    if (!known?.paired) return { state: 'needed' };
    ctx.memory.facts = known;
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
  const batteryPercent = facts.batteryPercent?.toString();
  const optional = defined({ serial, productType, osVersion, wifiMac, imei, activation, batteryPercent });
  return { ...optional, findMy, setupDone, supervised } satisfies StepFacts;
}
