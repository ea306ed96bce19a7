import { onTestFinished } from 'vitest';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore, type Store, type StoreOptions } from '../../electron/store/store.ts';
import { scratchDirectory } from './scratch.ts';

/** A real store in a directory of the running test's own, closed when the test is over. */
export function openScratchStore(options: Partial<StoreOptions> = {}): Store {
  const store = openStore({ dataDir: options.dataDir ?? scratchDirectory(), clock: systemClock, ...options });
  onTestFinished(() => store.close());
  return store;
}
