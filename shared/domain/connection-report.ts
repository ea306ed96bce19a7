import { z } from 'zod';
import { checkResultSchema } from './check.ts';

/** A certificate as a server showed it, whether or not anybody trusts it. */
export const shownCertificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  /** SHA-256 of the DER, hexadecimal. */
  fingerprint: z.string(),
  /** DER, base64: what `anchors` of a server take. */
  data: z.base64(),
  isAuthority: z.boolean(),
  /** It is among the server's trust anchors. */
  isAnchor: z.boolean(),
});
export type ShownCertificate = z.infer<typeof shownCertificateSchema>;

/** What one look at a server found: name, connection, certificates, answers. */
export const connectionReportSchema = z.object({
  host: z.string(),
  /** No finding is a failure. */
  ok: z.boolean(),
  results: z.array(checkResultSchema),
  /** The server's own first; empty where no connection came about. */
  chain: z.array(shownCertificateSchema),
  /** A device with the server's trust anchors would trust the chain. */
  trusted: z.boolean(),
});
export type ConnectionReport = z.infer<typeof connectionReportSchema>;
