import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';

/** Owns the store in the directory given until it is killed. */
const [dataDir = ''] = process.argv.slice(2);
openStore({ dataDir, clock: systemClock });
process.stdout.write('owned\n');
setInterval(() => {}, 60_000);
