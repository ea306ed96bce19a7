import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { type BlueprintInput, blueprintInputSchema } from '../../shared/domain/blueprint.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { readInputFile, readJsonFile } from './files.ts';

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
    profiles: z
      .array(z.object({ name: z.string(), role: z.enum(['wifi', 'silent']), path: z.string().min(1) }).strict())
      .max(40)
      .default([]),
  })
  .strict();

/** Reads a blueprint file and resolves its names at the station. Changes nothing. */
export async function readBlueprintFile(path: string, station: StationClient): Promise<BlueprintInput> {
  const parsed = blueprintFileSchema.safeParse(readJsonFile(path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = `${issue?.path.join('.') || '.'} (${issue?.code ?? '?'})`;
    throw new KitError('input.invalid', { what: path, where });
  }
  const { organization, server, profiles, ...settings } = parsed.data;
  const known = await station.call('blueprints.list', {});
  const id = known.find((blueprint) => blueprint.name === settings.name)?.id;
  return {
    ...settings,
    ...(id === undefined ? {} : { id }),
    organizationId: idOf('organization', organization, await station.call('organizations.list', {})),
    serverId: server === null ? null : idOf('server', server, await station.call('servers.list', {})),
    profiles: profiles.map((profile) => ({
      name: profile.name,
      role: profile.role,
      data: readInputFile(resolve(dirname(path), profile.path), 3).toString('base64'),
    })),
  };
}

function idOf(what: string, name: string, list: readonly { readonly id: string; readonly name: string }[]): string {
  const found = list.filter((entry) => entry.name === name);
  if (found.length > 1) throw new KitError('input.ambiguous', { what, name });
  const [only] = found;
  if (only === undefined) throw new KitError('input.not-found', { what, name });
  return only.id;
}
