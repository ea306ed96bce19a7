import { z } from 'zod';

const line = z.string().trim().max(200);

/** 組織情報: shown to the device's user while it is set up, and in Settings. */
export const organizationInputSchema = z.object({
  id: z.uuid().optional(),
  name: line.min(1),
  department: line.optional(),
  phone: line.optional(),
  email: line.optional(),
  address: line.optional(),
});
export type OrganizationInput = z.infer<typeof organizationInputSchema>;

export const organizationSchema = organizationInputSchema.extend({
  id: z.uuid(),
  /** Supervision identity (監視識別情報): the fingerprint is public, the key stays in the vault. */
  identity: z.object({ fingerprint: z.string(), notAfter: z.string() }),
});
export type Organization = z.infer<typeof organizationSchema>;
