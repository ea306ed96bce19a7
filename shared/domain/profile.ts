import { z } from 'zod';
import { profileDocumentSchema, profilePathSchema } from './profile-document.ts';

/** What devices a profile is judged for. What is not said is not judged. */
export const profileTargetSchema = z.object({
  platform: z.enum(['ios', 'tvos']).default('ios'),
  osVersion: z
    .string()
    .regex(/^\d+(?:\.\d+){0,2}$/)
    .optional(),
  supervised: z.boolean().optional(),
  /** The day that matters for dates and certificates; today when left out. */
  at: z.iso.datetime().optional(),
});
export type ProfileTarget = z.output<typeof profileTargetSchema>;

export const profileFindingSchema = z.object({
  /** `error`: the device refuses the profile. `warning`: it does not do what it says. `info`: worth knowing. */
  level: z.enum(['error', 'warning', 'info']),
  /** A sentence of `shared/texts/profiles/findings`. */
  code: z.string(),
  params: z.record(z.string(), z.string()),
  /** What it is about; empty: the profile as a whole. */
  path: profilePathSchema,
  /** Of the XML that it was judged from, from 1. */
  line: z.number().int().positive().optional(),
});
export type ProfileFinding = z.infer<typeof profileFindingSchema>;

const certificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
});

export const profileSignerSchema = z.object({
  /** The signer first, then whoever issued it, as far as the file tells. */
  chain: z.array(certificateSchema).min(1).max(20),
  /** The last one issued itself. Whether anybody trusts it is not judged. */
  complete: z.boolean(),
  signedAt: z.string().optional(),
});
export type ProfileSigner = z.infer<typeof profileSignerSchema>;

const profileRemovalSchema = z.object({
  /** Nobody removes it by hand. */
  disallowed: z.boolean(),
  /** Its user needs a password for it. */
  password: z.boolean(),
  at: z.string().optional(),
  /** Seconds from the installation on. */
  after: z.number().optional(),
});

const profileRoleSchema = z.enum(['wifi', 'silent']);

/** A profile of the station's library, as listed: nothing in it is secret. Each change makes a new revision. */
export const libraryProfileSchema = z.object({
  id: z.uuid(),
  revision: z.number().int().positive(),
  name: z.string(),
  origin: z.enum(['imported', 'built']),
  /** PayloadIdentifier; empty where the file has none. */
  identifier: z.string(),
  /** The one that fits it: Wi-Fi goes first. */
  role: profileRoleSchema,
  /** Of the file as it came. */
  fileSha256: z.string(),
  /** Of the bytes that devices get: the file's own unless that is no UTF-8. */
  sha256: z.string(),
  payloads: z.array(z.object({ type: z.string(), displayName: z.string().optional() })),
  removal: profileRemovalSchema,
  signer: profileSignerSchema.optional(),
  /** Filled in for each device when a plan is made. */
  variables: z.array(z.string()),
  hasSecrets: z.boolean(),
  savedAt: z.string(),
});
export type LibraryProfile = z.infer<typeof libraryProfileSchema>;

export const listedProfileSchema = libraryProfileSchema.extend({
  /** Blueprints that install it; `revision` is the one they hold. */
  usedBy: z.array(z.object({ id: z.uuid(), name: z.string(), revision: z.number().int() })),
});
export type ListedProfile = z.infer<typeof listedProfileSchema>;

/** What a profile says, with its secrets masked. */
export const profileContentsSchema = z.object({
  document: profileDocumentSchema,
  /** The same as XML, for the raw editor. */
  xml: z.string(),
  identifier: z.string(),
  displayName: z.string(),
  signer: profileSignerSchema.optional(),
  variables: z.array(z.string()),
  findings: z.array(profileFindingSchema),
});
export type ProfileContents = z.infer<typeof profileContentsSchema>;

/** Bounds both ways of writing one down; of the file itself `electron/profiles` takes no more than 3 MB. */
const profileTextLimit = 6_000_000;

export const profileSourceSchema = z.union([
  z.object({ document: profileDocumentSchema }),
  z.object({ xml: z.string().max(profileTextLimit) }),
]);
export type ProfileSource = z.infer<typeof profileSourceSchema>;

export const profileNameSchema = z.string().trim().min(1).max(200);
