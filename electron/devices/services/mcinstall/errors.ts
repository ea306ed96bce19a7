import { z } from 'zod';
import type { ChainLink } from '../../../../shared/domain/run.ts';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { ErrorCode } from '../../../../shared/errors/table.ts';
import { explainChain } from '../../../../shared/tables/device-errors.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';

/** A Status other than Acknowledged that names its cause itself (device-protocols §3.1). */
const STATUS_CODES: Readonly<Record<string, ErrorCode>> = {
  CertificateRejected: 'mcinstall.certificate-rejected',
  SignedRequestRejected: 'mcinstall.signed-request-rejected',
  CommandFormatError: 'mcinstall.bad-request',
  NonceNotReceived: 'mcinstall.bad-request',
};

const MAX_LINKS = 16;
const MAX_TEXT = 300;

const chainSchema = z
  .array(
    z.object({
      ErrorCode: z.number().int(),
      ErrorDomain: z.string(),
      USEnglishDescription: z.string().optional(),
      LocalizedDescription: z.string().optional(),
    }),
  )
  .transform((links): ChainLink[] =>
    links.slice(0, MAX_LINKS).map((link) => ({
      domain: link.ErrorDomain.slice(0, MAX_TEXT),
      code: link.ErrorCode,
      text: withoutUrls(link.USEnglishDescription ?? link.LocalizedDescription ?? ''),
    })),
  );

/** The device's refusal of `request`, with its whole chain; `undefined` when it acknowledged. */
export function refusal(request: string, answer: PlistDict): KitError | undefined {
  const { Status: status, ErrorChain: links } = answer;
  if (status === 'Acknowledged') return undefined;
  const chain = chainSchema.safeParse(links).data ?? [];
  const name = typeof status === 'string' ? status.slice(0, 100) : 'no status';
  const code = Object.hasOwn(STATUS_CODES, name) ? STATUS_CODES[name] : explainChain(chain)?.problem;
  return new KitError(code ?? 'mcinstall.refused', { request, status: name }, { chain });
}

/** An enrollment URL can hold a password and devices quote it: only its host stays. */
function withoutUrls(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/@]*@)?([^\s/?#"'<>]*)[^\s"'<>]*/gi, '$1$2/…')
    .slice(0, MAX_TEXT);
}
