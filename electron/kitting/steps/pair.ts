import { isKitError } from '../../../shared/errors/kit-error.ts';
import { reason } from '../../../shared/texts/reasons/table.ts';
import { isUnpaired } from '../connections.ts';
import type { SupervisionMaterial } from '../materials.ts';
import type { Step, StepContext, StepFacts } from '../step.ts';

type Supervisor = Pick<SupervisionMaterial, 'certificate' | 'key'>;

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
  effect: async (ctx) => {
    try {
      return await pairAgain(ctx);
    } catch (error) {
      return pairAsBefore(ctx, error);
    }
  },
};

/** A device that was supervised with an identity of before obeys that one until it is erased. */
async function pairAsBefore(ctx: StepContext, refusal: unknown): Promise<StepFacts> {
  const { blueprint, organization } = ctx.plan;
  if (!blueprint.supervise || !isRefusal(refusal)) throw refusal;
  for (const former of ctx.materials.supervision(organization.id).former) {
    try {
      return await pairAgain(ctx, former);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  throw refusal;
}

/** The device obeys another supervisor than the one it was shown. */
function isRefusal(error: unknown): boolean {
  return isKitError(
    error,
    'lockdown.supervisor-rejected',
    'lockdown.supervisor-required',
    'lockdown.pairing-forbidden',
  );
}

/** Also the work of *supervised-pair*: once supervised, the supervisor's signature stands in for the dialog. */
export async function pairAgain(ctx: StepContext, former?: Supervisor): Promise<StepFacts> {
  ctx.connections.drop();
  const { plan, device, signal, timings } = ctx;
  const { hostId } = await ctx.wire.pair(device, {
    signal,
    supervisor: plan.blueprint.supervise ? (former ?? ctx.materials.supervision(plan.organization.id)) : undefined,
    waitMs: timings.trust,
    onWaiting: (wait) => ctx.waiting(reason(wait === 'trust' ? 'wait.trust' : 'wait.unlock')),
  });
  return { hostId };
}
