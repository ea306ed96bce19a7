import { randomUUID } from 'node:crypto';
import { createRestBackend } from '../../electron/backend/adapters/rest/rest-backend.ts';
import { createMirror } from '../../electron/backend/mirror/mirror.ts';
import { createOutbox } from '../../electron/backend/outbox.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';
import { fillStore } from './fill-store.ts';

/** A station that records, mirrors and sends until it is killed; it prints the ids of what is surely mirrored. */
const [dataDir = '', folder = '', key = '', salt = '', baseUrl = '', token = '', trust = ''] = process.argv.slice(2);
const store = openStore({ dataDir, clock: systemClock });
const station = store.settings.stationId();
const target = { folder, key: Buffer.from(key, 'base64'), salt, N: 2 ** 10 };
const mirror = createMirror({ store, station, target: () => target, clock: systemClock });
const backend = createRestBackend({ baseUrl, token: () => token, trust: [trust], clock: systemClock });
const outbox = createOutbox({ store, backendFor: () => backend, clock: systemClock, random: Math.random });
outbox.start();
for (;;) {
  const records = fillStore(store, randomUUID(), 40);
  outbox.kick();
  await mirror.settled();
  process.stdout.write(`${JSON.stringify(records)}\n`);
}
