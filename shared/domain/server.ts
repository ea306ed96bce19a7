import { z } from 'zod';

const serverProducts = ['mobiconnect', 'clomo', 'nanomdm', 'micromdm', 'url'] as const;
export const serverProductSchema = z.enum(serverProducts);
export type ServerProduct = z.infer<typeof serverProductSchema>;

const hostSchema = z.string().trim().min(1).max(253);

/**
 * What an operator types; secrets travel in this direction only. `url` is the enrollment URL of products that hand one
 * out as it is; mobiconnect's is built from account, user and password (mission §1).
 */
export const enrollmentSourceSchema = z.discriminatedUnion('product', [
  z.object({
    product: z.literal('mobiconnect'),
    host: hostSchema.default('c.mobi-connect.net'),
    accountId: z.string().trim().min(1).max(200),
    userId: z.string().min(1).max(200),
    password: z.string().min(1).max(500),
  }),
  z.object({
    product: z.literal('clomo'),
    host: hostSchema.default('mdm.clomo.com'),
    customerDomain: z.string().trim().min(1).max(200),
  }),
  z.object({ product: z.literal('nanomdm'), url: z.string().trim().min(1).max(4000) }),
  z.object({ product: z.literal('micromdm'), url: z.string().trim().min(1).max(4000) }),
  z.object({ product: z.literal('url'), url: z.string().trim().min(1).max(4000) }),
]);
export type EnrollmentSource = z.infer<typeof enrollmentSourceSchema>;

/** Where enrollment records go and where questions are asked. The token is write-only. */
const recordsEndpointInputSchema = z.object({
  baseUrl: z.url(),
  token: z.string().min(8).max(4000),
  /** PEM certificates to trust beside the system's, for a backend with its own CA. */
  trust: z.array(z.string().max(20_000)).max(8).default([]),
});

export const serverInputSchema = z.object({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(120),
  enrollment: enrollmentSourceSchema,
  /** DER certificates, base64: trust anchors for the enrollment URL only (トラストアンカー証明書). */
  anchors: z.array(z.base64()).max(16).default([]),
  records: recordsEndpointInputSchema.optional(),
  /** 有効期限 of the enrollment credentials, ISO date-time. */
  credentialsExpireAt: z.iso.datetime().optional(),
});
export type ServerInput = z.infer<typeof serverInputSchema>;

/** What every face may see of a server: the URL only masked. */
export const serverSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  product: serverProductSchema,
  maskedUrl: z.string(),
  host: z.string(),
  anchorFingerprints: z.array(z.string()),
  recordsBaseUrl: z.string().optional(),
  credentialsExpireAt: z.string().optional(),
});
export type Server = z.infer<typeof serverSchema>;
