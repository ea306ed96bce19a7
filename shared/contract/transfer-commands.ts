import { z } from 'zod';
import { backupBookSchema, backupDaysSchema, backupSchema, backupVerdictSchema } from '../domain/backup.ts';
import {
  sectionNameSchema,
  sectionNames,
  transferChoicesSchema,
  transferContentsSchema,
  transferLimitBytes,
  transferPreviewSchema,
  transferResultSchema,
} from '../domain/transfer.ts';
import { ownPassphraseSchema } from '../domain/word-passphrase.ts';
import { mutation, query } from './command.ts';

const none = z.object({}).default({});
const byName = z.object({ name: z.string().max(200) });
const sealed = { data: z.base64().max(Math.ceil(transferLimitBytes / 3) * 4), passphrase: z.string().min(1).max(1024) };

/** A station carried to another Mac, and copies of its own store. */
export const transferCommands = {
  'transfer.contents': query(none, transferContentsSchema, 'operator'),
  /** Everything chosen in one sealed file. Without a passphrase the station makes one and tells it this once. */
  'transfer.export': query(
    z.object({
      sections: z
        .array(sectionNameSchema)
        .min(1)
        .default([...sectionNames]),
      /** With the supervision keys. */
      identities: z.boolean().default(false),
      passphrase: ownPassphraseSchema.optional(),
    }),
    z.object({ fileName: z.string(), data: z.base64(), passphrase: z.string().optional(), sha256: z.string() }),
    'operator',
  ),
  /** What such a file would bring, held against what is here. Changes nothing. */
  'transfer.read': query(z.object(sealed), transferPreviewSchema, 'operator'),
  /** All that is chosen or, when anything is wrong, nothing. A copy of the store is made first. */
  'transfer.import': mutation(z.object(sealed).extend(transferChoicesSchema.shape), transferResultSchema),

  'backups.list': query(none, backupBookSchema, 'operator'),
  'backups.take': mutation(none, backupSchema),
  'backups.verify': mutation(byName, backupVerdictSchema),
  'backups.keep': mutation(z.object({ days: backupDaysSchema }), backupBookSchema),
  /** Prepares it and ends the station: the copy takes the store's place at the next start, which follows by itself in the app. */
  'backups.restore': mutation(byName, z.object({ replaced: z.string() })),
} as const;
