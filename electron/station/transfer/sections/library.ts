import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { libraryProfileSchema } from '../../../../shared/domain/profile.ts';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import { besideMine, counterpart, defineSection, fact, type Import, type Look } from '../section.ts';

const itemSchema = libraryProfileSchema.omit({ revision: true });
type Item = z.infer<typeof itemSchema>;

/** The profile library, each in its newest revision; the bytes are in `profiles`. */
export const librarySection = defineSection<Item>({
  name: 'library',
  version: 1,
  schema: itemSchema,
  most: 2000,
  needs: ['profiles'],
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  collect: ({ store }) => store.libraryProfiles.list().map(({ revision: _, ...item }) => item),
  look,
});

function look(item: Item, into: Import): Look {
  const { libraryProfiles } = into.store;
  const here = counterpart(item, libraryProfiles.list());
  if (here !== undefined) into.ids.set(item.id, here.id);
  const same = here?.name === item.name && here.fileSha256 === item.fileSha256;
  return {
    state: same ? 'same' : here === undefined ? 'new' : 'different',
    facts: fact('digest', item.fileSha256.slice(0, 16), here?.fileSha256.slice(0, 16)),
    ...(here === undefined ? {} : { ways: ['take', 'both'] as const }),
    apply: (choice) => {
      for (const sha256 of [item.fileSha256, item.sha256]) keepBytes(item.name, sha256, into);
      const id = choice === 'both' ? randomUUID() : (here?.id ?? item.id);
      const name = choice === 'both' ? besideMine(item.name, into.from, 120) : item.name;
      into.ids.set(item.id, id);
      libraryProfiles.save({ ...item, id, name });
    },
  };
}

/** @throws KitError `transfer.needs` for bytes that are neither here nor in the bundle. */
export function keepBytes(name: string, sha256: string, { store, profiles, carried }: Import): void {
  if (store.profileBlobs.get(sha256) !== undefined) return;
  const bytes = carried.get(sha256);
  if (bytes === undefined) throw new KitError('transfer.needs', { name, what: 'profile' });
  profiles.put(bytes);
}
