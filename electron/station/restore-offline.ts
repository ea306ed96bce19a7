import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupVerdict } from '../../shared/domain/backup.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { openVault } from '../identity/vault.ts';
import { systemClock } from '../ports/clock.ts';
import { findBackup } from '../store/backups/catalogue.ts';
import { besideHere, type Holding, lookThrough, verifyBackup } from '../store/backups/look-through.ts';
import { finishRestore, prepareRestore, storeFile } from '../store/backups/restore.ts';
import { takeOwnerLock } from '../store/owner-lock.ts';
import { unopenedSecrets } from './backup-vault.ts';
import { type StationProfile, vaultPath } from './profile.ts';

/**
 * Restores a backup of a station that is not running, also of one whose store is too damaged to be opened.
 * @param passphrase of the vault; overwritten afterwards.
 * @throws KitError `store.owned`, `vault.*`, `backup.*`, having changed nothing.
 */
export async function restoreOffline(
  profile: StationProfile,
  name: string,
  passphrase: Buffer,
): Promise<{ readonly verdict: BackupVerdict; readonly replaced: string }> {
  const { dataDir } = profile;
  const folder = join(dataDir, 'backups');
  findBackup(folder, name);
  const owner = takeOwnerLock(dataDir);
  try {
    // One that was begun is carried out first: it counts as the present data.
    finishRestore(dataDir);
    const there = await verifyBackup(folder, name, systemClock.now());
    await requireVault(join(folder, name), name, profile, passphrase);
    const verdict = { backup: findBackup(folder, name), ...besideHere(there, holdingHere(dataDir)) };
    const replaced = prepareRestore(dataDir, name, systemClock.now());
    finishRestore(dataDir);
    return { verdict, replaced };
  } finally {
    passphrase.fill(0);
    owner.release();
  }
}

async function requireVault(path: string, name: string, profile: StationProfile, passphrase: Buffer): Promise<void> {
  const vault = await openVault({ file: vaultPath(profile), passphrase });
  try {
    const count = unopenedSecrets(path, vault);
    if (count > 0) throw new KitError('backup.other-vault', { name, count: String(count) });
  } finally {
    vault.close();
  }
}

/** A damaged store counts as empty: it is why somebody restores. */
function holdingHere(dataDir: string): Holding {
  const store = join(dataDir, storeFile);
  const nothing = { schema: 0, runs: 0, records: 0 };
  if (!existsSync(store)) return nothing;
  try {
    return lookThrough(store, storeFile);
  } catch {
    return nothing;
  }
}
