import { z } from 'zod';
import { problemSchema } from './run.ts';

export const mirrorStatusSchema = z.object({
  folder: z.string(),
  /** `behind`: records wait to be written there; they are safe in the queue meanwhile. */
  state: z.enum(['up-to-date', 'behind']),
  waiting: z.number().int(),
  lastWrittenAt: z.string().optional(),
  /** Why it is behind: the stick was pulled, the disk is full, … */
  problem: problemSchema.optional(),
});
export type MirrorStatus = z.infer<typeof mirrorStatusSchema>;

export const mirrorImportSchema = z.object({
  /** False: this is what would come. */
  kept: z.boolean(),
  /** Every station that wrote there, with what it has in it. */
  stations: z.array(z.object({ station: z.string(), records: z.number().int(), latestAt: z.string() })),
  files: z.number().int(),
  /** Files of other keys. */
  locked: z.number().int(),
  /** Records that were new here. */
  added: z.number().int(),
  /** Records that were here, had been here, or have been taken out by hand. */
  known: z.number().int(),
  /** Another record here tells of the same effect. */
  conflicting: z.number().int(),
  /** Of those added: no server here answers to theirs, so they are kept until one is named. */
  withoutServer: z.number().int(),
  /** Lines that cannot be opened: a write that was cut off, or damage. */
  damaged: z.number().int(),
});
export type MirrorImport = z.infer<typeof mirrorImportSchema>;

/** Typed again on another Mac, by whoever holds the stick. */
export const mirrorPassphraseSchema = z.string().min(12).max(1024);
