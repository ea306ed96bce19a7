import { createRestBackend } from '../../electron/backend/adapters/rest/rest-backend.ts';
import { createOutbox } from '../../electron/backend/outbox.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';

/**
 * One station's store and outbox as a process, with a person beside it who answers whatever stops the queue (a
 * certificate that had expired) by "send again". It ends when nothing waits any more.
 */
const [dataDir = '', baseUrl = '', token = '', trust = ''] = process.argv.slice(2);
const store = openStore({ dataDir, clock: systemClock });
const backend = createRestBackend({ baseUrl, token: () => token, trust: [trust], clock: systemClock });
// Jitter at a thousandth: the waits are what the unit tests are about.
const random = () => Math.random() / 1000;
const outbox = createOutbox({ store, backendFor: () => backend, clock: systemClock, random });
outbox.start();
const person = setInterval(() => {
  if (store.destinations.paused().length > 0 || store.outbox.counts().parked > 0) outbox.release();
}, 200);
while (store.outbox.counts().pending + store.outbox.counts().parked > 0) {
  await outbox.drain(AbortSignal.timeout(600_000));
  await new Promise((resolve) => setTimeout(resolve, 50));
}
clearInterval(person);
await outbox.stop();
backend.close();
store.close();
