import { z } from 'zod';
import { checkReportSchema } from './check.ts';

/** Of a certificate or a key in PEM: far less. */
const file = z.base64().min(1).max(140_000);

/** What to look at. Nothing of it is kept, a key least of all. */
export const pushInspectionSchema = z.object({
  /** As Apple's portal gave it. */
  certificate: file,
  /** The one in use until now; absent: what this station knows of the same server, or of the same topic. */
  previous: file.optional(),
  /** The private key, or the signing request (CSR), that the certificate was made for. */
  key: file.optional(),
  keyPassword: z.string().max(200).default(''),
  serverId: z.uuid().nullable().default(null),
});

export const pushReportSchema = checkReportSchema.extend({
  /** What the certificate says; absent where the file is none of Apple's. */
  certificate: z
    .object({
      topic: z.string(),
      notBefore: z.string(),
      notAfter: z.string(),
      /** SHA-256 of the certificate, hexadecimal. */
      fingerprint: z.string(),
    })
    .optional(),
  /** Whether it stands in for an earlier one; `unknown` where there is none to compare it with. */
  renewal: z.enum(['renewed', 'same', 'created-anew', 'older', 'unknown']),
});
export type PushReport = z.infer<typeof pushReportSchema>;

export const pushKeepSchema = z.object({
  certificate: file,
  serverId: z.uuid().nullable().default(null),
  /** Who can renew it: the next person will look for this. */
  appleId: z.string().trim().min(3).max(200).optional(),
  /** Said by a person who was told that every device will have to enroll again. */
  acceptNewTopic: z.boolean().default(false),
});
