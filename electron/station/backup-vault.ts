import Database from 'better-sqlite3';
import { profilePurpose } from '../identity/profile-store.ts';
import { secretPurpose } from '../identity/secrets.ts';
import type { Vault } from '../identity/vault.ts';

/** Counts what is sealed in a copy of the store and does not open with this vault: restored, it would be lost. */
export function unopenedSecrets(path: string, vault: Pick<Vault, 'open'>): number {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const secrets = db.prepare<[], [string, Buffer]>('SELECT ref, sealed FROM secrets').raw().all();
    const profiles = db.prepare<[], [string, Buffer]>('SELECT sha256, sealed FROM profile_blobs').raw().all();
    const sealed = [
      ...secrets.map(([ref, bytes]) => [secretPurpose(ref), bytes] as const),
      ...profiles.map(([sha256, bytes]) => [profilePurpose(sha256), bytes] as const),
    ];
    return sealed.filter(([purpose, bytes]) => !opens(vault, bytes, purpose)).length;
  } finally {
    db.close();
  }
}

function opens(vault: Pick<Vault, 'open'>, sealed: Buffer, purpose: string): boolean {
  try {
    vault.open(sealed, purpose).fill(0);
    return true;
  } catch {
    return false;
  }
}
