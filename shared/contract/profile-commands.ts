import { z } from 'zod';
import {
  libraryProfileSchema,
  listedProfileSchema,
  profileContentsSchema,
  profileNameSchema,
  profileSourceSchema,
  profileTargetSchema,
} from '../domain/profile.ts';
import { atTerminal, mutation, query } from './command.ts';

const target = profileTargetSchema.prefault({});
const which = { id: z.uuid(), revision: z.number().int().positive().optional() };
/** `id`, `revision`: the profile as it was read, whose secrets the marks stand for; a newer one is not asked. */
const written = {
  source: profileSourceSchema,
  name: profileNameSchema,
  id: z.uuid().optional(),
  revision: z.number().int().positive().optional(),
};
const byId = z.object({ id: z.uuid() });
const file = z.base64().max(4_200_000);
const exported = z.object({ fileName: z.string(), data: z.base64() });
const shown = z.object({ profile: libraryProfileSchema, contents: profileContentsSchema });

/** The station's configuration profiles. Secrets go in; what comes out has marks in their places. */
export const profileCommands = {
  'profiles.list': query(z.object({}).default({}), z.array(listedProfileSchema)),
  'profiles.show': query(z.object({ ...which, target }), shown, 'operator'),
  /** What a file says, before anything is kept of it. */
  'profiles.inspect': query(z.object({ data: file, target }), profileContentsSchema, 'operator'),
  /** Keeps a file as it is; `id`: as a new revision of that profile. */
  'profiles.import': mutation(
    z.object({ data: file, name: profileNameSchema, id: z.uuid().optional() }),
    libraryProfileSchema,
  ),
  /** What a profile that is being written would say. */
  'profiles.preview': query(z.object({ ...written, target }), profileContentsSchema, 'operator'),
  /** `id`: as a new revision of that profile. What every payload needs and the source leaves out is filled in. */
  'profiles.save': mutation(z.object(written), libraryProfileSchema),
  'profiles.rename': mutation(z.object({ id: z.uuid(), name: profileNameSchema }), libraryProfileSchema),
  'profiles.duplicate': mutation(z.object({ id: z.uuid(), name: profileNameSchema }), libraryProfileSchema),
  /** A new revision, signed with the identity of that organization. */
  'profiles.sign': mutation(z.object({ id: z.uuid(), organizationId: z.uuid() }), libraryProfileSchema),
  /** The file, byte by byte; one with secrets in it leaves as a file without them, unsigned. */
  'profiles.export': query(z.object(which), exported, 'operator'),
  /** The very file, secrets in clear and all (decision 22). */
  'profiles.exportWhole': atTerminal(query(z.object(which), exported, 'operator')),
  /** Blueprints that install it keep the revision that they hold. */
  'profiles.remove': mutation(byId, z.object({}).default({})),
  /** Every blueprint with an earlier revision of it gets the newest. */
  'profiles.renew': mutation(byId, z.object({ blueprints: z.array(z.object({ id: z.uuid(), name: z.string() })) })),
};
