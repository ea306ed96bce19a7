import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { KitError } from '../../shared/errors/kit-error.ts';
import { defaultScryptN } from './passphrase-key.ts';
import { makePassphraseSlot, openPassphraseSlot } from './passphrase-slot.ts';
import { openSealed, sealBytes } from './sealing.ts';
import { isPassphraseSlot, readVaultFile, type VaultSlot, writeVaultFile } from './vault-file.ts';

/** Holds the random key under which every secret of a station profile is sealed, until it is closed. */
export type Vault = {
  /** `aad` names the use; the bytes open again only under the same name. */
  seal(bytes: Buffer, aad: string): Buffer;
  /** @throws KitError `vault.sealed-damaged`. */
  open(sealed: Buffer, aad: string): Buffer;
  /** Whether this passphrase opens the vault, by any of its slots. */
  isOpenedBy(passphrase: Buffer): Promise<boolean>;
  /** @returns the new slot's id. */
  addPassphrase(passphrase: Buffer): Promise<string>;
  slots(): { readonly id: string; readonly kind: string }[];
  /** @throws KitError `vault.last-slot` for the only one, `store.not-found`. */
  removeSlot(id: string): void;
  /** Overwrites the key. Node may have copied it before; nothing here can reach those copies. */
  close(): void;
};

type VaultOptions = { readonly file: string; readonly passphrase: Buffer };

/**
 * Makes a new vault with one passphrase. `scryptN` lowers the cost for tests.
 * @throws KitError `vault.exists`: an existing vault is never replaced.
 */
export async function createVault({
  file,
  passphrase,
  scryptN = defaultScryptN,
}: VaultOptions & { readonly scryptN?: number }): Promise<Vault> {
  if (existsSync(file)) throw new KitError('vault.exists', { file });
  const dataKey = randomBytes(32);
  const slot = await makePassphraseSlot(dataKey, passphrase, scryptN);
  if (existsSync(file)) throw new KitError('vault.exists', { file });
  writeVaultFile(file, [slot]);
  return vaultOver(file, dataKey, scryptN);
}

/** @throws KitError `vault.missing`, `vault.damaged`, `vault.newer`, `vault.wrong-passphrase`. */
export async function openVault({ file, passphrase }: VaultOptions): Promise<Vault> {
  const opened = await openSlot(file, passphrase);
  if (opened === undefined) throw new KitError('vault.wrong-passphrase');
  return vaultOver(file, opened.dataKey, opened.N);
}

async function openSlot(file: string, passphrase: Buffer) {
  for (const slot of readVaultFile(file).filter(isPassphraseSlot)) {
    const dataKey = await openPassphraseSlot(slot, passphrase);
    if (dataKey !== undefined) return { dataKey, N: slot.N };
  }
  return undefined;
}

function vaultOver(file: string, dataKey: Buffer, scryptN: number): Vault {
  let open = true;
  const key = (): Buffer => {
    if (!open) throw new KitError('vault.closed');
    return dataKey;
  };
  const change = (edit: (slots: VaultSlot[]) => VaultSlot[]) => writeVaultFile(file, edit(readVaultFile(file)));

  return {
    seal: (bytes, aad) => sealBytes(key(), bytes, aad),
    open: (sealed, aad) => {
      const plain = openSealed(key(), sealed, aad);
      if (plain === undefined) throw new KitError('vault.sealed-damaged', { what: aad });
      return plain;
    },
    isOpenedBy: async (passphrase) => {
      const opened = await openSlot(file, passphrase);
      opened?.dataKey.fill(0);
      return opened !== undefined;
    },
    addPassphrase: async (passphrase) => {
      const slot = await makePassphraseSlot(key(), passphrase, scryptN);
      change((slots) => [...slots, slot]);
      return slot.id;
    },
    slots: () => readVaultFile(file).map(({ id, kind }) => ({ id, kind })),
    removeSlot: (id) =>
      change((slots) => {
        const rest = slots.filter((slot) => slot.id !== id);
        if (rest.length === slots.length) throw new KitError('store.not-found', { what: 'vault slot', id });
        if (rest.length === 0) throw new KitError('vault.last-slot');
        return rest;
      }),
    close: () => {
      open = false;
      dataKey.fill(0);
    },
  };
}
