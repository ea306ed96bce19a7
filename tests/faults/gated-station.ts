import { parseArgs } from 'node:util';
import { encodeLine } from '../../electron/codecs/json-lines.ts';
import { endWithParent } from '../../electron/commands/end-with-parent.ts';
import { hostStation } from '../../electron/commands/host-station.ts';
import { readPassphrase } from '../../electron/commands/passphrase.ts';
import { readProfileFile } from '../../electron/station/profile.ts';
import { standStillAtCommit } from './commit-pipes.ts';

/**
 * `kitbench station` with two differences: it stands still around every commit until the harness lets it go on, and it
 * waits seconds where the field needs minutes.
 */
const { values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, profile: { type: 'string' }, 'vault-fd': { type: 'string' } },
});

endWithParent();
await hostStation(
  readProfileFile(values.profile ?? ''),
  {
    passphrase: await readPassphrase(Number(values['vault-fd']), ''),
    commitWitness: standStillAtCommit,
    timings: { eraseDoubt: 1_500, pullOut: 100, backOff: 100, lookAgain: 300 },
  },
  (ready) => void process.stdout.write(encodeLine(ready)),
);
