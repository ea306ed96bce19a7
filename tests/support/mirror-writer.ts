import { createMirror } from '../../electron/backend/mirror/mirror.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';

/** Writes what a store holds into a mirror folder, once, and prints how that went. */
const [dataDir = '', folder = '', key = '', salt = ''] = process.argv.slice(2);
const store = openStore({ dataDir, clock: systemClock });
const target = { folder, key: Buffer.from(key, 'base64'), salt, N: 2 ** 10 };
const mirror = createMirror({ store, station: 'station', target: () => target, clock: systemClock });
await mirror.settled();
process.stdout.write(`${JSON.stringify(mirror.status())}\n`);
await mirror.stop();
store.close();
