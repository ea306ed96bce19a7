import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { queueSampleRecord, sampleServerId } from '../../../tests/support/sample-run.ts';
import { importDevices } from './import-devices.ts';

const columns = { serial: '機器番号', state: '状態', name: '名前' };

function list(rows: number, width: number): Buffer {
  const header = [...Object.values(columns), ...Array.from({ length: width }, (_, n) => `列${n}`)];
  const cells = (n: number) => Array.from({ length: width }, (_, column) => `値 ${n} ${column}`);
  const lines = Array.from({ length: rows }, (_, n) => [
    `DMPXK0AA${String(n).padStart(4, '0')}`,
    '有効',
    `iPad ${n}`,
    ...cells(n),
  ]);
  return Buffer.from([header, ...lines].map((line) => line.join(',')).join('\r\n'));
}

describe('a long list of a console', () => {
  it('lets a bench that runs have its turn while it is read in', async () => {
    const store = openScratchStore();
    queueSampleRecord(store, 'DMPXK0AA0007');
    const given = {
      console: 'mobiconnect sample.com',
      config: { kind: 'mobiconnect', account: 'sample.com' },
      servers: [{ serverId: sampleServerId }],
      fileName: 'list.csv',
      columns,
      preview: false,
    } as const;
    const read = (bytes: Buffer) => importDevices({ store, now: new Date() }, { ...given, bytes });
    await read(list(50, 80));

    const bytes = list(1_500, 80);
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    await setImmediate();
    const began = performance.now();
    const { report } = await read(bytes);
    const wholeMs = performance.now() - began;
    await setImmediate();
    delays.disable();
    expect(report).toMatchObject({ rows: 1_500, matched: 1 });
    expect(delays.max / 1e6 / wholeMs).toBeLessThan(0.7);
  });
});
