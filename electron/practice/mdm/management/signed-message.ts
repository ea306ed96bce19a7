import { parsePlist } from '../../../codecs/plist/parse.ts';
import type { PlistValue } from '../../../codecs/plist/value.ts';
import { verifyCms } from '../../../crypto/cms.ts';
import { type Exchange, mediaType } from '../../https/exchange.ts';

export type SignedMessage = { readonly message: PlistValue; readonly signer: Buffer };

const MAX_SIGNATURE_BYTES = 32 * 1024;
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/**
 * The plist of a device's PUT and the certificate that signed its exact bytes: `Mdm-Signature` holds a detached CMS in
 * base64 (mdm §2.4). Undefined when the media type is another, the signature is missing or does not hold, or the body
 * is no plist.
 */
export function readSignedMessage(exchange: Exchange, expectedType: string): SignedMessage | undefined {
  const header = exchange.headers['mdm-signature'];
  if (typeof header !== 'string' || mediaType(exchange.headers) !== expectedType) return undefined;
  try {
    const { signerCertificate } = verifyCms(Buffer.from(header, 'base64'), {
      detachedContent: exchange.body,
      maxBytes: MAX_SIGNATURE_BYTES,
    });
    return { message: parsePlist(exchange.body, { maxBytes: MAX_MESSAGE_BYTES }), signer: signerCertificate };
  } catch {
    return undefined;
  }
}
