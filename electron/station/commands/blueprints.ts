import { randomUUID } from 'node:crypto';
import type { Blueprint, BlueprintInput, ProfileInput } from '../../../shared/domain/blueprint.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { canonicalJson } from '../../kitting/canonical-json.ts';
import { resolveName } from '../../kitting/naming.ts';
import { wifiProfile } from '../../profiles/build.ts';
import { inspectProfile } from '../../profiles/inspect.ts';
import { readProfile } from '../../profiles/read.ts';
import { profileVariables } from '../../profiles/variables.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { blueprintFileHandlers } from './blueprint-files.ts';

type KeptProfile = Blueprint['profiles'][number];
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
    'blueprints.check': ({ id, ...day }) => {
      if (store.blueprints.get(id) === undefined)
        throw new KitError('input.not-found', { what: 'blueprint', name: id });
      return checks.blueprint(id, day);
    },
    'blueprints.preview': ({ id, example }) => kitting.planExample(id, example),
    ...blueprintFileHandlers(context, save),
  };

  function save(input: BlueprintInput): Blueprint {
    requireParts(input);
    // Read before anything is written: one bad profile refuses the whole save.
    const read = input.profiles.map((profile) => {
      const { name, role } = profile;
      const { bytes, library } = contentOf(profile);
      const { identifier } = readProfile(bytes);
      const variables = [...profileVariables(inspectProfile(bytes).document)];
      return {
        ...{ name, role, bytes, identifier },
        ...(library === undefined ? {} : { library }),
        ...(variables.length === 0 ? {} : { variables }),
      };
    });
    return store.transaction(() => {
      const kept = read.map(({ bytes, ...profile }) => ({ ...profile, sha256: profiles.put(bytes) }));
      const blueprint: Omit<Blueprint, 'revision'> = { ...input, id: input.id ?? randomUUID(), profiles: kept };
      const newest = store.blueprints.get(blueprint.id);
      if (newest !== undefined && sameSettings(newest, blueprint)) return newest;
      return store.blueprints.save(blueprint, clock.now().toISOString());
    });
  }

  function contentOf(profile: ProfileInput): Pick<KeptProfile, 'library'> & { readonly bytes: Buffer } {
    if ('data' in profile) return { bytes: Buffer.from(profile.data, 'base64') };
    if ('sha256' in profile) return { bytes: profiles.get(profile.sha256), library: profile.library };
    if ('library' in profile) {
      const newest = store.libraryProfiles.get(profile.library.id);
      if (newest === undefined) throw new KitError('input.not-found', { what: 'profile', name: profile.library.id });
      const { id, revision, sha256 } = newest;
      return { bytes: profiles.get(sha256), library: { id, revision } };
    }
    const { ssid, password, encryption } = profile.wifi;
    return { bytes: wifiProfile({ ssid, encryption, ...(password === undefined ? {} : { password }) }) };
  }

  function requireParts({ id, organizationId, serverId, deviceName }: BlueprintInput): void {
    // Throws for a placeholder that no device could ever fill.
    if (deviceName !== undefined) resolveName(deviceName, { values: {} });
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
