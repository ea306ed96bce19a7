import { randomUUID } from 'node:crypto';
import { compiledPlanSchema } from '../../../electron/kitting/compiled-plan.ts';
import { type PracticeMdm, startMdm } from '../../../electron/practice/mdm/start.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import { type ConsoleClient, openConsoleClient } from '../../support/console-client.ts';
import { sampleBlueprint, sampleRecord, startSampleRun } from '../../support/sample-run.ts';
import { openPreparedStation, type PreparedStation } from './prepared-station.ts';

const dayMs = 86_400_000;
const account = 'practice.example';
const rooms = ['/ルートグループ/教室A/', '/ルートグループ/教室B/'] as const;
export const fleetPin = '482135';
/** What a person types on the console, never here. */
export const agreed = { password: 'practice-admin', consent: true } as const;

/** Some years at a school: devices at the practice MDM's console, and the station that kitted some of them. */
export type FleetRoom = {
  readonly station: PreparedStation;
  readonly console: ConsoleClient;
  readonly serials: readonly string[];
  /** The console's own list as it exports it now: what a person carries to the station. */
  exportList(): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }>;
  stateAtConsole(serial: string): Promise<string>;
  close(): Promise<void>;
};

/** The last device was heard of just now, the one before it is inactive; all others were heard of days ago. */
export async function openFleetRoom(devices: number, server = '青葉小 mobiconnect'): Promise<FleetRoom> {
  const serials = Array.from({ length: devices }, (_, index) => `DMPXK0AAJF${String(index + 1).padStart(2, '0')}`);
  const groups = [
    { group: '教室A', user: 'room-a', password: 'practice-a' },
    { group: '教室B', user: 'room-b', password: 'practice-b' },
  ];
  const mdm = await startMdm({ accounts: [{ account, groups, licences: devices + 3 }] });
  fillConsole(mdm, serials);
  const console = await openConsoleClient(mdm);
  const exportList = async () => {
    const buffer: Buffer = await console.do('downloadDevices', { query: {} });
    return { name: 'devices.csv', mimeType: 'text/csv', buffer };
  };
  let serverId = '';
  const list = await exportList();
  const station = await openPreparedStation('青葉小 図書室', {
    setUp: async (client) => {
      serverId = await setUpServer(client, mdm, server, devices + 3);
      await client.call('pin.set', { pin: fleetPin });
      const columns = { serial: 'シリアル番号' };
      const data = list.buffer.toString('base64');
      await client.call('backends.import', { serverId, fileName: list.name, data, columns });
      await client.call('fleet.setMethod', { serials: serials.slice(0, 2), method: 'dep' });
    },
    fill: (store) => {
      const at = new Date(Date.now() - 30 * dayMs).toISOString();
      for (const [index, serial] of serials.slice(0, devices - 2).entries()) {
        addKitted(
          store,
          { serial, udid: `udid-${serial}`, name: `4A-${index + 1}`, productType: 'iPad13,18' },
          serverId,
          at,
        );
      }
      store.outbox.keep(serverId);
    },
  });
  return {
    station,
    console,
    serials,
    exportList,
    stateAtConsole: async (serial) => (await console.do('showDevice', { params: { serial } })).state,
    close: async () => {
      await station.close();
      await mdm.close();
    },
  };
}

function fillConsole(mdm: PracticeMdm, serials: readonly string[]): void {
  const register = mdm.console.account(account)?.devices;
  if (register === undefined) throw new Error('the practice MDM has no such account');
  for (const [index, serial] of serials.entries()) {
    const device = register.activate(
      { serial, udid: `udid-${serial}` } as Parameters<typeof register.activate>[0],
      rooms[index % 2] ?? rooms[0],
      'iOS-Standard',
    );
    const age = index === serials.length - 1 ? 0 : 3 * dayMs;
    device.informationAt = new Date(Date.now() - age);
    if (index === serials.length - 2) device.state = 'inactive';
  }
}

async function setUpServer(client: StationClient, mdm: PracticeMdm, name: string, licences: number): Promise<string> {
  const url = mdm.ready.enrollment.mobiconnect.find((entry) => entry.account === account)?.url ?? '';
  const { id } = await client.call('servers.save', {
    name,
    enrollment: { product: 'pasted', url },
    anchors: [...mdm.ready.anchors],
  });
  await client.call('backends.set', { serverId: id, backend: { kind: 'mobiconnect', account, licences } });
  return id;
}

/** A device that was kitted here some time ago: its run is over, and the MDM had it. */
function addKitted(store: Store, device: EnrollmentRecord['device'], serverId: string, at: string): void {
  const runId = randomUUID();
  const { serial, udid } = device;
  const blueprint = sampleBlueprint({ serverId });
  const plan = compiledPlanSchema.parse({
    schema: 1,
    runId,
    deviceKey: `ecid:${serial}`,
    udid,
    serial,
    blueprint,
    organization: { id: blueprint.organizationId, name: '青葉小', identity: { fingerprint: 'F', notAfter: '2046' } },
    server: null,
    steps: [],
    configurationDigest: 'D',
    planHash: 'H',
    createdAt: at,
  });
  startSampleRun(store, { runId, deviceKey: plan.deviceKey, serial, blueprint, plan });
  const record = sampleRecord(runId, { device, kind: 'enrolled', startedAt: at, at, endedAt: at });
  store.journal.endRun(runId, { type: 'run-ended', end: 'abandoned' }, record);
}
