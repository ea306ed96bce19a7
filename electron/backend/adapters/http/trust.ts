import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { KitError } from '../../../../shared/errors/kit-error.ts';

/**
 * The TLS context of one backend: the system's roots and, beside them, its own CA certificates.
 * @throws KitError `backend.trust-unreadable` when one of those is no certificate in PEM.
 */
export function trustContext(extra: readonly string[]): SecureContext {
  try {
    for (const certificate of extra) new X509Certificate(certificate);
    return createSecureContext({ ca: [...rootCertificates, ...extra], minVersion: 'TLSv1.2' });
  } catch (cause) {
    throw new KitError('backend.trust-unreadable', {}, { cause });
  }
}

/** Codes by which OpenSSL and Node say that the peer is not who it should be, or does not speak TLS at all. */
const trustCodes =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH|EPROTO$)/;

export function isTrustError(code: string): boolean {
  return trustCodes.test(code);
}
