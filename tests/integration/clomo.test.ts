import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Panel } from '../../electron/practice/mdm/clomo/panel.ts';
import { exportPanel, importPanel } from '../../electron/practice/mdm/clomo/panel-csv.ts';
import { encodeCsv } from '../../electron/practice/mdm/console/csv/encoding.ts';
import type { FleetRequest } from '../../shared/domain/fleet.ts';
import { type EnrollmentRoom, openEnrollmentRoom } from '../support/enrollment-room.ts';
import { type FleetOffice, openFleetOffice } from '../support/fleet-office.ts';
import { waitUntil } from '../support/wait-until.ts';

/** CLOMO's states and its licence rule (mdm §1.2); between panel and station only its CSV is carried. */
let room: EnrollmentRoom;
let office: FleetOffice;
let panel: Panel;
let serial: string;
let server: string;

beforeEach(async () => {
  room = await openEnrollmentRoom({ mdm: { customers: [{ customer: 'aoba', licences: 1 }] } });
  office = await openFleetOffice(room.clock);
  serial = room.device.hardware.serial;
  panel = room.mdm.panels.panel('aoba') ?? expect.fail('no panel');
  const { id } = await office.call('servers.save', {
    name: 'CLOMO',
    enrollment: { product: 'pasted', url: room.mdm.ready.enrollment.clomo[0] ?? '' },
  });
  server = id;
  await office.call('backends.set', { serverId: server, backend: { kind: 'clomo', account: 'aoba', licences: 1 } });
  importPanel(panel, `シリアル番号,組織コード,所有者\r\n${serial},3-1,佐藤\r\n`);
});
afterEach(() => room.close());

/** Carries the panel's list to the station; gives what the station then believes. */
async function carryList() {
  await room.clock.advance(60_000);
  const report = await office.call('backends.import', {
    serverId: server,
    fileName: 'devices.csv',
    data: encodeCsv(exportPanel(panel), 'utf-8').toString('base64'),
    columns: { serial: 'シリアル番号', state: '状態', readAt: '最終通信日時', group: '組織コード' },
  });
  const [lookup] = await office.call('backends.lookup', { serverId: server, serials: [serial] });
  return { licences: report.licences, enrolled: lookup?.enrolled };
}

async function enroll(): Promise<void> {
  room.configure(room.mdm.ready.enrollment.clomo[0] ?? '');
  await room.apply();
  await waitUntil(
    'the first commands are answered',
    () => room.seen().commands.length === 3 && room.seen().commands.every(({ status }) => status === 'acknowledged'),
  );
}

const retire = { kind: 'inactivate', removeMdmProfile: true, leaves: true } as const;

describe('a device of CLOMO', () => {
  it('is 事前登録 without a licence, and 管理中 with one from the moment the MDM profile is on it', async () => {
    expect(panel.find(serial)).toMatchObject({ state: 'registered', owner: '佐藤' });
    expect(await carryList()).toEqual({ licences: { used: 0, limit: 1 }, enrolled: 'no' });
    await enroll();
    expect(panel.find(serial)?.state).toBe('managed');
    expect(await carryList()).toEqual({ licences: { used: 1, limit: 1 }, enrolled: 'yes' });
  });

  it('cannot enroll while every licence is taken, which the station tells beforehand', async () => {
    panel.onEnrolled({ serial: 'DMPXK0AAJF99' } as never);
    await carryList();
    const request: FleetRequest = { kind: 'activate', serials: [serial] };
    expect((await office.call('fleet.preview', { serverId: server, request })).warnings).toMatchObject([
      { code: 'fleet.licences-short', params: { used: '1', limit: '1' } },
    ]);
    room.configure(room.mdm.ready.enrollment.clomo[0] ?? '');
    expect(await room.apply()).toBe('invalid-profile');
    expect(room.mdm.witness().enrollments.at(-1)).toMatchObject({ outcome: 'licences-exhausted' });

    // One that leaves gives its licence back, without any deletion.
    panel.onCheckedOut({ serial: 'DMPXK0AAJF99' } as never);
    room.device.tap('cancel', 'test');
    await enroll();
    expect(panel.find(serial)?.state).toBe('managed');
  });

  it('that was wiped by hand is still 管理中; erased by the panel it is 取り消し線, and that proves the retirement', async () => {
    await enroll();
    await carryList();
    const { id, steps } = await office.start(server, { ...retire, serials: [serial] });
    expect(steps).toMatchObject([{ step: 'retire', means: 'console', expects: 'gone' }]);
    expect(steps[0]?.path.ja).toContain('EraseDevice');
    await office.call('fleet.tick', { id, step: `${serial}/retire`, by: '山田' });
    expect((await carryList()).enrolled).toBe('yes');
    expect(await office.call('fleet.verify', { id })).toMatchObject({ steps: [{ state: 'contradicted' }] });

    room.mdm.enqueue(serial, { RequestType: 'EraseDevice' });
    await waitUntil('the panel shows it crossed out', () => panel.find(serial)?.state === 'left');
    expect(await carryList()).toEqual({ licences: { used: 0, limit: 1 }, enrolled: 'no' });
    expect(await office.call('fleet.verify', { id })).toMatchObject({
      state: 'done',
      steps: [{ proof: 'read-back', seen: { state: 'gone' } }],
    });
  });
});
