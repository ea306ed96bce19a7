import type { Blueprint, BlueprintInput } from '../../../shared/domain/blueprint.ts';
import type { BlueprintBundle, BundleContents } from '../../../shared/domain/blueprint-bundle.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { openBundle, type ProfileBytes, readBundle, writeBundle } from '../blueprint-bundle.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

type FileHandlers = Pick<Handlers, 'blueprints.export' | 'blueprints.readFile' | 'blueprints.import'>;

/** Blueprints from station to station. `save` is `blueprints.save`: an import passes every check of a save. */
export function blueprintFileHandlers(
  { store, profiles, clock }: Pick<StationContext, 'store' | 'profiles' | 'clock'>,
  save: (input: BlueprintInput) => Blueprint,
): FileHandlers {
  return {
    'blueprints.export': async ({ id, password }) => {
      const blueprint = requireBlueprint(id);
      const organization = store.organizations.get(blueprint.organizationId)?.organization;
      if (organization === undefined) throw new KitError('kitting.unknown-organization');
      const server = blueprint.serverId === null ? null : (store.servers.get(blueprint.serverId)?.server ?? null);
      const file = await writeBundle({
        blueprint,
        organization,
        server,
        at: clock.now(),
        ...(password === undefined ? {} : { secret: { password, profiles: bytesOf(blueprint) } }),
      });
      return {
        fileName: `${blueprint.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.kitbench-blueprint.json`,
        data: file.toString('base64'),
        leftOut: password === undefined ? blueprint.profiles.map(({ name }) => name) : [],
      };
    },
    'blueprints.readFile': ({ data }) => contentsOf(readBundle(Buffer.from(data, 'base64'))),
    'blueprints.import': async ({ data, password, name, organizationId, serverId }) => {
      const bundle = readBundle(Buffer.from(data, 'base64'));
      const carried = password === undefined ? new Map<string, Buffer>() : await openBundle(bundle, password);
      const found = bundle.profiles.map((profile) => ({ ...profile, bytes: bytesFor(profile.sha256, carried) }));
      const { settings } = bundle;
      const blueprint = save({
        ...settings,
        name,
        organizationId,
        serverId,
        enrollment: serverId === null ? 'none' : settings.enrollment,
        profiles: found.flatMap(({ name: title, role, bytes }) =>
          bytes === undefined ? [] : [{ name: title, role, data: bytes.toString('base64') }],
        ),
      });
      return { blueprint, leftOut: found.filter(({ bytes }) => bytes === undefined).map((profile) => profile.name) };
    },
  };

  function requireBlueprint(id: string): Blueprint {
    const blueprint = store.blueprints.list().find((candidate) => candidate.id === id);
    if (blueprint === undefined) throw new KitError('input.not-found', { what: 'blueprint', name: id });
    return blueprint;
  }

  function bytesOf(blueprint: Blueprint): ProfileBytes {
    return new Map(blueprint.profiles.map(({ sha256 }) => [sha256, profiles.get(sha256)]));
  }

  /** The station's own copy counts only by its digest, so it is the very same profile. */
  function bytesFor(sha256: string, carried: ProfileBytes): Buffer | undefined {
    return carried.get(sha256) ?? (store.profileBlobs.get(sha256) === undefined ? undefined : profiles.get(sha256));
  }

  function contentsOf({ settings, exportedAt, organization, server, profiles: listed, sealed }: BlueprintBundle) {
    const organizations = store.organizations.list().map((stored) => stored.organization);
    const servers = store.servers.list().map((stored) => stored.server);
    const sourceOf = (sha256: string) => {
      if (store.profileBlobs.get(sha256) !== undefined) return 'here';
      return sealed === undefined ? 'missing' : 'sealed';
    };
    return {
      name: settings.name,
      exportedAt,
      organization: { name: organization.name, ...matchOf(organization, organizations) },
      server: server && { name: server.name, product: server.product, ...matchOf(server, servers) },
      profiles: listed.map(({ name, role, sha256 }) => ({ name, role, source: sourceOf(sha256) })),
    } satisfies BundleContents;
  }
}

type Named = { readonly id: string; readonly name: string };

function matchOf(wanted: Named, here: readonly Named[]): { id?: string } {
  const [byId] = here.filter(({ id }) => id === wanted.id);
  const [byName, second] = here.filter(({ name }) => name === wanted.name);
  const match = byId ?? (second === undefined ? byName : undefined);
  return match === undefined ? {} : { id: match.id };
}
