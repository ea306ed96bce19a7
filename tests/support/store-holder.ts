import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';

/** Owns the store in the directory given until it is killed. */
const [dataDir = ''] = process.argv.slice(2);
const store = openStore({ dataDir, clock: systemClock });
process.stdout.write('owned\n');
// What nobody refers to may be collected, and its lock with it.
setInterval(() => store.settings.stationId(), 60_000);
