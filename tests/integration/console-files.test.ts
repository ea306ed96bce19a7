import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGroupCsv } from '../../electron/backend/files/group-csv.ts';
import { learnLayout } from '../../electron/backend/files/learn-layout.ts';
import { createMatcher } from '../../electron/backend/files/match-device.ts';
import { stateOf } from '../../electron/backend/files/products.ts';
import { readCsv } from '../../electron/backend/files/read-csv.ts';
import { sightingReader } from '../../electron/backend/files/read-sightings.ts';
import { csvEncodings } from '../../electron/practice/mdm/console/csv/encoding.ts';
import { type ConsoleClient, openConsoleClient } from '../support/console-client.ts';
import { type EnrollmentRoom, openEnrollmentRoom } from '../support/enrollment-room.ts';

let room: EnrollmentRoom;
let console: ConsoleClient;
beforeEach(async () => {
  const groups = [
    { group: '1年', user: 'first', password: '高い,"塀"', expiresAt: '2027-03-31T14:59:00Z' },
    { group: '1組', parent: '/ルートグループ/1年/' },
  ];
  room = await openEnrollmentRoom({ mdm: { accounts: [{ account: 'practice.example', groups }] } });
  console = await openConsoleClient(room.mdm);
  await room.enroll();
});
afterEach(() => room.close());

describe.each(csvEncodings)('the practice console’s files in %s, read by the station', (encoding) => {
  const file = (operation: string): Promise<Buffer> => console.do(operation, { query: { encoding } });

  it('are its groups with credentials and expiries', async () => {
    expect(readGroupCsv(await file('downloadGroups'), 'groups.csv')).toEqual([
      {
        path: '/ルートグループ/1年',
        credential: { userId: 'first', password: '高い,"塀"' },
        expiresAt: '2027-03-31T14:59:00.000Z',
      },
      { path: '/ルートグループ/1年/1組', fault: 'no-credential' },
    ]);
  });

  it('are its devices, found by Wi-Fi MAC in 端末番号, with their state', async () => {
    const { serial, wifiMac } = room.device.hardware;
    const ours = { serial, udid: room.device.hardware.udid, wifiMac, name: 'another name' };
    const read = async () => {
      const table = readCsv(await file('downloadDevices'), 'devices.csv');
      const layout = await learnLayout(table, { product: 'mobiconnect', known: undefined, said: {}, devices: [] });
      expect(layout.encoding).toBe(encoding === 'utf-8' ? 'utf-8-bom' : 'cp932');
      const sightings = table.rows
        .map(sightingReader(table, layout))
        .flatMap((sighting) => (sighting === undefined ? [] : [{ ...sighting, importedAt: 'now' }]));
      return createMatcher(sightings, [ours])(ours);
    };
    const active = await read();
    expect(active).toMatchObject({ kind: 'match', by: 'wifiMac', sighting: { plan: 'iOS-Standard' } });
    expect(active.kind === 'match' && stateOf('mobiconnect', active.sighting.state)).toBe('active');

    await console.do('forceInactivation', { body: { serials: [serial], password: 'practice-admin', consent: true } });
    const inactive = await read();
    expect(inactive.kind === 'match' && stateOf('mobiconnect', inactive.sighting.state)).toBe('inactive');
  });
});
