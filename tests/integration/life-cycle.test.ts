import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MdmOptions } from '../../electron/practice/mdm/config.ts';
import type { FleetOperation, FleetRequest } from '../../shared/domain/fleet.ts';
import { type ConsoleClient, openConsoleClient } from '../support/console-client.ts';
import { type EnrollmentRoom, openEnrollmentRoom } from '../support/enrollment-room.ts';
import { type FleetOffice, officePin, openFleetOffice } from '../support/fleet-office.ts';
import { waitUntil } from '../support/wait-until.ts';

/**
 * The vendor's procedures, by the sections of mission.md: the station on one side, the practice console on the other, and
 * between them only what a person carries: clicks on the console, and its CSV.
 */
const DAY_MS = 86_400_000;
const agreed = { password: 'practice-admin', consent: true };
const accounts = [
  {
    account: 'practice.example',
    groups: [
      { group: '教室A', user: 'room-a', password: 'practice-a' },
      { group: '教室B', user: 'room-b', password: 'practice-b' },
    ],
    licences: 2,
  },
  { account: 'other.example', groups: [{ group: '体験', user: 'trial', password: 'trial' }] },
] satisfies MdmOptions['accounts'];

let room: EnrollmentRoom;
let office: FleetOffice;
let operator: ConsoleClient;
let serial: string;
let server: string;

async function open(mdm: MdmOptions = {}): Promise<void> {
  room = await openEnrollmentRoom({ mdm: { accounts, ...mdm } });
  office = await openFleetOffice(room.clock);
  operator = await openConsoleClient(room.mdm);
  serial = room.device.hardware.serial;
  server = await addServer('practice.example', room.url, 2);
}
afterEach(() => room.close());

async function addServer(account: string, url: string, licences?: number): Promise<string> {
  const { id } = await office.call('servers.save', {
    name: account,
    enrollment: { product: 'pasted', url },
    anchors: [...room.mdm.ready.anchors],
  });
  await office.call('backends.set', { serverId: id, backend: { kind: 'mobiconnect', account, licences } });
  return id;
}

const urlOf = (account: string) =>
  room.mdm.ready.enrollment.mobiconnect.find((entry) => entry.account === account)?.url ?? '';

/** A person exports the console's list and carries it here. */
async function carryList(console: ConsoleClient = operator, serverId = server): Promise<void> {
  const csv: Buffer = await console.do('downloadDevices', { query: {} });
  await room.clock.advance(1);
  const columns = { serial: 'シリアル番号' };
  await office.call('backends.import', { serverId, fileName: 'devices.csv', data: csv.toString('base64'), columns });
}

const stepOf = (operation: FleetOperation, step: string) =>
  operation.steps.find((one) => one.step === step) ?? expect.fail(`no step ${step}`);
const show = (id: string) => office.call('fleet.show', { id });
const tick = (id: string, step: string, seen = false) =>
  office.call('fleet.tick', { id, step: `${serial}/${step}`, by: '山田', seen });
const verify = (id: string) => office.call('fleet.verify', { id });
const stateAtConsole = async () => (await operator.do('showDevice', { params: { serial } })).state;
const preview = async (request: FleetRequest) => office.call('fleet.preview', { serverId: server, request });
const refusalsOf = async (request: FleetRequest) => {
  const { devices } = await preview(request);
  return devices.flatMap(({ refusals }) => refusals.map(({ code }) => code));
};

async function untilAtConsole(state: string): Promise<void> {
  let last: string | undefined;
  let asking = false;
  await waitUntil(`the device is ${state}`, () => {
    if (last === state) return true;
    if (!asking) {
      asking = true;
      void stateAtConsole().then((now) => {
        last = now;
        asking = false;
      });
    }
    return undefined;
  });
}

async function eraseAndBoot(): Promise<void> {
  room.device.erase();
  await waitUntil('the boot', () => room.device.running && room.device.content.screen === 'hello');
  room.device.content.activation = 'Activated';
  room.device.content.joinedWifiByHand = true;
  room.device.changed('network');
}

const inactivation = (more: object = {}): FleetRequest => ({
  kind: 'inactivate',
  serials: [serial],
  removeMdmProfile: true,
  leaves: false,
  ...more,
});

describe('§5 what goes wrong while the configuration is applied', () => {
  const findings = async (symptom: 'invalid-profile' | 'asks-credentials', serverId = server) => {
    const { results } = await office.call('fleet.explain', { serverId, serial, symptom });
    return results.map(({ status, finding }) => `${status} ${finding.code}`);
  };

  it('active under another account: 「無効なプロファイル」, told the day before and again at the bench', async () => {
    await open();
    const trial = await addServer('other.example', urlOf('other.example'));
    const other = await openConsoleClient(room.mdm, { user: 'admin@other.example' });
    room.configure(urlOf('other.example'));
    await room.apply();
    await carryList(other, trial);
    await eraseAndBoot();

    const list = Buffer.from(`シリアル番号,備考\r\n${serial},1番\r\n`).toString('base64');
    const { devices, report } = await office.call('fleet.check', { file: { fileName: 'tomorrow.csv', data: list } });
    expect(devices).toMatchObject([{ serial, active: 'yes' }]);
    expect(report).toMatchObject({
      ok: false,
      results: [
        {
          id: 'registrations',
          status: 'fail',
          finding: { code: 'registration.active', params: { serial, server: 'other.example', source: 'devices.csv' } },
        },
      ],
    });
    expect(await refusalsOf({ kind: 'activate', serials: [serial] })).toEqual(['fleet.active-at']);

    room.configure(room.url);
    expect(await room.apply()).toBe('invalid-profile');
    expect(await findings('invalid-profile')).toContain('fail registration.active');

    // The remedy of the table: inactivate and delete there, then it enrolls.
    await other.do('forceInactivation', { body: { serials: [serial], ...agreed } });
    await carryList(other, trial);
    expect(await findings('invalid-profile')).not.toContain('fail registration.active');
    room.device.tap('cancel', 'test');
    expect(await room.apply()).toBe('home');
  });

  it('credentials expired: 「無効なプロファイル」, and their date is told', async () => {
    await open();
    const [group] = (await office.call('servers.list', {})).filter(({ id }) => id === server);
    const expiresAt = new Date(room.clock.now().getTime() + DAY_MS).toISOString();
    await operator.do('changeGroup', {
      body: { path: '/ルートグループ/教室A/', credential: { user: 'room-a', password: 'practice-a', expiresAt } },
    });
    await office.call('servers.change', {
      id: server,
      name: group?.name ?? '',
      anchors: { keep: group?.anchorFingerprints ?? [], add: [] },
      credentialsExpireAt: expiresAt,
    });
    await room.clock.advance(3 * DAY_MS);
    room.configure(room.url);
    expect(await room.apply()).toBe('invalid-profile');
    expect(await findings('invalid-profile')).toContain('fail credentials.expired');
    const { warnings } = await preview({ kind: 'activate', serials: [serial] });
    expect(warnings).toMatchObject([{ code: 'fleet.credential-expired' }]);
  });

  it('credentials changed in the console: the device asks for them, and the console’s group CSV mends the server', async () => {
    await open();
    await operator.do('changeGroup', {
      body: { path: '/ルートグループ/教室A/', credential: { user: 'room-a', password: 'changed' } },
    });
    room.configure(room.url);
    expect(await room.apply()).toBe('login-prompt');
    expect(await findings('asks-credentials')).toEqual(['unknown symptom.credentials-changed', 'pass endpoint.alive']);

    // The cure that is told: the console's group CSV shows the change.
    const csv: Buffer = await operator.do('downloadGroups', { query: {} });
    const { groups } = await office.call('backends.importGroups', {
      accountId: 'practice.example',
      host: new URL(room.mdm.ready.device.url).host,
      fileName: 'groups.csv',
      data: csv.toString('base64'),
    });
    expect(groups.find(({ group }) => group.includes('教室A'))).toMatchObject({ outcome: 'updated', serverId: server });
  });

  it('a wrong URL: nobody is there, and that is told', async () => {
    await open();
    const wrong = await addServer('nobody.example', room.url.replace(/dep\/[^?]+/, 'dep/nobody.example'));
    expect(await findings('asks-credentials', wrong)).toContain('warn endpoint.not-found');
    room.configure(room.url.replace(/dep\/[^?]+/, 'dep/nobody.example'));
    expect(await room.apply()).not.toBe('home');
  });
});

describe('§7 a device cannot be registered twice', () => {
  it('so that an activation of one that is 有効 is refused, by the station and by the console', async () => {
    await open({ refusesActive: true });
    await room.enroll();
    await carryList();
    expect(await refusalsOf({ kind: 'activate', serials: [serial] })).toContain('fleet.still-active');
    await expect(office.start(server, { kind: 'activate', serials: [serial] })).rejects.toMatchObject({
      code: 'fleet.nothing-runnable',
    });
    await eraseAndBoot();
    room.configure(room.url);
    expect(await room.apply()).toBe('invalid-profile');
  });
});

describe('§7 inactivation', () => {
  beforeEach(async () => {
    await open();
    await room.enroll();
    await carryList();
  });

  it('says who is affected and what cannot be undone, and does nothing without the PIN', async () => {
    const { devices, needsPin } = await preview(inactivation());
    expect(needsPin).toBe(true);
    expect(devices).toMatchObject([{ serial, standing: { state: 'active', source: 'devices.csv' }, refusals: [] }]);
    expect(devices[0]?.irreversible.map(({ code }) => code)).toEqual(['fleet.cancels-requests', 'fleet.profile-goes']);
    expect(devices[0]?.warnings.map(({ code }) => code)).toEqual([
      'fleet.method-unknown',
      'fleet.loses-network',
      'fleet.keeps-licence',
    ]);
    await expect(office.start(server, inactivation(), '0000')).rejects.toMatchObject({ code: 'pin.wrong' });
    expect(await office.call('fleet.operations', {})).toEqual([]);
  });

  it('is done by a person on the console, and proven by the console’s own list', async () => {
    const { id, steps } = await office.start(server, inactivation());
    expect(steps).toMatchObject([{ step: 'inactivate', means: 'console', state: 'open' }]);
    expect(steps[0]?.path.ja).toContain('一括インアクティベーション');
    await operator.do('inactivate', { body: { serials: [serial], removeMdmProfile: true, ...agreed } });
    await untilAtConsole('inactive');
    expect(await tick(id, 'inactivate')).toMatchObject({ state: 'open', steps: [{ state: 'waiting' }] });
    await carryList();
    expect(await verify(id)).toMatchObject({
      state: 'done',
      operator: '山田',
      steps: [{ state: 'done', proof: 'read-back', by: '山田', seen: { state: 'inactive', source: 'devices.csv' } }],
    });
    expect(
      (await office.call('backends.steps', { serverId: server })).find((one) => one.id === 'inactivate'),
    ).toMatchObject({
      ticks: [{ subject: serial, by: '山田' }],
    });
  });

  it('that was ticked and not done is contradicted by the list, until it is done', async () => {
    const { id } = await office.start(server, inactivation());
    await tick(id, 'inactivate');
    await carryList();
    expect(await verify(id)).toMatchObject({
      state: 'open',
      steps: [{ state: 'contradicted', seen: { state: 'active' } }],
    });
    await operator.do('inactivate', { body: { serials: [serial], removeMdmProfile: true, ...agreed } });
    await untilAtConsole('inactive');
    await carryList();
    expect(await verify(id)).toMatchObject({ state: 'done' });
  });

  it('goes on after a crash where it was, and is not begun twice', async () => {
    const { id } = await office.start(server, inactivation());
    expect(await refusalsOf(inactivation())).toEqual(['fleet.busy']);
    await office.restart();
    expect(await show(id)).toMatchObject({ state: 'open', steps: [{ state: 'open' }] });
    await operator.do('inactivate', { body: { serials: [serial], removeMdmProfile: true, ...agreed } });
    await untilAtConsole('inactive');
    await carryList();
    expect(await verify(id)).toMatchObject({ state: 'done', steps: [{ proof: 'read-back' }] });
  });

  it('without the removal leaves the MDM profile to be removed on the device; with DEP perhaps only the option can', async () => {
    await office.call('fleet.setMethod', { serials: [serial], method: 'dep' });
    const keeping = inactivation({ removeMdmProfile: false });
    const { devices } = await preview(keeping);
    expect(devices[0]?.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['fleet.profile-by-hand', 'fleet.dep-removal']),
    );
    const { id } = await office.start(server, keeping);
    await operator.do('inactivate', { body: { serials: [serial], removeMdmProfile: false, ...agreed } });
    await untilAtConsole('inactive');
    await carryList();
    expect((await verify(id)).steps.map(({ step, state }) => [step, state])).toEqual([
      ['inactivate', 'done'],
      ['remove-profile', 'open'],
    ]);
    expect(await tick(id, 'remove-profile')).toMatchObject({ state: 'done' });
  });

  it('of a device that leaves begins with its VPP licences, of a Hybrid one ends in the client app', async () => {
    await office.call('fleet.setMethod', { serials: [serial], method: 'hybrid' });
    const { id, steps } = await office.start(server, inactivation({ leaves: true }));
    expect(steps.map(({ step, state }) => [step, state])).toEqual([
      ['collect-vpp', 'open'],
      ['inactivate', 'later'],
      ['client-app', 'later'],
    ]);
    await expect(tick(id, 'inactivate')).rejects.toMatchObject({ code: 'fleet.step-not-open' });
    await expect(
      office.call('fleet.notNeeded', { id, step: `${serial}/inactivate`, by: '山田' }),
    ).rejects.toMatchObject({ code: 'fleet.step-needed' });
    const next = await office.call('fleet.notNeeded', {
      id,
      step: `${serial}/collect-vpp`,
      by: '山田',
      note: 'App なし',
    });
    expect(stepOf(next, 'inactivate').state).toBe('open');
  });

  it('scheduled on the console is not held against the tick before its time', async () => {
    const at = new Date(room.clock.now().getTime() + DAY_MS).toISOString();
    const { id } = await office.start(server, inactivation({ scheduledAt: at }));
    await operator.do('inactivate', {
      body: { serials: [serial], removeMdmProfile: true, scheduledAt: at, ...agreed },
    });
    await tick(id, 'inactivate');
    await carryList();
    expect(await verify(id)).toMatchObject({ steps: [{ state: 'waiting' }] });
    await room.clock.advance(DAY_MS);
    await untilAtConsole('inactive');
    await carryList();
    expect(await verify(id)).toMatchObject({ state: 'done' });
    await expect(preview(inactivation({ scheduledAt: at }))).rejects.toMatchObject({ code: 'fleet.schedule-past' });
  });

  it('refuses a consent to another plan than the one that was shown', async () => {
    const shown = await preview(inactivation());
    await operator.do('forceInactivation', { body: { serials: [serial], ...agreed } });
    await carryList();
    const claim = { planHash: shown.planHash, nonce: shown.nonce, devices: [serial], pin: officePin };
    await expect(office.call('fleet.start', claim)).rejects.toMatchObject({ code: 'kitting.plan-changed' });
    expect(await office.call('fleet.operations', {})).toEqual([]);
  });
});

describe('§7 forced inactivation', () => {
  beforeEach(async () => {
    await open();
    await room.enroll();
    await carryList();
  });
  const force = (insist = false): FleetRequest => ({
    kind: 'force',
    serials: [serial],
    because: 'erased',
    leaves: false,
    insist,
  });

  it('is refused where the normal one works: the device was heard of within the day', async () => {
    expect(await refusalsOf(force())).toEqual(['fleet.device-answers']);
    const { devices } = await preview(force(true));
    expect(devices[0]).toMatchObject({
      refusals: [],
      irreversible: expect.arrayContaining([{ code: 'fleet.restrictions-stay', params: {} }]),
    });
  });

  it('frees a device that was wiped, whose normal inactivation hangs at PUSH送信中', async () => {
    await eraseAndBoot();
    await room.clock.advance(2 * DAY_MS);
    await carryList();
    const { id } = await office.start(server, force());
    await operator.do('forceInactivation', { body: { serials: [serial], ...agreed } });
    await tick(id, 'force-inactivate');
    await carryList();
    expect(await verify(id)).toMatchObject({ state: 'done', request: { because: 'erased' } });
  });
});

describe('§7 licences, deletion and re-activation', () => {
  beforeEach(async () => {
    await open();
    await room.enroll();
    // Another device of the group, so that the list still shows the group when ours is gone from it.
    const register = room.mdm.console.account('practice.example')?.devices;
    register?.activate({ serial: 'DMPXK0AAJF99', udid: 'PEER' } as never, '/ルートグループ/教室A/', 'iOS-Standard');
    await carryList();
  });
  const makeInactive = async () => {
    await operator.do('inactivate', { body: { serials: [serial], removeMdmProfile: true, ...agreed } });
    await untilAtConsole('inactive');
    await carryList();
  };

  it('an inactive device keeps its licence: one more does not fit', async () => {
    await makeInactive();
    const { warnings } = await preview({ kind: 'activate', serials: ['DMPXK0AAJF77'] });
    expect(warnings).toEqual([{ code: 'fleet.licences-short', params: { used: '2', limit: '2', more: '1' } }]);
  });

  it('only an inactive device is deleted, and the list without it proves it', async () => {
    expect(await refusalsOf({ kind: 'delete', serials: [serial] })).toEqual(['fleet.delete-active']);
    await makeInactive();
    const { id } = await office.start(server, { kind: 'delete', serials: [serial] });
    await operator.do('deleteDevices', { body: { serials: [serial], ...agreed } });
    await carryList();
    expect(await verify(id)).toMatchObject({ steps: [{ state: 'open' }] });
    await tick(id, 'delete');
    expect(await verify(id)).toMatchObject({ steps: [{ state: 'waiting' }] });
    await carryList();
    expect(await verify(id)).toMatchObject({ state: 'done', steps: [{ proof: 'read-back', seen: { state: 'gone' } }] });
    expect((await operator.do('showAccount')).licences.used).toBe(1);
  });

  it('or a person who saw it on the console says so', async () => {
    await makeInactive();
    const { id } = await office.start(server, { kind: 'delete', serials: [serial] });
    await operator.do('deleteDevices', { body: { serials: [serial], ...agreed } });
    expect(await tick(id, 'delete', true)).toMatchObject({ state: 'done', steps: [{ proof: 'person', by: '山田' }] });
  });

  it('an inactive device is activated again on its licence', async () => {
    await makeInactive();
    expect(await refusalsOf({ kind: 'activate', serials: [serial] })).toEqual(['fleet.reactivate-instead']);
    const { id } = await office.start(server, { kind: 'reactivate', serials: [serial] });
    await tick(id, 'credentials');
    await room.enroll();
    await carryList();
    expect(await verify(id)).toMatchObject({
      state: 'done',
      steps: [{ step: 'credentials' }, { step: 'register', proof: 'read-back' }],
    });
    expect((await operator.do('showAccount')).licences.used).toBe(2);
  });

  it('a replacement takes the old one out first, then puts the new one in its place', async () => {
    const fresh = 'DMPXK0AAJF77';
    const request: FleetRequest = {
      kind: 'replace',
      oldSerial: serial,
      newSerial: fresh,
      removeMdmProfile: true,
      leaves: false,
      deleteOld: true,
      insist: false,
    };
    const { id, steps } = await office.start(server, request);
    expect(steps.map((step) => [step.serial, step.step, step.state])).toEqual([
      [serial, 'inactivate', 'open'],
      [serial, 'delete', 'later'],
      [fresh, 'credentials', 'later'],
      [fresh, 'register', 'later'],
    ]);
    await makeInactive();
    expect(stepOf(await verify(id), 'delete').state).toBe('open');
    await operator.do('deleteDevices', { body: { serials: [serial], ...agreed } });
    expect(stepOf(await tick(id, 'delete', true), 'credentials').state).toBe('open');
  });

  it('a move is proven by the group that the list shows', async () => {
    const { id } = await office.start(server, { kind: 'move', serials: [serial], group: '教室B' });
    await operator.do('changeDevice', { params: { serial }, body: { group: '/ルートグループ/教室B/' } });
    await carryList();
    expect(await verify(id)).toMatchObject({
      state: 'done',
      steps: [{ seen: { group: expect.stringContaining('教室B') } }],
    });
  });
});
