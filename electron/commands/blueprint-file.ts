import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { type Blueprint, type BlueprintInput, blueprintInputSchema } from '../../shared/domain/blueprint.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { readInputFile, readJsonFile } from './files.ts';
import { named } from './named.ts';

const profileSchema = z.union([
  z.object({ name: z.string(), role: z.enum(['wifi', 'silent']), path: z.string().min(1) }).strict(),
  /** One that the station holds already: its bytes never come back out. */
  z
    .object({
      name: z.string(),
      role: z.enum(['wifi', 'silent']),
      sha256: z.string(),
      library: z.object({ id: z.uuid(), revision: z.number().int().positive() }).optional(),
    })
    .strict(),
  /** One of the station's library by its name, in its newest revision. */
  z.object({ name: z.string(), role: z.enum(['wifi', 'silent']), profile: z.string().min(1) }).strict(),
]);

/**
 * A blueprint as a file: the blueprint's own fields, with organization and server by *name* and profiles by path, so that
 * it holds no secret of a server and can be read, compared and kept in version control.
 */
const blueprintFileSchema = blueprintInputSchema
  .omit({ id: true, organizationId: true, serverId: true, profiles: true })
  .extend({
    organization: z.string().min(1),
    /** `null` = MDMに登録しない. */
    server: z.string().min(1).nullable(),
    profiles: z.array(profileSchema).max(40).default([]),
  })
  .strict();
type BlueprintFile = z.infer<typeof blueprintFileSchema>;

/**
 * Reads a blueprint file and resolves its names at the station. Changes nothing.
 * @param replaced the blueprint that it becomes; by default the one of the same name.
 */
export async function readBlueprintFile(
  path: string,
  station: StationClient,
  replaced?: string,
): Promise<BlueprintInput> {
  const parsed = blueprintFileSchema.safeParse(readJsonFile(path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = `${issue?.path.join('.') || '.'} (${issue?.code ?? '?'})`;
    throw new KitError('input.invalid', { what: path, where });
  }
  const { organization, server, profiles, ...settings } = parsed.data;
  const known = await station.call('blueprints.list', {});
  const library = profiles.length === 0 ? [] : await station.call('profiles.list', {});
  const id =
    replaced === undefined
      ? known.find((blueprint) => blueprint.name === settings.name)?.id
      : named('blueprint', replaced, known).id;
  return {
    ...settings,
    ...(id === undefined ? {} : { id }),
    organizationId: named('organization', organization, await station.call('organizations.list', {})).id,
    serverId: server === null ? null : named('server', server, await station.call('servers.list', {})).id,
    profiles: profiles.map((profile) => {
      if ('sha256' in profile) return profile;
      if ('profile' in profile) {
        const { name: title, role } = profile;
        return { name: title, role, library: { id: named('profile', profile.profile, library).id } };
      }
      const { name, role } = profile;
      return { name, role, data: readInputFile(resolve(dirname(path), profile.path), 3).toString('base64') };
    }),
  };
}

/** A blueprint of the station as such a file; its profiles by what the station knows them by. */
export async function blueprintFileOf(blueprint: Blueprint, station: StationClient): Promise<BlueprintFile> {
  const { organizationId, serverId } = blueprint;
  const { id: _, organizationId: __, serverId: ___, profiles, ...settings } = inputOf(blueprint);
  return {
    ...settings,
    organization: named('organization', organizationId, await station.call('organizations.list', {})).name,
    server: serverId === null ? null : named('server', serverId, await station.call('servers.list', {})).name,
    profiles,
  };
}

/** What saves it as it is. */
export function inputOf({ revision: _, profiles, ...settings }: Blueprint) {
  return {
    ...settings,
    profiles: profiles.map(({ name, role, sha256, library }) => ({ name, role, sha256, library })),
  };
}
