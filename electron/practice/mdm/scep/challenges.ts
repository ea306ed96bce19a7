import { randomBytes } from 'node:crypto';
import type { Identities, IdentityOwner } from '../management/identities.ts';

/** One-time passwords for identities: each is good for one key of one device. */
export type Challenges = {
  issue(owner: IdentityOwner): string;
  /**
   * The certificate for a key, recorded as the owner's. The same challenge with the same key gives the same certificate
   * again (a lost answer); undefined for an unknown challenge or another key.
   */
  redeem(challenge: string, publicKey: Buffer, certify: (commonName: string) => Buffer): Buffer | undefined;
};

export function createChallenges(identities: Identities): Challenges {
  const open = new Map<string, { readonly owner: IdentityOwner; used?: { key: Buffer; certificate: Buffer } }>();
  return {
    issue(owner) {
      const challenge = randomBytes(24).toString('base64url');
      open.set(challenge, { owner });
      return challenge;
    },
    redeem(challenge, publicKey, certify) {
      const entry = open.get(challenge);
      if (!entry) return undefined;
      if (entry.used) return entry.used.key.equals(publicKey) ? entry.used.certificate : undefined;
      const certificate = certify(commonNameOf(entry.owner));
      identities.record(certificate, entry.owner);
      entry.used = { key: publicKey, certificate };
      return certificate;
    },
  };
}

export function commonNameOf({ serial }: IdentityOwner): string {
  return `Practice device ${serial}`;
}
