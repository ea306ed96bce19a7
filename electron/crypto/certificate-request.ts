import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { Oid, SIGNATURES } from './algorithms.ts';
import { type DistinguishedName, encodeName } from './certificates.ts';
import { BerError, type BerNode, childOf, expectTag, readBer, readOid, stringBytes } from './der-read.ts';
import { bitString, integer, nothing, oid, sequence, setOf, Tag, tlv, utf8String } from './der-write.ts';

/** A PKCS#10 certification request (RFC 2986) with a challenge password, DER, signed by its own RSA key. */
export function writeCertificateRequest(options: {
  readonly subject: DistinguishedName;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  readonly challenge: string;
}): Buffer {
  const { subject, publicKey, privateKey, challenge } = options;
  const attributes = tlv(0xa0, sequence(oid(Oid.challengePassword), setOf(utf8String(challenge))));
  const information = sequence(
    integer(0),
    encodeName(subject),
    publicKey.export({ format: 'der', type: 'spki' }),
    attributes,
  );
  const algorithm = sequence(oid(Oid.sha256WithRsa), nothing());
  return sequence(information, algorithm, bitString(sign('sha256', information, privateKey)));
}

export type CertificateRequest = {
  readonly publicKey: KeyObject;
  readonly commonName: string | undefined;
  readonly challenge: string | undefined;
};

/** Reads a request whose signature proves that the sender has the key. Throws BerError. */
export function readCertificateRequest(bytes: Buffer): CertificateRequest {
  const [information, algorithm, signature] = expectTag(readBer(bytes), Tag.sequence).children;
  const [, subject, key, attributes] = expectTag(information, Tag.sequence).children;
  const publicKey = createPublicKey({ key: expectTag(key, Tag.sequence).raw, format: 'der', type: 'spki' });
  const scheme = SIGNATURES.get(readOid(algorithm?.children[0]));
  const signed = stringBytes(signature, Tag.bitString).subarray(1);
  if (!scheme?.digest || publicKey.asymmetricKeyType !== scheme.keyType) throw new BerError('an unknown signature');
  if (!verify(scheme.digest, expectTag(information, Tag.sequence).raw, publicKey, signed)) {
    throw new BerError('the request is not signed by its key');
  }
  return { publicKey, commonName: commonNameOf(expectTag(subject, Tag.sequence)), challenge: challengeOf(attributes) };
}

function commonNameOf(subject: BerNode): string | undefined {
  const pairs = subject.children.flatMap((set) => set.children);
  const found = pairs.find((pair) => readOid(pair.children[0]) === Oid.commonName);
  return found?.children[1]?.content.toString('utf8');
}

function challengeOf(attributes: BerNode | undefined): string | undefined {
  const found = attributes?.children.find((entry) => readOid(entry.children[0]) === Oid.challengePassword);
  return found && childOf(found, 1, Tag.set).children[0]?.content.toString('utf8');
}
