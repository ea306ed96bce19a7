import { KitError } from '../../../shared/errors/kit-error.ts';
import { reason } from '../../../shared/texts/reasons/table.ts';
import { isStoredForLater, type ProfileToInstall, profilesToInstall } from '../profiles-to-install.ts';
import type { Probe, StepContext, StepFacts } from '../step.ts';

/** Installs what `wanted` says: silently as supervisor, else the plain way. Installing again replaces: it may repeat. */
export async function install(ctx: StepContext, wanted: readonly ProfileToInstall[]): Promise<StepFacts> {
  const { blueprint } = ctx.plan;
  const mcInstall = blueprint.supervise ? await ctx.connections.escalated() : await ctx.connections.mcInstall();
  const missing = wanted.filter((profile) => !ctx.memory.profiles?.includes(profile.identifier));
  for (const profile of missing) {
    if (isStoredForLater(ctx, profile)) await mcInstall.storeProfile(profile.bytes());
    else if (blueprint.supervise) await mcInstall.installProfileSilent(profile.bytes());
    else await mcInstall.installProfile(profile.bytes());
  }
  delete ctx.memory.profiles;
  ctx.memory.installedHere = true;
  return { installed: missing.map((profile) => profile.identifier).join(' ') };
}

/** Whether the device lists all of `wanted`. Before the first try nobody asks: installing is as cheap as asking. */
export async function probeProfiles(
  ctx: StepContext,
  tries: number,
  wanted: readonly ProfileToInstall[],
): Promise<Probe> {
  if (tries === 0) return { state: 'needed' };
  const listed = await listProfiles(ctx);
  const missing = wanted.find((profile) => !listed.includes(profile.identifier) && !isStoredForLater(ctx, profile));
  const justInstalled = ctx.memory.installedHere;
  delete ctx.memory.installedHere;
  if (missing === undefined) {
    return { state: 'satisfied', facts: { listed: wanted.map((profile) => profile.identifier).join(' ') } };
  }
  if (!justInstalled) return { state: 'needed' };
  if (ctx.plan.blueprint.supervise) throw new KitError('kitting.profile-missing', { identifier: missing.identifier });
  return { state: 'unknown', stop: { kind: 'operator', reason: reason('wait.profile-tap') } };
}

async function listProfiles(ctx: StepContext): Promise<readonly string[]> {
  if (ctx.memory.profiles !== undefined) return ctx.memory.profiles;
  const mcInstall = await ctx.connections.mcInstall();
  const identifiers = (await mcInstall.getProfileList()).map((profile) => profile.identifier);
  ctx.memory.profiles = identifiers;
  ctx.bench.learn(ctx.plan.deviceKey, { profileIdentifiers: identifiers });
  return identifiers;
}

export function wantedProfiles(ctx: StepContext, role?: ProfileToInstall['role']): ProfileToInstall[] {
  return profilesToInstall(ctx).filter((profile) => role === undefined || profile.role === role);
}
