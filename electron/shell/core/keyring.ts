import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { KeychainSlot } from './keychain-slot.ts';

/** What opens the vault: the Keychain's passphrase, or one that a person typed. */
export type Keyring = {
  vaultExists(): boolean;
  /** A copy of what opens the vault without asking anyone; at the very first start it is made. */
  passphrase(): Promise<Buffer | undefined>;
  /** A person typed it: kept until the program ends, for the core may have to be started again. */
  hold(typed: Buffer): void;
  /** What was offered last does not open the vault. */
  discard(): void;
  /** Whether the Keychain's passphrase is the one in use. */
  usesKeychain(): boolean;
  /** A passphrase for the Keychain to keep, to be added to a vault that a typed one opened. */
  offer(): Promise<{ readonly passphrase: Buffer; readonly replaces: string | undefined } | undefined>;
  /** The vault took the offer: from now on the Keychain opens it. */
  accept(passphrase: Buffer, slot: string): Promise<void>;
};

export function createKeyring(vaultFile: string, slot: KeychainSlot): Keyring {
  let typed: Buffer | undefined;
  let isSlotStale = false;
  let fromKeychain = false;

  async function fromSlot(): Promise<Buffer | undefined> {
    if (isSlotStale) return undefined;
    const known = await slot.read();
    if (known !== undefined || existsSync(vaultFile) || !(await slot.isAvailable())) return known;
    const made = randomPassphrase();
    // Kept before the vault exists: a vault that nothing opens must not come to be.
    await slot.write(made, undefined);
    return made;
  }

  return {
    vaultExists: () => existsSync(vaultFile),
    passphrase: async () => {
      if (typed !== undefined) return Buffer.from(typed);
      const passphrase = await fromSlot();
      fromKeychain = passphrase !== undefined;
      return passphrase;
    },
    hold: (passphrase) => {
      typed?.fill(0);
      typed = passphrase;
      fromKeychain = false;
    },
    discard: () => {
      if (typed === undefined) isSlotStale = true;
      typed?.fill(0);
      typed = undefined;
      fromKeychain = false;
    },
    usesKeychain: () => fromKeychain,
    offer: async () => {
      if (fromKeychain || !(await slot.isAvailable())) return undefined;
      return { passphrase: randomPassphrase(), replaces: slot.slotId() };
    },
    accept: async (passphrase, slotId) => {
      await slot.write(passphrase, slotId);
      isSlotStale = false;
      fromKeychain = true;
      typed?.fill(0);
      typed = undefined;
    },
  };
}

/** 256 bits, as text: the system's keychain keeps strings. */
function randomPassphrase(): Buffer {
  return Buffer.from(randomBytes(32).toString('base64url'), 'utf8');
}
