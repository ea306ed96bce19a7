import { z } from 'zod';
import { expiryInputSchema, expirySchema } from '../domain/expiry.ts';
import { pushInspectionSchema, pushKeepSchema, pushReportSchema } from '../domain/push-certificate.ts';
import { languages } from '../texts/language.ts';
import { mutation, query } from './command.ts';

const none = z.object({}).default({});

/** Everything that ends by itself, in one list; and the push certificate, on which all else hangs. */
export const calendarCommands = {
  /** Soonest first; what nobody knows the end of comes last. */
  'calendar.show': query(none, z.object({ expiries: z.array(expirySchema) })),
  /** The same for a calendar program (iCalendar), with an alarm at each warning. */
  'calendar.export': query(
    z.object({ language: z.enum(languages) }),
    z.object({ fileName: z.string(), data: z.base64() }),
  ),
  'calendar.enter': mutation(expiryInputSchema, expirySchema),
  /** Only what was entered: the rest is read from where it is. */
  'calendar.forget': mutation(z.object({ id: z.string() }), none),

  /** Reads a push certificate and compares it with the one before and with its key. Keeps nothing. */
  'push.inspect': query(pushInspectionSchema, pushReportSchema, 'operator'),
  /** Notes topic and end, so that the next renewal can be compared. */
  'push.keep': mutation(pushKeepSchema, expirySchema),
} as const;
