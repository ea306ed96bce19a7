import { randomUUID } from 'node:crypto';
import type { Blueprint, BlueprintInput, ProfileInput } from '../../../shared/domain/blueprint.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { canonicalJson } from '../../kitting/canonical-json.ts';
import { resolveName } from '../../kitting/naming.ts';
import { wifiProfile } from '../../profiles/build.ts';
import { readProfile } from '../../profiles/read.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { blueprintFileHandlers } from './blueprint-files.ts';

type BlueprintParts = Pick<StationContext, 'store' | 'profiles' | 'clock'> & {
  readonly checks: Pick<StationContext['checks'], 'blueprint'>;
  readonly kitting: Pick<StationContext['kitting'], 'planExample'>;
};

export function blueprintHandlers(
  context: BlueprintParts,
): Pick<Handlers, Extract<keyof Handlers, `blueprints.${string}`>> {
  const { store, profiles, checks, clock, kitting } = context;
  return {
    'blueprints.list': () => store.blueprints.list(),
    'blueprints.save': save,
    'blueprints.remove': ({ id }) => {
      if (!store.blueprints.remove(id, clock.now().toISOString())) {
        throw new KitError('input.not-found', { what: 'blueprint', name: id });
      }
      return {};
    },
    'blueprints.check': ({ id }) => {
      if (store.blueprints.get(id) === undefined)
        throw new KitError('input.not-found', { what: 'blueprint', name: id });
      return checks.blueprint(id);
    },
    'blueprints.preview': ({ id, example }) => kitting.planExample(id, example),
    ...blueprintFileHandlers(context, save),
  };

  function save(input: BlueprintInput): Blueprint {
    requireParts(input);
    // Read before anything is written: one bad profile refuses the whole save.
    const read = input.profiles.map((profile) => {
      const { name, role } = profile;
      const bytes = bytesOf(profile);
      return { name, role, bytes, identifier: readProfile(bytes).identifier };
    });
    return store.transaction(() => {
      const kept = read.map(({ bytes, ...profile }) => ({ ...profile, sha256: profiles.put(bytes) }));
      const blueprint: Omit<Blueprint, 'revision'> = { ...input, id: input.id ?? randomUUID(), profiles: kept };
      const newest = store.blueprints.get(blueprint.id);
      if (newest !== undefined && sameSettings(newest, blueprint)) return newest;
      return store.blueprints.save(blueprint, clock.now().toISOString());
    });
  }

  function bytesOf(profile: ProfileInput): Buffer {
    if ('data' in profile) return Buffer.from(profile.data, 'base64');
    if ('sha256' in profile) return profiles.get(profile.sha256);
    const { ssid, password, encryption } = profile.wifi;
    return wifiProfile({ ssid, encryption, ...(password === undefined ? {} : { password }) });
  }

  function requireParts({ id, organizationId, serverId, deviceName }: BlueprintInput): void {
    // Throws for a placeholder that no device could ever fill.
    if (deviceName !== undefined) resolveName(deviceName, {});
    if (id !== undefined && store.blueprints.get(id) === undefined) {
      throw new KitError('input.not-found', { what: 'blueprint', name: id });
    }
    if (store.organizations.get(organizationId) === undefined) {
      throw new KitError('input.not-found', { what: 'organization', name: organizationId });
    }
    if (serverId !== null && store.servers.get(serverId) === undefined) {
      throw new KitError('input.not-found', { what: 'server', name: serverId });
    }
  }
}

/** Saving the same again makes no new revision: a plan shown before stays the plan. */
function sameSettings({ revision: _, ...before }: Blueprint, after: Omit<Blueprint, 'revision'>): boolean {
  return canonicalJson(before) === canonicalJson(after);
}
