import { createRestBackend } from '../../electron/backend/adapters/rest/rest-backend.ts';
import { createOutbox } from '../../electron/backend/outbox.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';

/**
 * One station's store and outbox as a process. It ends when nothing waits any more; what a person would be asked for
 * (a certificate that had expired) is answered "send again" until it helps.
 */
const [dataDir = '', baseUrl = '', token = '', trust = ''] = process.argv.slice(2);
const store = openStore({ dataDir, clock: systemClock });
const backend = createRestBackend({ baseUrl, token: () => token, trust: [trust], clock: systemClock });
// Jitter at a thousandth: the waits are what the unit tests are about.
const random = () => Math.random() / 1000;
const outbox = createOutbox({ store, backendFor: () => backend, clock: systemClock, random });
outbox.start();
for (let left = 1; left > 0; ) {
  const { pending, parked } = await outbox.drain(AbortSignal.timeout(600_000));
  left = pending + parked;
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  if (left > 0) outbox.release();
}
await outbox.stop();
backend.close();
store.close();
