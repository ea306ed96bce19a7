import { z } from 'zod';
import { reasonSchema } from './plan.ts';

const serverProducts = ['mobiconnect', 'clomo', 'nanomdm', 'micromdm', 'url'] as const;
export const serverProductSchema = z.enum(serverProducts);
export type ServerProduct = z.infer<typeof serverProductSchema>;

const groupSchema = z.string().trim().min(1).max(120);
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

/** A source, or an enrollment URL as somebody pasted it: the station reads it and keeps what it means. */
export const enrollmentInputSchema = z.discriminatedUnion('product', [
  ...enrollmentSourceSchema.options,
  z.object({ product: z.literal('pasted'), url: z.string().trim().min(1).max(4000) }),
]);
export type EnrollmentInput = z.infer<typeof enrollmentInputSchema>;

/** What an enrollment URL says, without its secret. */
export const urlMeaningSchema = z.object({
  product: serverProductSchema,
  host: z.string(),
  maskedUrl: z.string(),
  /** mobiconnect's アカウントID, CLOMO's お客さまドメイン. */
  account: z.string().optional(),
  /** mobiconnect's 端末登録用ユーザーID. */
  userId: z.string().optional(),
  /** Usable all the same; worth a look. */
  warnings: z.array(reasonSchema),
});
export type UrlMeaning = z.infer<typeof urlMeaningSchema>;

/** Where enrollment records go and where questions are asked. The token is write-only. */
const recordsEndpoint = {
  baseUrl: z.url(),
  token: z.string().min(8).max(4000),
  /** PEM certificates to trust beside the system's, for a backend with its own CA. */
  trust: z.array(z.string().max(20_000)).max(8),
};

export const serverInputSchema = z.object({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(120),
  enrollment: enrollmentInputSchema,
  /** DER certificates, base64: trust anchors for the enrollment URL only (トラストアンカー証明書). */
  anchors: z.array(z.base64()).max(16).default([]),
  records: z.object({ ...recordsEndpoint, trust: recordsEndpoint.trust.default([]) }).optional(),
  /** 有効期限 of the enrollment credentials, ISO date-time. */
  credentialsExpireAt: z.iso.datetime().optional(),
  /** 端末登録先グループ: whose credentials these are. */
  group: groupSchema.optional(),
});
export type ServerInput = z.infer<typeof serverInputSchema>;

/** A server changed, or another made like it. What stays away from here stays as it is, secrets above all. */
export const serverChangeSchema = z.object({
  id: z.uuid(),
  /** Makes a new server and leaves this one alone. */
  asCopy: z.boolean().default(false),
  name: serverInputSchema.shape.name,
  enrollment: enrollmentInputSchema.optional(),
  anchors: z.object({
    /** Fingerprints of those that stay. */
    keep: z.array(z.string()).max(16),
    add: z.array(z.base64()).max(16),
  }),
  /** Absent: records stay at the station. Token and trust may be left out while the base URL stays the same. */
  records: z.object(recordsEndpoint).partial({ token: true, trust: true }).optional(),
  /** Absent: not known. */
  credentialsExpireAt: z.iso.datetime().optional(),
  group: groupSchema.optional(),
});
export type ServerChange = z.infer<typeof serverChangeSchema>;

/** What to look at: a saved server, one with changes that are not saved yet, or one that is only typed. */
export const serverTestSchema = z
  .object({
    id: z.uuid().optional(),
    enrollment: enrollmentInputSchema.optional(),
    /** Absent: the saved server's own. */
    anchors: serverChangeSchema.shape.anchors.optional(),
  })
  .refine(({ id, enrollment }) => id !== undefined || enrollment !== undefined);
export type ServerTest = z.infer<typeof serverTestSchema>;

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
  group: z.string().optional(),
});
export type Server = z.infer<typeof serverSchema>;
