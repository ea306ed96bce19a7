import { createHash, type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import { Oid, type SigningDigest } from './algorithms.ts';
import { parseCertificate } from './certificate-fields.ts';
import { CmsError } from './cms-error.ts';
import { parseSignedData, type SignedData, type SignerIdentifier } from './cms-structure.ts';
import { BerError, type BerNode, readBer } from './der-read.ts';
import { context, integer, nothing, octetString, oid, sequence, setOf, Tag, time, tlv } from './der-write.ts';

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;

/**
 * A CMS SignedData message over exactly `content`, never rewritten as text (device-protocols §3.3). Version 1, one RSA
 * signer by issuer and serial, its certificate first. Throws CmsError `signer` when the key is not the certificate's.
 */
export function signCms(options: {
  readonly content: Buffer;
  /** DER. */
  readonly certificate: Buffer;
  readonly key: KeyObject;
  /** Leaves the content out of the message. */
  readonly detached?: boolean;
  readonly digest?: SigningDigest;
  readonly extraCertificates?: readonly Buffer[];
  /** Now, when left out. */
  readonly signingTime?: Date;
  /** Further signed attributes: object identifier and encoded value. */
  readonly attributes?: readonly (readonly [oid: string, value: Buffer])[];
}): Buffer {
  const { content, certificate, key, digest = 'sha256' } = options;
  if (key.asymmetricKeyType !== 'rsa' || !new X509Certificate(certificate).checkPrivateKey(key)) {
    throw new CmsError('signer', 'the key is not the RSA key of the certificate');
  }
  const { issuer, serial } = parseCertificate(certificate);
  const digestAlgorithm = sequence(oid(Oid[digest]));
  // Some receivers check the bytes as sent and some sort them first: only DER order satisfies both.
  const attributes = setOf(
    attribute(Oid.contentType, oid(Oid.cmsData)),
    attribute(Oid.signingTime, time(options.signingTime ?? new Date())),
    attribute(Oid.messageDigest, octetString(createHash(digest).update(content).digest())),
    ...(options.attributes ?? []).map(([name, value]) => attribute(name, value)),
  );
  const signer = sequence(
    integer(1),
    sequence(issuer, serial),
    digestAlgorithm,
    tlv(0xa0, readBer(attributes).content),
    sequence(oid(Oid.rsaEncryption), nothing()),
    octetString(sign(digest, attributes, key)),
  );
  const data = sequence(
    integer(1),
    setOf(digestAlgorithm),
    sequence(oid(Oid.cmsData), ...(options.detached ? [] : [context(0, octetString(content))])),
    context(0, certificate, ...(options.extraCertificates ?? [])),
    setOf(signer),
  );
  return sequence(oid(Oid.cmsSignedData), context(0, data));
}

function attribute(name: string, value: Buffer): Buffer {
  return sequence(oid(name), tlv(Tag.set, value));
}

type VerifiedCms = {
  readonly content: Buffer;
  /** DER; taken from the message and so trusted by nobody yet. */
  readonly signerCertificate: Buffer;
  readonly certificates: readonly Buffer[];
  /** What the signer claims. */
  readonly signingTime?: Date;
  /** The signed attributes' values, by object identifier. */
  readonly attributes: ReadonlyMap<string, BerNode>;
};

/**
 * Checks that the message's one signer, whose certificate it carries, signed the content. DER or BER, with or without
 * signed attributes, RSA or ECDSA. Whether that signer is to be trusted is the caller's question: compare the
 * certificate's bytes, or use `verifyChain`. Throws CmsError.
 */
export function verifyCms(
  bytes: Buffer,
  options: { readonly detachedContent?: Buffer; readonly maxBytes?: number } = {},
): VerifiedCms {
  if (bytes.length > (options.maxBytes ?? DEFAULT_MAX_BYTES))
    throw new CmsError('too-large', 'the message is too large');
  try {
    const message = parseSignedData(bytes);
    const content = chooseContent(message, options.detachedContent);
    const signerCertificate = findCertificate(message.certificates, message.signer.identifier);
    checkSignature(message, content, signerCertificate);
    const { signingTime, values: attributes = new Map() } = message.signer.attributes ?? {};
    const { certificates } = message;
    return { content, signerCertificate, certificates, attributes, ...(signingTime && { signingTime }) };
  } catch (error) {
    if (error instanceof CmsError) throw error;
    throw new CmsError('malformed', 'not a readable signed message', { cause: error });
  }
}

function chooseContent(message: SignedData, detached: Buffer | undefined): Buffer {
  const content = message.content ?? detached;
  if (!content) throw new CmsError('content', 'the content is neither in the message nor beside it');
  if (detached && !content.equals(detached)) throw new CmsError('content', 'the message holds another content');
  return content;
}

function findCertificate(certificates: readonly Buffer[], identifier: SignerIdentifier): Buffer {
  const found = certificates.find((certificate) => {
    const fields = parseCertificate(certificate);
    return identifier.kind === 'key-identifier'
      ? fields.subjectKeyIdentifier?.equals(identifier.identifier)
      : fields.issuer.equals(identifier.issuer) && fields.serial.equals(identifier.serial);
  });
  if (!found) throw new CmsError('signer', "the signer's certificate is not in the message");
  return found;
}

function checkSignature(message: SignedData, content: Buffer, certificate: Buffer): void {
  const { attributes, digest, keyType, signature } = message.signer;
  const { publicKey } = new X509Certificate(certificate);
  if (publicKey.asymmetricKeyType !== keyType) throw new CmsError('signature', 'the key does not fit the signature');
  const holds = (signed: Buffer) => verify(digest, signed, publicKey, signature);
  if (!attributes) {
    if (message.contentType !== Oid.cmsData || looksLikeAttributes(content)) {
      throw new CmsError('malformed', 'signed attributes are missing');
    }
    if (!holds(content)) throw new CmsError('signature', 'the signature does not hold');
    return;
  }
  if (attributes.contentType !== message.contentType) throw new CmsError('content', 'another content type was signed');
  if (!createHash(digest).update(content).digest().equals(attributes.messageDigest)) {
    throw new CmsError('content', 'another content was signed');
  }
  if (!holds(attributes.encoded) && !holds(setOf(...attributes.members))) {
    throw new CmsError('signature', 'the signature does not hold');
  }
}

/** A signature over attributes, shown as one over content that happens to be those attributes, would hold. */
function looksLikeAttributes(content: Buffer): boolean {
  if (content[0] !== Tag.set) return false;
  try {
    return readBer(content).children.some((member) => member.children[0]?.raw.equals(oid(Oid.messageDigest)));
  } catch (error) {
    if (error instanceof BerError) return false;
    throw error;
  }
}
