import { reason } from '../../../shared/texts/reasons/table.ts';
import { isUnpaired } from '../connections.ts';
import type { Step, StepContext, StepFacts } from '../step.ts';

/** A pairing the device honours. At Hello nobody is asked; later somebody taps 「信頼」, or the supervisor signs. */
export const pair: Step = {
  id: 'pair',
  deadlineMs: (timings) => timings.trust + timings.lockdownUp + timings.request,
  skippable: false,
  recheck: true,
  readBack: () => true,
  probe: async (ctx) => {
    try {
      const session = await ctx.connections.session();
      return { state: 'satisfied', facts: { hostId: session.hostId } };
    } catch (error) {
      if (isUnpaired(error)) return { state: 'needed' };
      throw error;
    }
  },
  effect: pairAgain,
};

/** Also the work of *supervised-pair*: once supervised, the supervisor's signature stands in for the dialog. */
export async function pairAgain(ctx: StepContext): Promise<StepFacts> {
  ctx.connections.drop();
  const { plan, device, signal, timings } = ctx;
  const { hostId } = await ctx.wire.pair(device, {
    signal,
    supervisor: plan.blueprint.supervise ? ctx.materials.supervision(plan.organization.id) : undefined,
    waitMs: timings.trust,
    onWaiting: (wait) => ctx.waiting(reason(wait === 'trust' ? 'wait.trust' : 'wait.unlock')),
  });
  return { hostId };
}
