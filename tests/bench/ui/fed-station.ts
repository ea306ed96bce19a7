import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { encodeLine } from '../../../electron/codecs/json-lines.ts';
import { endWithParent } from '../../../electron/commands/end-with-parent.ts';
import { hostStation } from '../../../electron/commands/host-station.ts';
import { readPassphrase } from '../../../electron/commands/passphrase.ts';
import { readProfileFile } from '../../../electron/station/profile.ts';
import { fedSources, listenToFeed } from './fed-sources.ts';

/** `kitbench station` whose devices and runs come from another process. */
const { values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, profile: { type: 'string' }, 'vault-fd': { type: 'string' } },
});
const profile = readProfileFile(values.profile ?? '');
const passphrase = await readPassphrase(Number(values['vault-fd']), '');
const feed = await listenToFeed(join(profile.dataDir, 'feed.sock'));

endWithParent();
await hostStation(profile, { passphrase, sources: fedSources(feed) }, (ready) => {
  process.stdout.write(encodeLine(ready));
});
