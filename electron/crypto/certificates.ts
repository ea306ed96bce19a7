import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { Oid, type SigningDigest } from './algorithms.ts';
import { type CertificateExtensions, encodeExtensions } from './certificate-extensions.ts';
import { parseCertificate } from './certificate-fields.ts';
import {
  bitString,
  context,
  integer,
  nothing,
  oid,
  printableString,
  sequence,
  setOf,
  time,
  utf8String,
} from './der-write.ts';

export type DistinguishedName = {
  readonly cn?: string;
  readonly o?: string;
  readonly c?: string;
  /** The topic of a push certificate (mdm §5). */
  readonly uid?: string;
};

type CertificateOptions = CertificateExtensions & {
  /** Empty when left out. */
  readonly subject?: DistinguishedName;
  /** `issuerCertificate`'s subject when that is given, else the subject (self-signed). */
  readonly issuer?: DistinguishedName;
  readonly issuerCertificate?: Buffer;
  readonly subjectPublicKey: KeyObject;
  /** RSA. */
  readonly signingKey: KeyObject;
  /** Random, 64 bits, when left out. */
  readonly serial?: bigint;
  /** Now, when left out. */
  readonly notBefore?: Date;
  readonly notAfter: Date;
  readonly digest?: SigningDigest;
};

/** An X.509 v3 certificate, DER. Names are UTF8String, the country PrintableString. */
export function issueCertificate(options: CertificateOptions): Buffer {
  const { signingKey, subjectPublicKey, digest = 'sha256' } = options;
  if (signingKey.asymmetricKeyType !== 'rsa') throw new TypeError('certificates are signed with RSA keys only');
  const subject = encodeName(options.subject ?? {});
  const issuer = options.issuerCertificate && parseCertificate(options.issuerCertificate);
  const algorithm = sequence(oid(digest === 'sha1' ? Oid.sha1WithRsa : Oid.sha256WithRsa), nothing());
  const extensions = encodeExtensions(options, subjectPublicKey, issuer?.subjectKeyIdentifier);
  const body = sequence(
    context(0, integer(2)),
    integer(options.serial ?? randomSerial()),
    algorithm,
    options.issuer ? encodeName(options.issuer) : (issuer?.subject ?? subject),
    sequence(time(options.notBefore ?? new Date()), time(options.notAfter)),
    subject,
    subjectPublicKey.export({ format: 'der', type: 'spki' }),
    ...(extensions.length > 0 ? [context(3, sequence(...extensions))] : []),
  );
  return sequence(body, algorithm, bitString(sign(digest, body, signingKey)));
}

/** An RDNSequence, DER. */
export function encodeName(name: DistinguishedName): Buffer {
  const parts: Buffer[] = [];
  if (name.c !== undefined) parts.push(setOf(sequence(oid('2.5.4.6'), printableString(name.c))));
  if (name.o !== undefined) parts.push(setOf(sequence(oid('2.5.4.10'), utf8String(name.o))));
  if (name.uid !== undefined) parts.push(setOf(sequence(oid('0.9.2342.19200300.100.1.1'), utf8String(name.uid))));
  if (name.cn !== undefined) parts.push(setOf(sequence(oid('2.5.4.3'), utf8String(name.cn))));
  return sequence(...parts);
}

function randomSerial(): bigint {
  return randomBytes(8).readBigUInt64BE() | 1n;
}

export function pem(certificate: Uint8Array, label = 'CERTIFICATE'): string {
  const lines = Buffer.from(certificate)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

/** The bytes of the first PEM block, whatever its label. Throws TypeError when there is none. */
export function der(text: string | Uint8Array): Buffer {
  const source = typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
  const match = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]+)-----END \1-----/.exec(source);
  if (!match?.[2]) throw new TypeError('no PEM block');
  return Buffer.from(match[2], 'base64');
}

/** SHA-256 of the certificate in hexadecimal: how Kitbench names one. */
export function certificateFingerprint(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('hex');
}
