import { parseArgs } from 'node:util';
import { encodeLine } from '../../electron/codecs/json-lines.ts';
import { endWithParent } from '../../electron/commands/end-with-parent.ts';
import { hostStation } from '../../electron/commands/host-station.ts';
import { readPassphrase } from '../../electron/commands/passphrase.ts';
import { readProfileFile } from '../../electron/station/profile.ts';
import { scaledCaps, scaledTimings } from './scale.ts';

/** `kitbench station` in the bench's shortened time: what it waits by its own choice is shortened like the devices' delays. */
const { values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, profile: { type: 'string' }, 'vault-fd': { type: 'string' } },
});
const passphrase = await readPassphrase(Number(values['vault-fd']), '');

endWithParent();
await hostStation(
  readProfileFile(values.profile ?? ''),
  { passphrase, timings: scaledTimings(), caps: scaledCaps() },
  (ready) => void process.stdout.write(encodeLine(ready)),
);
