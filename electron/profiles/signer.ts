import { X509Certificate } from 'node:crypto';
import type { ProfileFinding, ProfileSigner } from '../../shared/domain/profile.ts';
import { finding } from '../../shared/profiles/finding.ts';
import { verifyIssuedBy } from '../crypto/chain.ts';

const maxLinks = 10;

/** Who signed, and who vouches for that signer as far as the message itself tells. Trust is nobody's claim here. */
export function describeSigner(message: {
  readonly signerCertificate: Buffer;
  readonly certificates: readonly Buffer[];
  readonly signingTime?: Date;
}): ProfileSigner {
  const { signerCertificate, certificates, signingTime } = message;
  const links = [signerCertificate];
  const left = new Set(certificates.filter((certificate) => !certificate.equals(signerCertificate)));
  let isComplete = isSelfIssued(signerCertificate);
  while (!isComplete && links.length < maxLinks) {
    const last = links.at(-1) ?? signerCertificate;
    const issuer = [...left].find((candidate) => verifyIssuedBy(last, candidate));
    if (issuer === undefined) break;
    left.delete(issuer);
    links.push(issuer);
    isComplete = isSelfIssued(issuer);
  }
  return {
    chain: links.map(describe),
    complete: isComplete,
    ...(signingTime === undefined ? {} : { signedAt: signingTime.toISOString() }),
  };
}

/** Also of one that is no CA: a station's own identity vouches for itself. */
function isSelfIssued(certificate: Buffer): boolean {
  const read = new X509Certificate(certificate);
  return read.issuer === read.subject && read.verify(read.publicKey);
}

function describe(certificate: Buffer): ProfileSigner['chain'][number] {
  const { subject, issuer, validFromDate, validToDate } = new X509Certificate(certificate);
  return {
    subject: inOneLine(subject),
    issuer: inOneLine(issuer),
    notBefore: validFromDate.toISOString(),
    notAfter: validToDate.toISOString(),
  };
}

function inOneLine(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ');
}

export function checkSigner({ chain: [signer], complete }: ProfileSigner, at: Date): readonly ProfileFinding[] {
  if (signer === undefined) return [];
  const { notBefore, notAfter } = signer;
  return [
    ...(new Date(notAfter) < at ? [finding('warning', 'signer.expired', [], { date: notAfter.slice(0, 10) })] : []),
    ...(new Date(notBefore) > at ? [finding('warning', 'signer.not-yet', [], { date: notBefore.slice(0, 10) })] : []),
    ...(complete ? [] : [finding('info', 'signer.chain-open', [], {})]),
  ];
}
