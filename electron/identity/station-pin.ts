import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';
import type { SecretStore } from './secrets.ts';

/** Keeps curious hands out of what only an operator may do; never leaves this module but as yes or no. */
export type StationPin = {
  isSet(): boolean;
  /**
   * Resolves when it is the PIN.
   * @throws KitError `pin.wrong`, `pin.wait` while too many were wrong, `pin.not-set`.
   */
  check(pin: string): Promise<void>;
  set(pin: string): Promise<void>;
  clear(): void;
};

const ref = 'station-pin';
/** 32 MiB and some 100 ms: the seal around it, not this, is what keeps a copied database from being guessed. */
const defaultN = 2 ** 15;
/** A slip of the finger costs nothing. */
const freeTries = 3;
const firstWaitMs = 15_000;
const longestWaitMs = 15 * 60_000;

const keptSchema = z.object({ salt: z.base64(), N: z.number().int(), hash: z.base64() });

/**
 * The PIN as an scrypt hash, sealed by the vault: ten thousand PINs are soon tried on a bare hash.
 * @param scryptN lowers the cost for tests.
 */
export function createStationPin(options: {
  readonly store: Pick<Store, 'settings' | 'secrets' | 'transaction'>;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly scryptN?: number;
}): StationPin {
  const { store, secrets, clock, scryptN = defaultN } = options;
  const { settings } = store;

  /** Counted, durably, before it is judged: neither many windows at once nor a crash make a guess free. */
  function countTry(): void {
    const now = clock.now().getTime();
    const { wrong, notBefore } = settings.pinTries() ?? { wrong: 0, notBefore: new Date(0).toISOString() };
    const waitMs = Date.parse(notBefore) - now;
    // A wait longer than any we set is a clock that was put back.
    if (waitMs > 0 && waitMs <= longestWaitMs) throw waitError(waitMs);
    const next = wrong + 1;
    const notBeforeNext = new Date(now + waitAfter(next)).toISOString();
    store.transaction(() => settings.setPinTries({ wrong: next, notBefore: notBeforeNext }));
  }

  return {
    isSet: () => store.secrets.get(ref) !== undefined,
    check: async (pin) => {
      const sealed = secrets.find(ref);
      if (sealed === undefined) throw new KitError('pin.not-set');
      const { salt, N, hash } = keptSchema.parse(JSON.parse(sealed.toString('utf8')));
      countTry();
      const derived = await derive(pin, Buffer.from(salt, 'base64'), N);
      if (timingSafeEqual(derived, Buffer.from(hash, 'base64'))) return forgetTries();
      const waitMs = waitAfter(settings.pinTries()?.wrong ?? 0);
      throw waitMs === 0 ? new KitError('pin.wrong') : waitError(waitMs);
    },
    set: async (pin) => {
      const salt = randomBytes(16);
      const hash = await derive(pin, salt, scryptN);
      const kept = { salt: salt.toString('base64'), N: scryptN, hash: hash.toString('base64') };
      store.transaction(() => secrets.putAs(ref, Buffer.from(JSON.stringify(kept), 'utf8'), 'station PIN'));
      forgetTries();
    },
    clear: () => {
      store.transaction(() => secrets.remove(ref));
      forgetTries();
    },
  };

  function forgetTries(): void {
    settings.setPinTries({ wrong: 0, notBefore: new Date(0).toISOString() });
  }
}

function waitAfter(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freeTries));
}

function waitError(waitMs: number): KitError {
  return new KitError('pin.wait', { seconds: String(Math.ceil(waitMs / 1000)) });
}

function derive(pin: string, salt: Buffer, N: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // scrypt needs 128 · N · r bytes; Node's own limit is 32 MiB.
    scrypt(pin, salt, 32, { N, r: 8, p: 1, maxmem: 128 * N * 8 + 32 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
