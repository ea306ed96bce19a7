import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineSection } from '../section.ts';

const schema = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), data: z.base64().max(4_000_000) });

/** The bytes of the profiles that blueprints and the library name; kept where something that needs them is. */
export const profilesSection = defineSection({
  name: 'profiles',
  version: 1,
  schema: schema.refine(({ sha256, data }) => sha256 === digestOf(Buffer.from(data, 'base64'))),
  most: 2000,
  isPart: true,
  idOf: ({ sha256 }) => sha256,
  nameOf: ({ sha256 }) => sha256.slice(0, 8),
  collect: ({ store, profiles }) => {
    const named = store.blueprints.list().flatMap((blueprint) => blueprint.profiles.map(({ sha256 }) => sha256));
    const library = store.libraryProfiles.list().flatMap(({ fileSha256, sha256 }) => [fileSha256, sha256]);
    return [...new Set([...named, ...library])].map((sha256) => ({
      sha256,
      data: profiles.get(sha256).toString('base64'),
    }));
  },
  look: ({ sha256, data }, { carried }) => {
    carried.set(sha256, Buffer.from(data, 'base64'));
    return { state: 'same', facts: [], apply: () => {} };
  },
});

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
