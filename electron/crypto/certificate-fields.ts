import { BerError, type BerNode, childOf, expectTag, readBer, readOid, readTime, stringBytes } from './der-read.ts';
import { Tag } from './der-write.ts';

/** The raw encodings that signatures and chains compare, and the validity. */
export type CertificateFields = {
  /** Complete encodings, compared byte by byte. */
  readonly serial: Buffer;
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subjectKeyIdentifier?: Buffer;
};

/** Reads those parts of a DER certificate. Throws BerError. Says nothing about its signature. */
export function parseCertificate(certificate: Uint8Array): CertificateFields {
  const body = childOf(expectTag(readBer(certificate), Tag.sequence), 0, Tag.sequence);
  const fields = body.children[0]?.tag === 0xa0 ? body.children.slice(1) : body.children;
  const validity = expectTag(fields[3], Tag.sequence);
  const identifier = findSubjectKeyIdentifier(fields);
  return {
    serial: expectTag(fields[0], Tag.integer).raw,
    issuer: expectTag(fields[2], Tag.sequence).raw,
    subject: expectTag(fields[4], Tag.sequence).raw,
    notBefore: readTime(validity.children[0]),
    notAfter: readTime(validity.children[1]),
    ...(identifier && { subjectKeyIdentifier: identifier }),
  };
}

function findSubjectKeyIdentifier(fields: readonly BerNode[]): Buffer | undefined {
  const extensions = fields.find((field) => field.tag === 0xa3)?.children[0]?.children ?? [];
  const found = extensions.find((extension) => readOid(extension.children[0]) === '2.5.29.14');
  const value = found?.children.at(-1);
  if (!value) return undefined;
  const identifier = readBer(stringBytes(value));
  if (identifier.tag !== Tag.octetString) throw new BerError('a key identifier that is none');
  return identifier.content;
}
