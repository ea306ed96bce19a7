import { z } from 'zod';
import { problemSchema } from '../../shared/domain/run.ts';

/** The private line between the window's main process and the core. Secrets travel here and nowhere else. */

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const toCoreSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    /** A station profile file; without one it is the production station. */
    profileFile: z.string().optional(),
    passphrase: bytes,
  }),
  /** One more way to open the vault, in place of an earlier one if that is named. */
  z.object({
    type: z.literal('add-passphrase'),
    id: z.number().int(),
    current: bytes,
    added: bytes,
    replaces: z.string().optional(),
    /** Somebody at the window asked for it, so helper mode holds. */
    asked: z.literal(true).optional(),
  }),
  /** Comes with a message port that one face speaks the contract over. */
  z.object({ type: z.literal('face'), role: z.enum(['observer', 'operator']) }),
  z.object({ type: z.literal('ping'), id: z.number().int() }),
  z.object({ type: z.literal('pause'), paused: z.boolean() }),
  /** The Mac goes to sleep or has woken: no step starts in between. */
  z.object({ type: z.literal('sleep'), asleep: z.boolean() }),
  z.object({ type: z.literal('stop') }),
]);
export type ToCore = z.infer<typeof toCoreSchema>;

/** What the shell shows outside the page: dock, notifications, quit guard. */
export const activitySchema = z.object({
  attached: z.number().int(),
  /** Devices with a run that has not ended, waiting ones included. */
  active: z.number().int(),
  /** Devices that go no further without a person: waiting for one, failed or parked. */
  needsPerson: z.number().int(),
  /** Of the present batch: everything since the bench was last at rest. */
  done: z.number().int(),
  failed: z.number().int(),
  total: z.number().int(),
  /** 0…1 over the batch. */
  progress: z.number().min(0).max(1),
  paused: z.boolean(),
});
export type Activity = z.infer<typeof activitySchema>;

export const fromCoreSchema = z.discriminatedUnion('type', [
  /** The process is up and waits for `start`. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('started'), passphrases: z.number().int() }),
  z.object({ type: z.literal('not-started'), problem: problemSchema }),
  z.object({
    type: z.literal('passphrase-added'),
    id: z.number().int(),
    slot: z.string(),
    passphrases: z.number().int(),
  }),
  z.object({ type: z.literal('passphrase-not-added'), id: z.number().int(), problem: problemSchema }),
  z.object({ type: z.literal('pong'), id: z.number().int() }),
  /** One-way effects under way must not be cut off for so long; 0: none is. */
  z.object({ type: z.literal('one-way'), endsInMs: z.number().nonnegative() }),
  z.object({ type: z.literal('activity'), activity: activitySchema }),
  /** The process is about to end by itself: what went wrong, without any text that could hold a secret. */
  z.object({ type: z.literal('fault'), name: z.string(), code: z.string().optional(), at: z.array(z.string()) }),
  z.object({ type: z.literal('stopped') }),
]);
export type FromCore = z.infer<typeof fromCoreSchema>;
