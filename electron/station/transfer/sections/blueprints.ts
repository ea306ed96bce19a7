import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type Blueprint, blueprintSchema } from '../../../../shared/domain/blueprint.ts';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import { besideMine, counterpart, defineSection, differences, fact, type Import, type Look } from '../section.ts';
import { keepBytes } from './library.ts';

const itemSchema = blueprintSchema.omit({ revision: true });
type Item = z.infer<typeof itemSchema>;

/** The newest revision of each blueprint; earlier ones belong to the runs of the station that made them. */
export const blueprintsSection = defineSection<Item>({
  name: 'blueprints',
  version: 1,
  schema: itemSchema,
  most: 2000,
  needs: ['organizations', 'servers', 'profiles'],
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  collect: ({ store }) => store.blueprints.list().map(({ revision: _, ...item }) => item),
  look,
});

function look(item: Item, into: Import): Look {
  const here = counterpart(item, into.store.blueprints.list());
  const differing = here === undefined ? [] : differences(contentOf(moved(item, into)), contentOf(here));
  const same = here !== undefined && differing.length === 0;
  return {
    state: same ? 'same' : here === undefined ? 'new' : 'different',
    facts: [
      ...fact('organization', into.names.get(item.organizationId)),
      ...fact('server', into.names.get(item.serverId ?? '')),
      ...fact('profiles', profilesOf(item), here && profilesOf(here)),
      ...fact('changes', differing.length === 0 ? undefined : String(differing.length)),
    ],
    ...(here === undefined ? {} : { ways: ['take', 'both'] as const }),
    apply: (choice) => {
      for (const { sha256 } of item.profiles) keepBytes(item.name, sha256, into);
      const name = choice === 'both' ? besideMine(item.name, into.from, 120) : item.name;
      const id = choice === 'both' ? randomUUID() : (here?.id ?? item.id);
      into.ids.set(item.id, id);
      into.store.blueprints.save({ ...moved(item, into), ...placed(item, into), id, name }, now(into));
    },
  };
}

/** With the organization, server and library that it has here. */
function moved(item: Item, { ids }: Import): Item {
  const { organizationId, serverId } = item;
  return {
    ...item,
    profiles: item.profiles.map(({ library, ...profile }) => {
      const id = ids.get(library?.id ?? '');
      return library === undefined || id === undefined ? profile : { ...profile, library: { ...library, id } };
    }),
    organizationId: ids.get(organizationId) ?? organizationId,
    serverId: serverId === null ? null : (ids.get(serverId) ?? serverId),
  };
}

/** @throws KitError `transfer.needs` when what it refers to was left there. */
function placed(item: Item, into: Import): Pick<Blueprint, 'organizationId' | 'serverId'> {
  const { organizationId, serverId } = moved(item, into);
  const needs = (what: string) => new KitError('transfer.needs', { name: item.name, what });
  if (into.store.organizations.get(organizationId) === undefined) throw needs('organization');
  if (serverId !== null && into.store.servers.get(serverId) === undefined) throw needs('server');
  return { organizationId, serverId };
}

function profilesOf({ profiles }: Pick<Blueprint, 'profiles'>): string | undefined {
  return profiles.map(({ name, sha256 }) => `${name} (${sha256.slice(0, 8)})`).join(', ') || undefined;
}

function contentOf(blueprint: Item | Blueprint): Readonly<Record<string, unknown>> {
  const { id: _, profiles, ...content } = blueprint;
  // Where a library has the same bytes is no difference in what a device gets.
  return { ...content, revision: undefined, profiles: profiles.map(({ library: __, ...profile }) => profile) };
}

function now({ clock }: Import): string {
  return clock.now().toISOString();
}
