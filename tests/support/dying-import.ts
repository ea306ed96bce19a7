import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProfileStore } from '../../electron/identity/profile-store.ts';
import { createSecretStore } from '../../electron/identity/secrets.ts';
import { createVault } from '../../electron/identity/vault.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { openBundle } from '../../electron/station/transfer/bundle.ts';
import { compare, takeIn } from '../../electron/station/transfer/take-in.ts';
import { openStore } from '../../electron/store/store.ts';

/** Takes a bundle in and kills itself right before or right after the commit: `node dying-import.ts DATA-DIR BUNDLE MOMENT`. */
const [dataDir = '', bundle = '', moment = ''] = process.argv.slice(2);
let isImporting = false;
const store = openStore({
  dataDir,
  clock: systemClock,
  witness: (reached) => {
    if (isImporting && reached === moment) process.kill(process.pid, 'SIGKILL');
  },
});
const vault = await createVault({
  file: join(dataDir, 'vault.json'),
  passphrase: Buffer.from('word'),
  scryptN: 2 ** 12,
});
const secrets = createSecretStore({ store, vault, clock: systemClock });
const parts = { store, secrets, profiles: createProfileStore(store, vault), clock: systemClock };
const opened = await openBundle(readFileSync(bundle), Buffer.from('any'), async () => Buffer.alloc(32, 7));
const comparison = compare(opened, parts);
isImporting = true;
await takeIn(comparison, { choices: {}, trust: comparison.preview.trusts.map(({ id }) => id) });
