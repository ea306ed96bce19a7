import { generateRsaKey, type RsaKey } from '../../../crypto/keys.ts';

export type KeyPool = {
  take(): RsaKey;
  giveBack(key: RsaKey): void;
};

/**
 * Keys for lockdownd, all made at the start: a device gets another one at each erase, and making it then would take
 * the processor from the station that is being measured. `size` must be above the number of devices.
 */
export async function createKeyPool(size: number): Promise<KeyPool> {
  const keys = await Promise.all(Array.from({ length: size }, generateRsaKey));
  return {
    take() {
      const key = keys.shift();
      if (key === undefined) throw new Error('the key pool is empty');
      return key;
    },
    giveBack: (key) => void keys.push(key),
  };
}
