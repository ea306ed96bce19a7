import { z } from 'zod';

const line = z.string().max(500);

/**
 * What an inbox keeps of one webhook event (mdm §3). Tokens, push magic and unlock tokens are secrets of the MDM and
 * never get as far as this.
 */
export const inboxEventSchema = z.object({
  /** Position in this inbox, rising, never used twice. */
  seq: z.number().int().positive(),
  /** When the server says it happened; when it came in, where the server does not say. */
  at: z.iso.datetime(),
  /** `mdm.Authenticate`, `mdm.TokenUpdate`, …; also topics nobody knew when this was written. */
  topic: line,
  /** UDID, or the enrollment id of a user enrollment. */
  enrollmentId: line.optional(),
  serial: line.optional(),
  /** Query parameters of the ServerURL: group, batch and station may stand there. */
  params: z.record(line, line).optional(),
  status: line.optional(),
  commandId: line.optional(),
  /** Identifiers of a ProfileList. */
  profiles: z.array(line).max(2000).optional(),
});
export type InboxEvent = z.infer<typeof inboxEventSchema>;

/** One page of events for a station. `inbox` is the inbox's own id: another one means to begin anew. */
export const inboxPageSchema = z.object({
  inbox: z.uuid(),
  events: z.array(inboxEventSchema).max(1000),
  /** True when more than this page wait. */
  more: z.boolean(),
});
export type InboxPage = z.infer<typeof inboxPageSchema>;
