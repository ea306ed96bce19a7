import { z } from 'zod';
import { escrowEntrySchema, escrowKindSchema, revealedSchema } from '../domain/escrow.ts';
import { mutation, query } from './command.ts';

/** Unlock tokens and Activation Lock bypass codes. */
export const escrowCommands = {
  'escrow.list': query(z.object({}).default({}), z.array(escrowEntrySchema), 'operator'),
  /** The one way a secret leaves the station: on purpose, with a reason that is kept beside the name of who asked. */
  'escrow.reveal': mutation(
    z.object({
      serial: z.string().trim().min(1).max(60),
      kind: escrowKindSchema,
      reason: z.string().trim().min(3).max(300),
    }),
    revealedSchema,
  ),
} as const;
