import type { PracticeDesk } from '../../shared/contract/practice-desk.ts';
import type { Keyring } from './core/keyring.ts';

/** A practice room around a station that is thrown away with it. */
export type PracticeRoom = {
  /** Of the window's own files. */
  readonly dataDir: string;
  /** Where the station's profile is once the room is open. */
  readonly profileFile: string;
  /** Opens it: bench and MDM run from then on. Again gives the same, after a failure tries again. */
  open(): Promise<{ readonly passphrase: string }>;
  /** What lies beside the devices, while it is open. */
  desk(): PracticeDesk | undefined;
  /** Ends bench and MDM and removes everything. */
  close(): Promise<void>;
};

/** The room's own passphrase opens its vault, once the room is open: nobody is asked, no Keychain keeps it. */
export function practiceKeyring(room: PracticeRoom): Keyring {
  return {
    vaultExists: () => false,
    passphrase: async () => Buffer.from((await room.open()).passphrase, 'utf8'),
    hold: () => {},
    discard: () => {},
    usesKeychain: () => false,
    offer: async () => undefined,
    accept: async () => {},
  };
}
