import { z } from 'zod';

/** What the station keeps of a device for the day somebody is locked out of it. */
export const escrowKinds = ['unlock-token', 'bypass-code'] as const;
export const escrowKindSchema = z.enum(escrowKinds);
export type EscrowKind = z.infer<typeof escrowKindSchema>;

export const escrowEntrySchema = z.object({
  serial: z.string(),
  kind: escrowKindSchema,
  /** The newest: an erase makes older ones worthless. */
  keptAt: z.string(),
  /** Who took it out, why and when, newest first. */
  looks: z.array(z.object({ at: z.string(), reason: z.string(), operator: z.string().optional() })),
});
export type EscrowEntry = z.infer<typeof escrowEntrySchema>;

/** Taken out on purpose: a code as people type it, or a token as a file. */
export const revealedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bypass-code'), serial: z.string(), code: z.string() }),
  z.object({ kind: z.literal('unlock-token'), serial: z.string(), fileName: z.string(), data: z.base64() }),
]);
