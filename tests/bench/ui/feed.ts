import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { parseArgs } from 'node:util';
import { encodeLine } from '../../../electron/codecs/json-lines.ts';
import { endWithParent } from '../../../electron/commands/end-with-parent.ts';
import { interrupted } from '../../../electron/commands/interrupted.ts';
import { fedDevice } from './fed-devices.ts';
import type { Change, FeedLine } from './feed-line.ts';

/**
 * The world outside the station, as a process of its own: `attach` plugs the devices in and ends; `change` changes them
 * at an even rate until it is stopped, then writes down what it changed and when.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    socket: { type: 'string', default: '' },
    devices: { type: 'string', default: '64' },
    'per-second': { type: 'string', default: '640' },
    log: { type: 'string', default: '' },
  },
});
const tickMs = 4;

endWithParent();
const devices = Array.from({ length: Number(values.devices) }, (_, index) => fedDevice(index));
const socket = createConnection(values.socket);
await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
const send = (line: FeedLine) => void socket.write(encodeLine(line));

if (positionals[0] === 'attach') {
  for (const { attach, change } of devices) {
    send(attach);
    send(change().line);
  }
} else {
  const perMs = Number(values['per-second']) / 1_000;
  const started = performance.now();
  const log: Change[] = [];
  const timer = setInterval(() => {
    const due = Math.floor((performance.now() - started) * perMs);
    while (log.length < due) {
      const device = devices[log.length % devices.length];
      if (device === undefined) return;
      const { line, text } = device.change();
      log.push({ key: device.key, text, at: Date.now() });
      send(line);
    }
  }, tickMs);
  process.stdout.write(encodeLine({ ready: true }));
  await interrupted();
  clearInterval(timer);
  writeFileSync(values.log, JSON.stringify(log));
}
socket.end(() => {
  if (positionals[0] === 'attach') process.stdout.write(encodeLine({ ready: true }));
});
