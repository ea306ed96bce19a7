import { isKitError, KitError } from '../../../shared/errors/kit-error.ts';
import { reason } from '../../../shared/texts/reasons/table.ts';
import { awaitAbort } from '../await-abort.ts';
import { readableFacts, readConfiguration, storedConfiguration, textOf } from '../occupied.ts';
import { isOurMagic } from '../ownership.ts';
import { askErase } from '../reactions.ts';
import { type Probe, type Step, type StepContext, StopSignal } from '../step.ts';
import { guarded } from './guard.ts';

/**
 * Erases, once per consent. The pairing of this run is the marker (design: *resolved by evidence only*): a device that
 * has forgotten it and holds no cloud configuration was erased; one that still knows it 120 s after the intent, without
 * having gone away, was not, and then a person decides.
 */
export const erase: Step = {
  id: 'erase',
  oneWay: 'erase',
  deadlineMs: (timings) => 4 * timings.request + timings.eraseDoubt,
  skippable: false,
  recheck: false,
  readBack: () => false,
  probe: async (ctx) => {
    const { covers, sent } = ctx.state();
    if (sent.includes('erase')) return evidence(ctx, 'not yet waited');
    return covers.includes('erase') ? consented(ctx) : notConsented(ctx);
  },
  effect: async (ctx) => {
    const { preserveDataPlan, disallowProximitySetup } = ctx.plan.blueprint;
    const mcInstall = await ctx.connections.mcInstall();
    try {
      await mcInstall.eraseDevice({ preserveDataPlan, disallowProximitySetup });
    } catch (error) {
      if (isKitError(error) && error.chain.length > 0) {
        throw new StopSignal({ kind: 'failed', problem: error.toProblem() });
      }
      if (!ctx.attachment.aborted) throw error;
    }
    await staysAttached(ctx);
    const found = await evidence(ctx, 'waited');
    if (found.state === 'satisfied') return found.facts;
    throw new StopSignal(found.state === 'needed' ? { kind: 'again' } : found.stop);
  },
};

/** The consent allows it; whether it is needed is looked at once more. */
async function consented(ctx: StepContext): Promise<Probe> {
  const earlier = ctx.state().facts.erase?.marker;
  const { free } = await occupant(ctx);
  if (free && earlier !== undefined && !(await stillKnows(ctx, earlier))) {
    return { state: 'satisfied', facts: { erased: 'late' } };
  }
  if (free && ctx.plan.blueprint.erase === 'when-needed')
    return { state: 'satisfied', facts: { erased: 'not needed' } };
  const { hostId } = await ctx.connections.session();
  // Opened before the intent, so that an intent that could not be sent stays rare.
  await ctx.connections.mcInstall();
  return { state: 'needed', facts: { marker: hostId } };
}

async function notConsented(ctx: StepContext): Promise<Probe> {
  const { free, organization } = await occupant(ctx);
  if (free) return { state: 'satisfied', facts: { erased: 'not needed' } };
  if (ctx.plan.blueprint.erase !== 'never') {
    // Nobody is asked for a consent that the guard would not honour.
    return guarded(ctx, readableFacts(ctx), true) ?? { state: 'conflict', stop: askErase(organization) };
  }
  const problem = new KitError('kitting.erase-forbidden').toProblem();
  return { state: 'conflict', stop: { kind: 'failed', problem } };
}

/** Sends nothing that changes the device: it waits, asks for a session, and reads. */
async function evidence(ctx: StepContext, waited: 'waited' | 'not yet waited'): Promise<Probe> {
  const marker = ctx.state().facts.erase?.marker;
  if (marker === undefined) throw new Error('an erase intent carries its marker');
  if (await stillKnows(ctx, marker)) {
    if (waited === 'not yet waited') await staysAttached(ctx);
    return { state: 'unknown', stop: doubt };
  }
  const stored = await readConfiguration(ctx);
  if (stored !== null) return { state: 'conflict', stop: askErase(textOf(stored, 'OrganizationName')) };
  if (readableFacts(ctx).setupDone === 'yes') return { state: 'conflict', stop: askErase(undefined) };
  return { state: 'satisfied', facts: { erased: 'yes' } };
}

/** Gives the device its time to go away. @throws the leg's reason when it did: the next leg looks at what came back. */
async function staysAttached(ctx: StepContext): Promise<void> {
  const left = await awaitAbort(ctx.attachment, ctx.clock, ctx.timings.eraseDoubt, ctx.signal);
  if (left) ctx.signal.throwIfAborted();
}

function stillKnows(ctx: StepContext, marker: string): Promise<boolean> {
  return ctx.wire.knowsPairing(ctx.device, marker, { signal: ctx.signal });
}

const doubt = {
  kind: 'ask',
  reason: reason('wait.erase-doubt'),
  covers: ['erase', 'cloud-configuration'],
} as const;

/** Whether the device can be configured as it is, and else whose configuration stands in the way. */
async function occupant(ctx: StepContext): Promise<{ free: boolean; organization: string | undefined }> {
  const stored = await storedConfiguration(ctx);
  if (stored === null) return { free: readableFacts(ctx).setupDone !== 'yes', organization: undefined };
  const organization = textOf(stored, 'OrganizationName');
  return { free: isOurMagic(ctx, textOf(stored, 'OrganizationMagic')), organization };
}
