import { z } from 'zod';

/** Everything around a kitting day that ends by itself. */
export const expiryKinds = [
  'push-certificate',
  'ade-token',
  'vpp-token',
  'enrollment-credentials',
  'supervision-identity',
  'trust-anchor',
  'profile-signer',
  'other',
] as const;
export const expiryKindSchema = z.enum(expiryKinds);
export type ExpiryKind = z.infer<typeof expiryKindSchema>;

/** Days before an end at which a person is told, as the consoles do from three months ahead (mdm §5). */
export const warningDays = [90, 30, 7] as const;

/** How near an end is. */
export const expiryStageSchema = z.enum(['unknown', 'over', 'days-7', 'days-30', 'days-90', 'later']);
export type ExpiryStage = z.infer<typeof expiryStageSchema>;

/** One line of the calendar. */
export const expirySchema = z.object({
  /** The same from look to look. */
  id: z.string(),
  kind: expiryKindSchema,
  /** Whose it is: a server, an organization, a profile, or as a person named it. */
  name: z.string(),
  /** What tells it from others of its kind: a topic, a subject, a group. */
  detail: z.string().optional(),
  /** ISO date-time; absent where nobody has said when it ends. */
  endsAt: z.string().optional(),
  /** Reckoned, not read. */
  estimated: z.boolean(),
  stage: expiryStageSchema,
  /** Whole days left; negative once it is over. */
  days: z.number().int().optional(),
  /** Blueprints that no longer do what they say once it is over. */
  breaks: z.array(z.object({ id: z.string(), name: z.string() })),
  /** It was entered here, and can be removed here. */
  entered: z.boolean(),
});
export type Expiry = z.infer<typeof expirySchema>;

const name = z.string().trim().min(1).max(120);
const serverId = z.uuid().nullable().default(null);
const day = z.iso.date();

/** What people enter because nothing on the station tells it. Token and key files are read and not kept. */
export const expiryInputSchema = z.discriminatedUnion('kind', [
  /** Its end is sealed to the MDM (mdm §5): a year after it was downloaded is an estimate. */
  z.object({ kind: z.literal('ade-token'), id: z.uuid().optional(), name, downloadedOn: day, serverId }),
  /** The token file: its end is read, the token itself is dropped. */
  z.object({ kind: z.literal('vpp-token'), file: z.base64().min(1).max(100_000), serverId }),
  z.object({ kind: z.literal('other'), id: z.uuid().optional(), name, endsOn: day, serverId }),
]);
export type ExpiryInput = z.infer<typeof expiryInputSchema>;

const entered = { id: z.uuid(), serverId: z.uuid().nullable(), enteredAt: z.string() };

/** What is kept of it. */
export const enteredExpirySchema = z.discriminatedUnion('kind', [
  z.object({
    ...entered,
    kind: z.literal('push-certificate'),
    topic: z.string(),
    /** SHA-256 of the certificate, and of its public key. */
    fingerprint: z.string(),
    publicKey: z.string(),
    endsAt: z.string(),
    /** The Apple ID that made it and must renew it. */
    appleId: z.string().optional(),
  }),
  z.object({ ...entered, kind: z.literal('ade-token'), name: z.string(), downloadedOn: z.string() }),
  z.object({ ...entered, kind: z.literal('vpp-token'), name: z.string(), endsAt: z.string() }),
  z.object({ ...entered, kind: z.literal('other'), name: z.string(), endsOn: z.string() }),
]);
export type EnteredExpiry = z.infer<typeof enteredExpirySchema>;
export type PushCertificateEntry = Extract<EnteredExpiry, { kind: 'push-certificate' }>;
