import { createRestBackend } from '../../electron/backend/adapters/rest/rest-backend.ts';
import { createOutbox } from '../../electron/backend/outbox.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';

/** Sends what waits in a store, as a station does, until nothing waits or it is killed. */
const [dataDir = '', baseUrl = '', token = '', trust = ''] = process.argv.slice(2);
const store = openStore({ dataDir, clock: systemClock });
const backend = createRestBackend({ baseUrl, token: () => token, trust: [trust], clock: systemClock });
const outbox = createOutbox({ store, backendFor: () => backend, clock: systemClock, random: () => 0 });
outbox.start();
await outbox.drain(AbortSignal.timeout(20_000));
await outbox.stop();
backend.close();
store.close();
