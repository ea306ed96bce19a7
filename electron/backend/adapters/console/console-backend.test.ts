import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../../tests/support/open-scratch-store.ts';
import { queueSampleRecord, sampleRecord } from '../../../../tests/support/sample-run.ts';
import { systemClock } from '../../../ports/clock.ts';
import type { Sighting } from '../../../store/repositories/consoles.ts';
import type { FileProduct } from '../../files/products.ts';
import { describeMdmBackend } from '../../port-contract.ts';
import { createConsoleBackend } from './console-backend.ts';

const serial = 'DMPXK0AAJF88';
const signal = () => AbortSignal.timeout(5_000);

function open(product: FileProduct) {
  const store = openScratchStore();
  const console = `${product} school`;
  const connect = () =>
    createConsoleBackend({ product, console, serverName: '青葉小', consoles: store.consoles, clock: systemClock });
  const list = (...rows: Partial<Sighting>[]) =>
    store.consoles.replace(
      console,
      rows.map((row) => ({ serial, state: '', cells: {}, fileName: 'list.csv', ...row })),
      '2026-04-02T00:00:00.000Z',
    );
  return { store, connect, list };
}

const declared = { records: false, lookup: true, commands: false, files: true };
describe.each<FileProduct>(['mobiconnect', 'clomo'])('%s', (product) => {
  describeMdmBackend({ describe, it }, `the console of ${product} by its files`, declared, async () => {
    const { connect, list } = open(product);
    list({ state: '有効' }, { serial: 'F9FXC2OTHER', state: '管理中' });
    return {
      connect,
      newRecord: () => sampleRecord('run'),
      unknownSerial: 'F9FXC2ABC',
      close: async () => {},
    };
  });
});

describe('a console that only has files', () => {
  it.each<[FileProduct, string, string]>([
    ['mobiconnect', '有効', 'yes'],
    ['mobiconnect', '無効', 'no'],
    ['mobiconnect', 'はてな', 'unknown'],
    ['clomo', '管理中', 'yes'],
    ['clomo', '事前登録', 'no'],
    ['clomo', '取り消し線', 'no'],
  ])('of %s means by %s: %s', async (product, state, enrolled) => {
    const { connect, list } = open(product);
    list({ state, readAt: '2026-04-01T00:00:00.000Z' });
    expect(await connect().lookup([serial], signal())).toEqual([
      {
        serial,
        enrolled,
        halfEnrolled: false,
        lastSeenAt: '2026-04-01T00:00:00.000Z',
        source: 'list.csv (serial)',
        asOf: '2026-04-01T00:00:00.000Z',
      },
    ]);
  });

  it('answers by what the latest file and the latest records say', async () => {
    const { store, connect, list } = open('mobiconnect');
    const backend = connect();
    const answer = async () => (await backend.lookup([serial], signal()))[0]?.enrolled;
    expect(await answer()).toBe('unknown');
    list({ serial: undefined, wifiMac: '04f45f07a7a9', state: '有効' });
    expect(await answer()).toBe('unknown');
    queueSampleRecord(store, serial, { device: { serial, udid: 'u', wifiMac: '04:F4:5F:07:A7:A9' } });
    expect(await answer()).toBe('yes');
    list({ serial: undefined, wifiMac: '04f45f07a7a9', state: '無効' });
    expect(await answer()).toBe('no');
  });

  it('asks for its first file when it is tried', async () => {
    await expect(open('clomo').connect().check(signal())).rejects.toMatchObject({ code: 'backend.no-layout' });
  });
});
