import type { DeviceFacts } from '../../../shared/domain/device.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { occupancy } from '../erase-decision.ts';
import { textOf } from '../occupied.ts';
import { isOurMagic } from '../ownership.ts';
import type { StepContext } from '../step.ts';
import { autoObjection } from './rules.ts';

/** The run rests on an auto-run's consent alone: no person has confirmed it since, and nothing irreversible was sent. */
export function isUnattended({ plan, state }: Pick<StepContext, 'plan' | 'state'>): boolean {
  return plan.autoRunId !== undefined && isUntouched(state());
}

/** What the ignore list, or the rules of an auto-run, have against the first thing that cannot be taken back. */
export function objectionTo(ctx: StepContext, facts: DeviceFacts): KitError | undefined {
  const { plan, materials } = ctx;
  if (!isUntouched(ctx.state())) return undefined;
  if (materials.isIgnored(plan.deviceKey, facts.serial)) return new KitError('kitting.ignored');
  if (plan.autoRunId === undefined) return undefined;
  if (!ctx.autoRunStands(plan.autoRunId)) return new KitError('autorun.over');
  return autoObjection(latest(ctx, facts), plan.blueprint.erase, (magic) => isOurMagic(ctx, magic));
}

/** A run that may erase if it must, and by what is known will not have to. */
export function needsNoErase(ctx: StepContext, facts: DeviceFacts): boolean {
  if (!isUnattended(ctx) || ctx.plan.blueprint.erase === 'always') return false;
  const found = occupancy(latest(ctx, facts));
  if (found.state === 'configured') return found.magic !== undefined && isOurMagic(ctx, found.magic);
  return found.state === 'fresh';
}

function isUntouched({ attempt, sent }: ReturnType<StepContext['state']>): boolean {
  return attempt === 1 && sent.length === 0;
}

/** The facts with the configuration as this leg has read it, which an inspection may have left out. */
function latest({ memory: { configuration } }: StepContext, facts: DeviceFacts): DeviceFacts {
  if (configuration === undefined) return facts;
  if (configuration === null) return { ...facts, cloudConfiguration: null };
  return {
    ...facts,
    cloudConfiguration: {
      organizationName: textOf(configuration, 'OrganizationName'),
      organizationMagic: textOf(configuration, 'OrganizationMagic'),
      isSupervised: configuration.IsSupervised === true,
      supervisorFingerprints: [],
      hasConfigurationUrl: 'ConfigurationURL' in configuration || 'ConfigurationWebURL' in configuration,
    },
  };
}
