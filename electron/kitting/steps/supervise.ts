import type { Reason } from '../../../shared/domain/plan.ts';
import { isKitError, KitError } from '../../../shared/errors/kit-error.ts';
import { reason } from '../../../shared/texts/reasons/table.ts';
import { configurationDigest, desiredConfiguration, readBackDifferences, withMagic } from '../cloud-configuration.ts';
import { configurationSource } from '../configuration-source.ts';
import { organizationMagic } from '../magic.ts';
import { readableFacts, readConfiguration, storedConfiguration, textOf } from '../occupied.ts';
import { isOurMagic } from '../ownership.ts';
import { askErase, reactToRefusedConfiguration } from '../reactions.ts';
import { type Probe, type Step, type StepContext, type Stop, StopSignal } from '../step.ts';

/**
 * Writes the cloud configuration, once per consent. It is never sent again on an error or a lost answer: what the device
 * holds is read back and known by its OrganizationMagic (device-protocols §3.5, §3.6).
 */
export const supervise: Step = {
  id: 'supervise',
  oneWay: 'cloud-configuration',
  deadlineMs: (timings) => timings.configure + timings.request,
  skippable: false,
  recheck: true,
  readBack: () => true,
  probe: async (ctx) => {
    const { sent, steps } = ctx.state();
    const wasSent = sent.includes('cloud-configuration');
    const stored =
      wasSent && ctx.memory.configuration == null ? await readConfiguration(ctx) : await storedConfiguration(ctx);
    if (stored !== null) return judge(ctx, stored);
    if (steps.supervise.state === 'done') return unknown(ask(reason('wait.configuration-gone')));
    if (wasSent) return unknown(ask(reason('wait.configuration-doubt')));
    return ready(ctx);
  },
  effect: async (ctx) => {
    const { runId, attempt } = ctx.state();
    const configuration = withMagic(desired(ctx), organizationMagic(runId, attempt));
    const mcInstall = await ctx.connections.mcInstall();
    delete ctx.memory.configuration;
    ctx.memory.supervisedHere = true;
    try {
      await mcInstall.setCloudConfiguration(configuration);
      return undefined;
    } catch (error) {
      // Without the device's own answer anything may have happened: the next leg reads back.
      if (!isKitError(error) || error.chain.length === 0) throw error;
      const stored = await readConfiguration(ctx);
      const found = stored === null ? undefined : judge(ctx, stored);
      if (found?.state === 'satisfied') return undefined;
      if (found?.state === 'conflict') throw new StopSignal(found.stop);
      throw new StopSignal(reactToRefusedConfiguration(error, ctx.plan.blueprint.erase !== 'never'));
    }
  },
};

/** What a configuration found on the device means for this run. */
function judge(ctx: StepContext, stored: Readonly<Record<string, unknown>>): Probe {
  const magic = textOf(stored, 'OrganizationMagic');
  if (magic === undefined || !isOurMagic(ctx, magic)) {
    if (ctx.plan.blueprint.erase !== 'never') return conflict(askErase(textOf(stored, 'OrganizationName')));
    return conflict(failed(new KitError('kitting.erase-forbidden')));
  }
  const written = desired(ctx);
  const comparable = digest(ctx, written) === ctx.plan.configurationDigest;
  const [different] = comparable ? readBackDifferences(written, stored) : [];
  if (different !== undefined) return conflict(failed(new KitError('kitting.read-back-differs', { what: different })));
  return { state: 'satisfied', facts: { magic } };
}

/** All that can be known beforehand to make the device refuse, since a refusal costs another consent. */
async function ready(ctx: StepContext): Promise<Probe> {
  if (digest(ctx, desired(ctx)) !== ctx.plan.configurationDigest) {
    return conflict(failed(new KitError('kitting.configuration-changed')));
  }
  if (!ctx.state().covers.includes('cloud-configuration')) return unknown(ask(reason('wait.configuration-doubt')));
  const session = await ctx.connections.session();
  const locked =
    readableFacts(ctx).setupDone !== 'no' && (await session.getValue(undefined, 'PasswordProtected')) === true;
  if (locked) return conflict({ kind: 'operator', reason: reason('wait.unlock') });
  await ctx.connections.mcInstall();
  return { state: 'needed' };
}

function desired({ plan, materials }: StepContext) {
  return desiredConfiguration(configurationSource(plan.blueprint, plan.organization, materials));
}

function digest({ materials }: StepContext, configuration: ReturnType<typeof desired>): string {
  return configurationDigest(configuration, materials.keyedDigest);
}

const conflict = (stop: Stop): Probe => ({ state: 'conflict', stop });
const unknown = (stop: Stop): Probe => ({ state: 'unknown', stop });
const failed = (error: KitError): Stop => ({ kind: 'failed', problem: error.toProblem() });
const ask = (why: Reason): Stop => ({ kind: 'ask', reason: why, covers: ['cloud-configuration'] });
