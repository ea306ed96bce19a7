import { createHash } from 'node:crypto';
import type { Authority } from '../https/authority.ts';
import type { ProfileIdentity } from './enrollment/profile.ts';
import type { Identities, IdentityOwner } from './management/identities.ts';
import { type Challenges, commonNameOf } from './scep/challenges.ts';
import { SCEP_PATH } from './scep/server.ts';

/** Gives each enrollment its identity: made here and put into the profile, or left to the device and SCEP. */
export function createIdentitySource(options: {
  readonly kind: 'pkcs12' | 'scep';
  readonly authority: Authority;
  readonly identities: Identities;
  readonly challenges: Challenges;
  readonly origin: () => string;
}): (owner: IdentityOwner) => Promise<ProfileIdentity> {
  const { kind, authority, identities, challenges, origin } = options;
  return async (owner) => {
    const commonName = commonNameOf(owner);
    if (kind === 'scep') {
      return {
        kind,
        url: origin() + SCEP_PATH,
        challenge: challenges.issue(owner),
        commonName,
        caFingerprint: createHash('sha1').update(authority.anchor).digest(),
      };
    }
    const identity = await authority.issueIdentity(commonName);
    identities.record(identity.certificate, owner);
    return { kind, identity };
  };
}
