import { z } from 'zod';
import { problemSchema } from './run.ts';

/** Copies hold what the records' retention removes: none stays for ever. */
export const backupDaysSchema = z.int().min(1).max(365);

/** Why a copy was made. */
export const backupReasonSchema = z.enum(['daily', 'by-hand', 'before-import', 'before-update', 'replaced']);
export type BackupReason = z.infer<typeof backupReasonSchema>;

export const backupSchema = z.object({
  /** Its file's name in the backups folder. */
  name: z.string(),
  at: z.string(),
  reason: backupReasonSchema,
  bytes: z.number().int(),
  /** When it was last looked through and found whole; absent when never, or when it was found damaged. */
  checkedAt: z.string().optional(),
});
export type Backup = z.infer<typeof backupSchema>;

export const backupBookSchema = z.object({
  /** Newest first. */
  backups: z.array(backupSchema),
  keepDays: z.number().int(),
  /** Why the last automatic one failed. */
  problem: problemSchema.optional(),
});
export type BackupBook = z.infer<typeof backupBookSchema>;

/** What a copy holds, and what would be missing after it was restored. */
export const backupVerdictSchema = z.object({
  backup: backupSchema,
  schema: z.number().int(),
  /** Of the copy, and of the store in use. */
  runs: z.object({ there: z.number().int(), here: z.number().int() }),
  records: z.object({ there: z.number().int(), here: z.number().int() }),
});
export type BackupVerdict = z.infer<typeof backupVerdictSchema>;
