import { Oid } from './algorithms.ts';
import { CmsError } from './cms-error.ts';
import { childOf, expectTag, readBer, readOid } from './der-read.ts';
import { context, integer, oid, sequence, setOf, Tag } from './der-write.ts';

/** A SignedData message without signers that only carries certificates (RFC 5652 §5.1, "certs-only"). */
export function packCertificates(certificates: readonly Buffer[]): Buffer {
  const data = sequence(integer(1), setOf(), sequence(oid(Oid.cmsData)), context(0, ...certificates), setOf());
  return sequence(oid(Oid.cmsSignedData), context(0, data));
}

/** The certificates of such a message, DER, in their order. Throws CmsError. */
export function unpackCertificates(bytes: Buffer): Buffer[] {
  try {
    const outer = expectTag(readBer(bytes), Tag.sequence);
    if (readOid(outer.children[0]) !== Oid.cmsSignedData) throw new CmsError('unsupported', 'no certificates');
    const data = childOf(childOf(outer, 1, 0xa0), 0, Tag.sequence);
    const held = expectTag(
      data.children.find((field) => field.tag === 0xa0),
      0xa0,
    );
    return held.children.filter(({ tag }) => tag === Tag.sequence).map(({ raw }) => raw);
  } catch (error) {
    if (error instanceof CmsError) throw error;
    throw new CmsError('malformed', 'not readable certificates', { cause: error });
  }
}
