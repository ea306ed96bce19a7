import { DIGESTS, type Digest, Oid, SIGNATURES } from './algorithms.ts';
import { CmsError } from './cms-error.ts';
import {
  BerError,
  type BerNode,
  childOf,
  expectTag,
  readBer,
  readOid,
  readTime,
  retag,
  stringBytes,
} from './der-read.ts';
import { Tag } from './der-write.ts';

export type SignerIdentifier =
  | { readonly kind: 'issuer-and-serial'; readonly issuer: Buffer; readonly serial: Buffer }
  | { readonly kind: 'key-identifier'; readonly identifier: Buffer };

export type SignedAttributes = {
  /** SET OF as received, under its own tag: what the signature is over. */
  readonly encoded: Buffer;
  /** The members' encodings, for signers that sort only what they sign. */
  readonly members: readonly Buffer[];
  readonly contentType: string;
  readonly messageDigest: Buffer;
  readonly signingTime?: Date;
  /** The value of each attribute that has exactly one, by object identifier. */
  readonly values: ReadonlyMap<string, BerNode>;
};

export type SignedData = {
  readonly contentType: string;
  /** The attached content; absent when detached. */
  readonly content?: Buffer;
  readonly certificates: readonly Buffer[];
  readonly signer: {
    readonly identifier: SignerIdentifier;
    readonly digest: Digest;
    readonly keyType: 'rsa' | 'ec';
    readonly attributes?: SignedAttributes;
    readonly signature: Buffer;
  };
};

/** Takes a SignedData message with one signer apart (RFC 5652 §5), DER or BER. Throws BerError or CmsError. */
export function parseSignedData(bytes: Uint8Array): SignedData {
  const outer = expectTag(readBer(bytes), Tag.sequence);
  if (readOid(outer.children[0]) !== Oid.cmsSignedData) throw new CmsError('unsupported', 'not a signed message');
  const data = childOf(childOf(outer, 1, 0xa0), 0, Tag.sequence);
  const encapsulated = childOf(data, 2, Tag.sequence);
  const contentHolder = encapsulated.children[1];
  const signers = expectTag(data.children.at(-1), Tag.set).children;
  const [signer] = signers;
  if (!signer || signers.length !== 1) throw new CmsError('unsupported', `${signers.length} signers instead of one`);
  return {
    contentType: readOid(encapsulated.children[0]),
    ...(contentHolder && { content: stringBytes(expectTag(contentHolder, 0xa0).children[0]) }),
    certificates: readCertificates(data.children.slice(3, -1)),
    signer: readSigner(expectTag(signer, Tag.sequence)),
  };
}

function readCertificates(fields: readonly BerNode[]): Buffer[] {
  const set = fields.find((field) => field.tag === 0xa0);
  return (set?.children ?? []).filter((member) => member.tag === Tag.sequence).map((member) => member.raw);
}

function readSigner(signer: BerNode): SignedData['signer'] {
  const [, identifier, digestAlgorithm, ...rest] = signer.children;
  const digest = DIGESTS.get(readOid(digestAlgorithm?.children[0]));
  const attributes = rest[0]?.tag === 0xa0 ? rest.shift() : undefined;
  const [signatureAlgorithm, signature] = rest;
  const scheme = SIGNATURES.get(readOid(signatureAlgorithm?.children[0]));
  if (!digest || !scheme) throw new CmsError('unsupported', 'an unknown digest or signature algorithm');
  if (scheme.digest && scheme.digest !== digest) throw new CmsError('malformed', 'two digests for one signature');
  return {
    identifier: readIdentifier(identifier),
    digest,
    keyType: scheme.keyType,
    ...(attributes && { attributes: readAttributes(attributes) }),
    signature: stringBytes(signature),
  };
}

function readIdentifier(node: BerNode | undefined): SignerIdentifier {
  if (node?.tag === 0x80 || node?.tag === 0xa0) {
    return { kind: 'key-identifier', identifier: stringBytes(node, 0x80) };
  }
  const pair = expectTag(node, Tag.sequence);
  return {
    kind: 'issuer-and-serial',
    issuer: childOf(pair, 0, Tag.sequence).raw,
    serial: childOf(pair, 1, Tag.integer).raw,
  };
}

function readAttributes(node: BerNode): SignedAttributes {
  const values = new Map<string, BerNode>();
  for (const attribute of node.children) {
    const name = readOid(expectTag(attribute, Tag.sequence).children[0]);
    const [value, ...more] = childOf(attribute, 1, Tag.set).children;
    if (values.has(name)) throw new BerError('an attribute stands twice');
    if (value && more.length === 0) values.set(name, value);
  }
  const time = values.get(Oid.signingTime);
  return {
    encoded: retag(node, Tag.set),
    members: node.children.map((attribute) => attribute.raw),
    contentType: readOid(values.get(Oid.contentType)),
    messageDigest: stringBytes(values.get(Oid.messageDigest)),
    ...(time && { signingTime: readTime(time) }),
    values,
  };
}
