import { randomUUID } from 'node:crypto';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from './vault.ts';

/** Secrets by reference: only sealed bytes reach the database, each sealed for its own reference. */
export type SecretStore = {
  /** @param label says what it is, for error messages; never part of the secret. @returns the reference. */
  put(bytes: Buffer, label: string): string;
  /** Keeps the secret under a reference of the caller's choice, replacing what was there. */
  putAs(ref: string, bytes: Buffer, label: string): void;
  /** @throws KitError `secrets.missing`, `vault.sealed-damaged`. */
  get(ref: string): Buffer;
  find(ref: string): Buffer | undefined;
  remove(ref: string): void;
};

export function createSecretStore(options: {
  readonly store: Pick<Store, 'secrets'>;
  readonly vault: Vault;
  readonly clock: Clock;
}): SecretStore {
  const { store, vault, clock } = options;
  const putAs = (ref: string, bytes: Buffer, label: string) =>
    store.secrets.save(ref, label, vault.seal(bytes, secretPurpose(ref)), clock.now().toISOString());
  const find = (ref: string) => {
    const row = store.secrets.get(ref);
    return row === undefined ? undefined : vault.open(row.sealed, secretPurpose(ref));
  };
  return {
    put: (bytes, label) => {
      const ref = randomUUID();
      putAs(ref, bytes, label);
      return ref;
    },
    putAs,
    get: (ref) => {
      const bytes = find(ref);
      if (bytes === undefined) throw new KitError('secrets.missing', { what: ref });
      return bytes;
    },
    find,
    remove: (ref) => store.secrets.remove(ref),
  };
}

/** What a secret is sealed for: its own reference and nothing else. */
export function secretPurpose(ref: string): string {
  return `secret ${ref}`;
}
