import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createMirror, type Mirror, type MirrorTarget } from '../backend/mirror/mirror.ts';
import { markFolder } from '../backend/mirror/mirror-file.ts';
import { defaultScryptN, keyOfPassphrase } from '../identity/passphrase-key.ts';
import type { SecretStore } from '../identity/secrets.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';

const keyRef = 'mirror-key';

export type StationMirror = Mirror & {
  /** @throws KitError `mirror.away`, `mirror.full`, `mirror.unwritable`, having changed nothing. */
  set(folder: string, passphrase: Buffer): Promise<void>;
  clear(): void;
};

/** The mirror with its settings: the folder in the database, the key in the vault, the passphrase nowhere. */
export function createStationMirror(parts: {
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly station: string;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** Lowers the cost for tests. */
  readonly scryptN?: number;
}): StationMirror {
  const { store, secrets, station, clock, onChange, scryptN: N = defaultScryptN } = parts;
  const mirror = createMirror({ store, station, target, clock, onChange });

  function target(): MirrorTarget | undefined {
    const settings = store.settings.mirror();
    const key = settings === undefined ? undefined : secrets.find(keyRef);
    return settings === undefined || key === undefined ? undefined : { ...settings, key };
  }

  return {
    ...mirror,
    set: async (folder, passphrase) => {
      const path = resolve(folder);
      await markFolder(path);
      const salt = randomBytes(32);
      const key = await keyOfPassphrase(passphrase, salt, N);
      store.transaction(() => {
        secrets.putAs(keyRef, key, 'mirror key');
        store.settings.setMirror({ folder: path, N, salt: salt.toString('base64') });
      });
      key.fill(0);
      await mirror.settled();
    },
    clear: () => {
      store.transaction(() => {
        store.settings.setMirror(undefined);
        secrets.remove(keyRef);
      });
      onChange();
    },
  };
}
