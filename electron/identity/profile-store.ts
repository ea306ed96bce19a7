import { createHash } from 'node:crypto';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from './vault.ts';

/** Bytes of configuration profiles, sealed at rest, named by the SHA-256 of the plain bytes. */
export type ProfileStore = {
  put(profile: Buffer): string;
  /** @throws KitError `secrets.missing`, `vault.sealed-damaged`. */
  get(sha256: string): Buffer;
};

export function createProfileStore(store: Pick<Store, 'profileBlobs'>, vault: Vault): ProfileStore {
  return {
    put: (profile) => {
      const sha256 = createHash('sha256').update(profile).digest('hex');
      store.profileBlobs.put(sha256, vault.seal(profile, profilePurpose(sha256)));
      return sha256;
    },
    get: (sha256) => {
      const sealed = store.profileBlobs.get(sha256);
      if (sealed === undefined) throw new KitError('secrets.missing', { what: profilePurpose(sha256) });
      return vault.open(sealed, profilePurpose(sha256));
    },
  };
}

/** What a profile's bytes are sealed for. */
export function profilePurpose(sha256: string): string {
  return `profile ${sha256}`;
}
