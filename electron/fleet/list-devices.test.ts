import { describe, expect, it } from 'vitest';
import type { FleetRequest } from '../../shared/domain/fleet.ts';
import { openFleetOffice } from '../../tests/support/fleet-office.ts';
import { queueSampleRecord } from '../../tests/support/sample-run.ts';
import { systemClock } from '../ports/clock.ts';

const [one, two, three] = ['DMPXK0AAJF88', 'DMPXK0AAJF89', 'DMPXK0AAJF90'];
const list = [
  '端末番号,端末状態,グループ,シリアル番号',
  `04f45f07a7a9,有効,/ルートグループ/教室A/,${one}`,
  `04f45f07a7aa,有効,/ルートグループ/教室B/,${two}`,
  `04f45f07a7ab,無効,/ルートグループ/教室C/,${three}`,
].join('\r\n');

/** A console that two servers share, one for each group, with its list; and an MDM that is not there. */
async function open() {
  const office = await openFleetOffice(systemClock);
  const add = async (name: string) => {
    const enrollment = { product: 'nanomdm', url: 'https://mdm.example/enroll' } as const;
    return (await office.call('servers.save', { name, enrollment })).id;
  };
  const ids = { a: await add('教室A'), b: await add('教室B'), plain: await add('plain') };
  for (const [serverId, group] of [
    [ids.a, '/ルートグループ/教室A/'],
    [ids.b, '/ルートグループ/教室B/'],
  ] as const) {
    const backend = { kind: 'mobiconnect', account: 'aoba', group, licences: 5 } as const;
    await office.call('backends.set', { serverId, backend });
  }
  const data = Buffer.from(list).toString('base64');
  const file = { fileName: 'devices.csv', data, columns: { serial: 'シリアル番号' } };
  await office.call('backends.import', { serverId: ids.a, ...file });
  return { office, ids };
}

const inactivate = (serials: string[]): FleetRequest => ({
  kind: 'inactivate',
  serials,
  removeMdmProfile: true,
  leaves: true,
});

describe('the devices of all servers', () => {
  it('are listed once for each console, at the server of their group, with what was done with them here', async () => {
    const { office, ids } = await open();
    const device = { serial: three, udid: 'U', name: '4A-1', productType: 'iPad13,18' };
    queueSampleRecord(office.store, three, { device, kind: 'enrolled' }, ids.b);
    const { id } = await office.start(ids.b, inactivate([two]));
    const { devices, notAsked } = await office.call('fleet.list', {});
    expect(notAsked).toEqual([]);
    expect(devices).toMatchObject([
      { serial: one, serverId: ids.a, state: 'active' },
      { serial: two, serverId: ids.b, operationId: id, last: { by: 'operation', kind: 'inactivate', state: 'open' } },
      // No server is of its group: the one that it was kitted for.
      { serial: three, serverId: ids.b, name: '4A-1', model: 'iPad13,18', last: { by: 'kitting', kind: 'enrolled' } },
    ]);
    expect(devices[0]).not.toHaveProperty('last');
    expect((await office.call('fleet.list', { serverId: '教室A' })).devices.map(({ serial }) => serial)).toEqual([
      one,
      two,
      three,
    ]);
  });

  it('are there with a state that nobody knows where their MDM cannot be asked', async () => {
    const { office, ids } = await open();
    const gone = { kind: 'micromdm', baseUrl: 'https://127.0.0.1:9', key: 'a-key-of-the-test' } as const;
    await office.call('backends.set', { serverId: ids.plain, backend: gone });
    queueSampleRecord(office.store, 'DMPXK0AAJF77', undefined, ids.plain);
    const { devices, notAsked } = await office.call('fleet.list', {});
    expect(notAsked).toMatchObject([{ serverId: ids.plain, problem: { code: expect.stringMatching(/^backend\./) } }]);
    expect(devices.find(({ serverId }) => serverId === ids.plain)).toMatchObject({ state: 'unknown', source: '–' });
    await expect(office.call('fleet.list', { serverId: ids.plain })).rejects.toMatchObject({
      code: expect.stringMatching(/^backend\./),
    });
  });

  it('have servers that say what their MDM can do, and what it has to be told', async () => {
    const { office, ids } = await open();
    const serverOf = async (id: string) =>
      (await office.call('fleet.servers', {})).find(({ serverId }) => serverId === id);
    expect(await serverOf(ids.a)).toMatchObject({
      serverId: ids.a,
      product: 'mobiconnect',
      console: 'mobiconnect aoba',
      group: '/ルートグループ/教室A/',
      offers: ['activate', 'replace', 'inactivate', 'force', 'delete', 'reactivate', 'move'],
      asks: ['profile-removal', 'schedule'],
      licences: { used: 3, limit: 5 },
      listedAt: expect.any(String),
    });
    expect(await serverOf(ids.plain)).toEqual({ serverId: ids.plain, name: 'plain', offers: [], asks: [] });
    await office.call('backends.set', { serverId: ids.plain, backend: { kind: 'clomo', account: 'aoba' } });
    expect(await serverOf(ids.plain)).toMatchObject({
      offers: ['activate', 'replace', 'inactivate', 'reactivate', 'move'],
      asks: ['schedule'],
    });
  });
});

describe('what was done in one go', () => {
  it('is ticked in one go, all of it or nothing', async () => {
    const { office, ids } = await open();
    const { id, steps } = await office.start(ids.a, inactivate([one, two]));
    expect(steps.map(({ step, dispensable }) => [step, dispensable])).toEqual([
      ['collect-vpp', true],
      ['inactivate', false],
      ['collect-vpp', true],
      ['inactivate', false],
    ]);
    const [first, later, second] = steps.map((step) => step.id);
    const ticked = (step: string[]) => office.call('fleet.tick', { id, step, by: '山田' });
    await expect(ticked([first ?? '', later ?? ''])).rejects.toMatchObject({ code: 'fleet.step-not-open' });
    expect((await office.call('fleet.show', { id })).steps.map(({ state }) => state)).toEqual([
      'open',
      'later',
      'open',
      'later',
    ]);
    expect((await ticked([first ?? '', second ?? ''])).steps.map(({ state }) => state)).toEqual([
      'done',
      'open',
      'done',
      'open',
    ]);
    const rest = steps.filter(({ step }) => step === 'inactivate').map((step) => step.id);
    expect(await office.call('fleet.tick', { id, step: rest, by: '山田', seen: true })).toMatchObject({
      state: 'done',
    });
  });

  it('tells who gave it up, and why', async () => {
    const { office, ids } = await open();
    const { id } = await office.start(ids.a, inactivate([one]));
    await office.call('fleet.cancel', { id, by: '山田', reason: '端末が見つかった' });
    expect(await office.call('fleet.show', { id })).toMatchObject({
      state: 'cancelled',
      cancelled: { by: '山田', reason: '端末が見つかった' },
    });
  });
});
