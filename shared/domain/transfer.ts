import { z } from 'zod';

/** Files go through windows and sockets whole. */
export const transferLimitBytes = 24 * 1024 * 1024;
export const transferExtension = '.kitstation';

/** What a bundle is made of, in the order in which it is taken in: what refers to something comes after it. */
export const sectionNames = [
  'settings',
  'slots',
  'ignored',
  'organizations',
  'servers',
  'profiles',
  'library',
  'blueprints',
  'rosters',
  'expiries',
] as const;
export const sectionNameSchema = z.enum(sectionNames);
export type SectionName = z.infer<typeof sectionNameSchema>;

/** What this station could give away. */
export const transferContentsSchema = z.array(
  z.object({
    section: sectionNameSchema,
    names: z.array(z.string()),
    /** Goes only with these. */
    needs: z.array(sectionNameSchema),
    /** Comes along with what needs it; nobody is asked about it. */
    isPart: z.boolean(),
  }),
);
export type TransferContents = z.infer<typeof transferContentsSchema>;

/** What an item tells of itself, and what the one here tells in the same place. */
export const transferFactSchema = z.object({
  what: z.enum([
    'fingerprint',
    'key',
    'url',
    'anchors',
    'records',
    'expires',
    'organization',
    'server',
    'profiles',
    'ports',
    'note',
    'days',
    'details',
    'accepts',
    'rows',
    'digest',
    'changes',
  ]),
  value: z.string(),
  here: z.string().optional(),
});
export type TransferFact = z.infer<typeof transferFactSchema>;

/** `take`: as it is there. `keep`: as it is here, or not at all. `both`: theirs beside mine, under a name of its own. */
export const mergeChoiceSchema = z.enum(['take', 'keep', 'both']);
export type MergeChoice = z.infer<typeof mergeChoiceSchema>;

export const transferItemSchema = z.object({
  /** `section/id`. */
  key: z.string(),
  section: sectionNameSchema,
  name: z.string(),
  state: z.enum(['new', 'same', 'different']),
  facts: z.array(transferFactSchema),
  /** What may be chosen; the first is what happens when nothing is said. */
  choices: z.array(mergeChoiceSchema).min(1),
  /** Trusts that taking it would add here. */
  trusts: z.array(z.string()),
});
export type TransferItem = z.infer<typeof transferItemSchema>;

/** Something this station would believe from then on: ticked by itself, or what needs it is refused. */
export const addedTrustSchema = z.object({
  /** `host:…` or `anchor:…`. */
  id: z.string(),
  kind: z.enum(['host', 'anchor']),
  /** A host's name, or the SHA-256 fingerprint of a certificate. */
  value: z.string(),
  /** Of a certificate. */
  subject: z.string().optional(),
  expiresAt: z.string().optional(),
  /** Names of the servers that bring it. */
  servers: z.array(z.string()),
});
export type AddedTrust = z.infer<typeof addedTrustSchema>;

export const transferPreviewSchema = z.object({
  exportedAt: z.string(),
  station: z.string(),
  /** Whether supervision keys are in it. */
  identities: z.boolean(),
  items: z.array(transferItemSchema),
  trusts: z.array(addedTrustSchema),
});
export type TransferPreview = z.infer<typeof transferPreviewSchema>;

export const transferChoicesSchema = z.object({
  /** By an item's key; what is not named gets its first choice. */
  choices: z.record(z.string().max(300), mergeChoiceSchema).default({}),
  /** Ids of the trusts that a person ticked. */
  trust: z.array(z.string().max(300)).max(2000).default([]),
});

export const transferResultSchema = z.object({
  /** Name of the copy of the store from before: restoring it undoes the import. */
  backup: z.string(),
  added: z.array(z.string()),
  changed: z.array(z.string()),
  left: z.number().int(),
});
export type TransferResult = z.infer<typeof transferResultSchema>;
