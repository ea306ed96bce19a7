import { z } from 'zod';
import { KitError } from '../../shared/errors/kit-error.ts';

const MAX_BYTES = 64 * 1024;

const tokenSchema = z.object({
  token: z.string().min(1),
  /** RFC 3339, also with an offset without a colon (mdm §5). */
  expDate: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/),
  orgName: z.string().max(300).default(''),
});

/** What a token for apps (`.vpptoken`, sToken) says of itself; not the token. */
export type VppToken = { readonly organization: string; readonly endsAt: string };

/**
 * Reads the end of a VPP token: base64 of a JSON text (mdm §5). What is returned can be kept and shown.
 * @throws KitError `calendar.not-a-vpp-token`
 */
export function readVppToken(bytes: Buffer): VppToken {
  if (bytes.length > MAX_BYTES) throw new KitError('calendar.not-a-vpp-token');
  const parsed = tokenSchema.safeParse(contentOf(bytes.toString('latin1').trim()));
  if (!parsed.success) throw new KitError('calendar.not-a-vpp-token');
  const { expDate, orgName } = parsed.data;
  const endsAt = new Date(expDate.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(endsAt.getTime())) throw new KitError('calendar.not-a-vpp-token');
  return { organization: orgName, endsAt: endsAt.toISOString() };
}

function contentOf(text: string): unknown {
  const compact = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return undefined;
  try {
    // Cause of a failure would hold the token's text: it is dropped.
    return JSON.parse(Buffer.from(compact, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
