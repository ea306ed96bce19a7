import { z } from 'zod';
import { blueprintSchema } from './blueprint.ts';
import { serverProductSchema } from './server.ts';

/** The one version that there is; a file of a higher one is refused by name. */
export const bundleVersion = 1;
export const bundleLimitBytes = 24 * 1024 * 1024;

/** Bytes under a person's password: scrypt and AES-256-GCM. */
export const passwordSealedSchema = z.object({
  kdf: z.literal('scrypt'),
  /** Bounded: a forged file must not make us spend gigabytes. */
  N: z
    .number()
    .int()
    .min(2 ** 10)
    .max(2 ** 18)
    .refine((n) => (n & (n - 1)) === 0),
  salt: z.base64().length(44),
  data: z.base64(),
});
export type PasswordSealed = z.infer<typeof passwordSealedSchema>;

/**
 * A blueprint as a file for another station. It names organization and server; nothing in it is secret: profiles, any of
 * which may hold a Wi-Fi key, are sealed under a password or left out.
 */
export const blueprintBundleSchema = z.object({
  kitbench: z.literal('blueprint'),
  version: z.literal(bundleVersion),
  exportedAt: z.string(),
  settings: blueprintSchema.omit({ id: true, revision: true, organizationId: true, serverId: true, profiles: true }),
  organization: z.object({ id: z.uuid(), name: z.string() }),
  /** `null` = MDMに登録しない. */
  server: z.object({ id: z.uuid(), name: z.string(), product: serverProductSchema, host: z.string() }).nullable(),
  profiles: blueprintSchema.shape.profiles.max(40),
  /** The profiles' bytes, as JSON: SHA-256 → base64. */
  sealed: passwordSealedSchema.optional(),
});
export type BlueprintBundle = z.infer<typeof blueprintBundleSchema>;

/** What a face shows of such a file before it is taken in. */
export const bundleContentsSchema = z.object({
  name: z.string(),
  exportedAt: z.string(),
  /** `id`: what goes by that id or, alone, by that name here. */
  organization: z.object({ name: z.string(), id: z.uuid().optional() }),
  server: z.object({ name: z.string(), product: serverProductSchema, id: z.uuid().optional() }).nullable(),
  profiles: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['wifi', 'silent']),
      /** `here`: this station holds the very same bytes. `sealed`: they come with the password. */
      source: z.enum(['here', 'sealed', 'missing']),
    }),
  ),
});
export type BundleContents = z.infer<typeof bundleContentsSchema>;
