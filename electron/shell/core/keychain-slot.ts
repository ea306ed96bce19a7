import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../json-file.ts';

const slotFileSchema = z.object({
  version: z.literal(1),
  /** The passphrase, sealed by the system's keychain. */
  sealed: z.base64().max(4096),
  /** Id of the vault's slot that it opens; unknown for the one the vault was made with. */
  slot: z.string().optional(),
});

/** One passphrase of the vault, random, kept in a file that only this Mac's Keychain opens. */
export type KeychainSlot = {
  /** Whether this system keeps secrets for us; a key that lies beside the file is none (`basic_text`). */
  isAvailable(): Promise<boolean>;
  /** @returns nothing when there is none, or the Keychain does not give it out. */
  read(): Promise<Buffer | undefined>;
  /** The vault's slot that the file is about. */
  slotId(): string | undefined;
  write(passphrase: Buffer, slot: string | undefined): Promise<void>;
};

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/** @param folder of the station profile. */
export function keychainSlot(folder: string, storage: Storage, platform = process.platform): KeychainSlot {
  const file = join(folder, 'keychain-slot.json');
  const content = () => readJsonFile(file, slotFileSchema);

  async function isAvailable(): Promise<boolean> {
    if (!(await storage.isAsyncEncryptionAvailable())) return false;
    return platform !== 'linux' || !['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend());
  }

  async function write(passphrase: Buffer, slot: string | undefined): Promise<void> {
    const sealed = await storage.encryptStringAsync(passphrase.toString('utf8'));
    writeJsonFile(file, { version: 1, sealed: sealed.toString('base64'), ...(slot === undefined ? {} : { slot }) });
  }

  return {
    isAvailable,
    slotId: () => content()?.slot,
    write,
    read: async () => {
      const found = content();
      if (found === undefined || !(await isAvailable())) return undefined;
      try {
        const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(found.sealed, 'base64'));
        const passphrase = Buffer.from(result, 'utf8');
        if (shouldReEncrypt) await write(passphrase, found.slot);
        return passphrase;
      } catch {
        return undefined;
      }
    },
  };
}
