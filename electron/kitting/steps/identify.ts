import { deviceKey, deviceRefOf } from '../../../shared/domain/ids.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { Probe, Step, StepContext } from '../step.ts';

/** Makes sure that what hangs on the cable is the device of the plan. */
export const identify: Step = {
  id: 'identify',
  deadlineMs: (timings) => timings.lockdownUp + timings.request,
  skippable: false,
  recheck: true,
  readBack: () => true,
  onlyReads: true,
  probe: async (ctx) => {
    const known = ctx.memory.facts;
    return known === undefined ? { state: 'needed' } : verify(ctx, known);
  },
  effect: async (ctx) => {
    const readyWithinMs = ctx.timings.lockdownUp;
    ctx.memory.facts = await ctx.wire.identify(ctx.device, { signal: ctx.signal, readyWithinMs });
    return undefined;
  },
};

function verify({ plan }: StepContext, facts: NonNullable<StepContext['memory']['facts']>): Probe {
  if (facts.ecid === undefined) {
    const problem = new KitError('kitting.provisional-device').toProblem();
    return { state: 'unknown', stop: { kind: 'failed', problem } };
  }
  if (deviceKey(deviceRefOf(facts.udid, facts.ecid)) === plan.deviceKey) {
    return { state: 'satisfied', facts: { ecid: facts.ecid } };
  }
  const problem = new KitError('kitting.other-device').toProblem();
  return { state: 'conflict', stop: { kind: 'failed', problem } };
}
