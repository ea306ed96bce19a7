import { KitError } from '../../shared/errors/kit-error.ts';
import { der } from '../crypto/certificates.ts';
import { verifyCms } from '../crypto/cms.ts';
import { CmsError } from '../crypto/cms-error.ts';

export type UnwrappedProfile = {
  /** The property list. */
  readonly content: Buffer;
  /** DER; its signature over the content was checked, its trust was not. */
  readonly signerCertificate?: Buffer;
};

const DER_SEQUENCE = 0x30;

/** Takes a profile out of its signature, if it has one. Throws KitError `profile.signature-*` or `profile.encoding`. */
export function unwrapProfile(bytes: Buffer): UnwrappedProfile {
  if (bytes[0] === DER_SEQUENCE) return unwrapCms(bytes);
  if (bytes.toString('latin1', 0, 6) === 'bplist') return { content: bytes };
  refuseOtherEncodings(bytes);
  return /^\ufeff?\s*-----BEGIN /.test(bytes.toString('utf8', 0, 200)) ? unwrapCms(readPem(bytes)) : { content: bytes };
}

function readPem(bytes: Buffer): Buffer {
  try {
    return der(bytes);
  } catch (error) {
    throw new KitError('profile.signature-unreadable', { reason: 'PEM' }, { cause: error });
  }
}

function unwrapCms(bytes: Buffer): UnwrappedProfile {
  const { content, signerCertificate } = checkCms(bytes);
  return { content, signerCertificate };
}

/** The message around a profile with all its certificates; `undefined` where there is none. Throws as `unwrapProfile`. */
export function openCms(bytes: Buffer): ReturnType<typeof verifyCms> | undefined {
  if (bytes[0] === DER_SEQUENCE) return checkCms(bytes);
  return bytes.toString('latin1', 0, 11) === '-----BEGIN ' ? checkCms(readPem(bytes)) : undefined;
}

function checkCms(bytes: Buffer): ReturnType<typeof verifyCms> {
  try {
    return verifyCms(bytes);
  } catch (error) {
    if (!(error instanceof CmsError)) throw error;
    const broken = error.reason === 'signature' || error.reason === 'content';
    throw broken
      ? new KitError('profile.signature-broken', {}, { cause: error })
      : new KitError('profile.signature-unreadable', { reason: error.reason }, { cause: error });
  }
}

/** UTF-16 with or without a mark, bytes that are no UTF-8, and a declaration that says another encoding. */
function refuseOtherEncodings(bytes: Buffer): void {
  const [first, second] = bytes;
  const wide =
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
  const declared = /^\ufeff?\s*<\?xml[^>]{0,100}\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(
    bytes.toString('utf8', 0, 300),
  );
  const other = declared !== null && !/^(?:utf-?8|us-ascii)$/i.test(declared[1] ?? '');
  if (wide || other || !isUtf8Text(bytes)) throw new KitError('profile.encoding');
}

function isUtf8Text(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
