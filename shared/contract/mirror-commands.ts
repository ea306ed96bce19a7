import { z } from 'zod';
import { mirrorImportSchema, mirrorPassphraseSchema, mirrorStatusSchema } from '../domain/mirror.ts';
import { mutation, query } from './command.ts';

const none = z.object({}).default({});
const path = z.string().min(1).max(4096);
const shown = z.object({ mirror: mirrorStatusSchema.optional() });

/**
 * A second copy of the records in a folder of the user's choice. Paths are this Mac's, so they come from its owner: a
 * browser that names one has it confirmed at the terminal first (electron/serve/gate.ts).
 */
export const mirrorCommands = {
  'mirror.show': query(none, shown),
  /** Everything the station holds is written there, and from then on every record right after its commit. */
  'mirror.set': mutation(z.object({ folder: path, passphrase: mirrorPassphraseSchema }), shown),
  /** Writes no more; what is in the folder stays there. */
  'mirror.clear': mutation(none, shown),
  /** Takes over what stations had mirrored; may be done any number of times. */
  'mirror.import': mutation(
    z.object({
      path,
      passphrase: z.string().min(1).max(1024),
      serverId: z.string().optional(),
      /** Tells what would come, and takes nothing over. */
      preview: z.boolean().default(false),
    }),
    mirrorImportSchema,
  ),
} as const;
