import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type MergeChoice, sectionNames } from '../../../shared/domain/transfer.ts';
import { findCanaries } from '../../../tests/support/canaries.ts';
import {
  putServer,
  setUpEverything,
  type TransferStation,
  transferCanaries,
  transferStation,
} from '../../../tests/support/transfer-station.ts';
import { sealFile } from '../../identity/sealed-file/sealed-file.ts';
import { supervisionKeyOf } from '../../identity/supervision.ts';
import { enrollmentSourceOf } from '../enrollment-source.ts';
import { openBundle, writeBundle } from './bundle.ts';
import { sections } from './registry.ts';
import { compare, takeIn } from './take-in.ts';

const passphrase = Buffer.from('vacuum orange bicycle add winter zoo');
/** scrypt is proven beside the sealed file; here it would only cost time. */
const oneKey = async () => Buffer.alloc(32, 7);

const write = (station: TransferStation, identities: boolean) =>
  writeBundle(station, { sections: [...sectionNames], identities }, passphrase, oneKey);
const compared = async (file: Buffer, station: TransferStation) =>
  compare(await openBundle(file, passphrase, oneKey), station);

async function bring(
  file: Buffer,
  station: TransferStation,
  wish: { readonly choices?: Record<string, MergeChoice>; readonly trust?: readonly string[] | 'all' } = {},
) {
  const comparison = await compared(file, station);
  const all = comparison.preview.trusts.map(({ id }) => id);
  const { choices = {}, trust = 'all' } = wish;
  const result = await takeIn(comparison, { choices, trust: trust === 'all' ? all : trust });
  return { ...result, preview: comparison.preview };
}

/** Everything that a store says, to tell whether anything changed. */
const dump = ({ store }: TransferStation) =>
  Object.fromEntries(
    ['settings', 'slots', 'slot_locations', 'ignored_devices', 'organizations', 'servers', 'server_backends', 'secrets']
      .concat(['profile_blobs', 'blueprints', 'blueprint_revisions'])
      .map((table) => [table, store.db.prepare(`SELECT * FROM ${table}`).all()]),
  );

describe('a station bundle', () => {
  it('sets a second station up with everything, secrets and supervision keys included', async () => {
    const first = await transferStation('Mac A');
    const made = await setUpEverything(first);
    const second = await transferStation('Mac B');
    const { preview, added } = await bring(await write(first, true), second, {
      choices: { 'settings/records': 'take' },
    });

    expect(preview).toMatchObject({ station: 'Mac A', identities: true });
    expect(preview.items.map(({ state }) => state)).toEqual(['different', ...Array.from({ length: 8 }, () => 'new')]);
    expect(added).toHaveLength(8);
    const { store, secrets } = second;
    expect(store.settings.keepDays()).toBe(400);
    expect(store.settings.stationName()).toBe('Mac B');
    expect(store.slots.list()).toEqual([...first.store.slots.list()]);
    expect(store.ignored.list()).toEqual([...first.store.ignored.list()]);
    const server = store.servers.get(made.server.id);
    if (server === undefined) throw new Error('the server did not come');
    expect(server.server).toEqual(first.store.servers.get(made.server.id)?.server);
    expect(enrollmentSourceOf(secrets, server)).toEqual(made.server.source);
    expect(secrets.get(server.records?.tokenRef ?? '').toString()).toBe(transferCanaries.recordsToken);
    const keyOf = (station: TransferStation) =>
      supervisionKeyOf(station, made.organization.id).key.export({ format: 'der', type: 'pkcs8' });
    expect(keyOf(second).equals(keyOf(first))).toBe(true);
    const blueprint = store.blueprints.get(made.blueprint.id);
    expect(blueprint).toEqual({ ...made.blueprint, revision: 1 });
    expect(second.profiles.get(blueprint?.profiles[0]?.sha256 ?? '').includes(transferCanaries.wifiKey)).toBe(true);

    const [roster] = store.rosters.list();
    expect(store.rosters.rows(roster?.id ?? '')).toEqual(first.store.rosters.rows(roster?.id ?? ''));
    expect(store.expiries.list()).toEqual(first.store.expiries.list());
    expect(store.libraryProfiles.list()).toEqual(first.store.libraryProfiles.list());

    // A second time there is nothing to do, and what was taken in goes on as it came.
    const again = await bring(await write(first, true), second);
    expect(new Set(again.preview.items.map(({ state }) => state))).toEqual(new Set(['same']));
    expect(again.added.concat(again.changed)).toEqual([]);
    const back = await bring(await write(second, true), first);
    expect(new Set(back.preview.items.map(({ state }) => state))).toEqual(new Set(['same']));
  });

  it('leaves the supervision keys there unless somebody ticked them, and says so', async () => {
    const first = await transferStation('Mac A');
    const { organization } = await setUpEverything(first);
    const second = await transferStation('Mac B');
    const { preview } = await bring(await write(first, false), second);
    const item = preview.items.find(({ section }) => section === 'organizations');
    expect(item?.facts).toContainEqual({ what: 'key', value: 'made-here' });
    const own = second.store.organizations.get(organization.id)?.organization;
    expect(own?.name).toBe(organization.name);
    expect(own?.identity.fingerprint).not.toBe(organization.identity.fingerprint);
    expect(own?.identity.copy).toBeUndefined();
  });

  it('shows no secret and no place of this Mac to whoever has only the file', async () => {
    const first = await transferStation('Mac A');
    const { organization } = await setUpEverything(first);
    const file = await write(first, true);
    const key = supervisionKeyOf(first, organization.id).key.export({ format: 'der', type: 'pkcs1' });
    const canaries = Object.entries({ ...transferCanaries, name: '青葉市教育委員会', host: 'aoba.example' });
    const found = canaries.flatMap(([name, secret]) => findCanaries([{ name, secret }], file, 'the bundle'));
    expect(found).toEqual([]);
    expect(file.includes(key.subarray(300, 318))).toBe(false);
    // Inside, too, nothing says where things are on this Mac.
    const text = JSON.stringify(sections.map((section) => section.collect(first, { identities: true })));
    for (const place of [first.dataDir, process.cwd(), ...readdirSync(first.dataDir)])
      expect(text).not.toContain(place);
  });

  it('asks for every added host and anchor by itself', async () => {
    const first = await transferStation('Mac A');
    await setUpEverything(first);
    const file = await write(first, true);
    const second = await transferStation('Mac B');
    const before = dump(second);
    const { preview } = await compared(file, second);
    const ids = preview.trusts.map(({ id }) => id);
    expect(preview.trusts.map(({ kind, value }) => `${kind} ${value.slice(0, 24)}`)).toEqual([
      'host mdm.aoba.example',
      'host records.aoba.example',
      'host nano.aoba.example',
      expect.stringMatching(/^anchor [0-9a-f]{24}$/),
    ]);
    for (const missing of ids) {
      const refused = bring(file, second, { trust: ids.filter((id) => id !== missing) });
      await expect(refused).rejects.toMatchObject({ code: 'transfer.trust-needed', params: { what: missing } });
    }
    expect(dump(second)).toEqual(before);
    // What is left out needs nobody's trust.
    await bring(file, second, {
      trust: [],
      choices: { [keyOf(preview, 'servers')]: 'keep', [keyOf(preview, 'blueprints')]: 'keep' },
    });
    expect(second.store.servers.list()).toEqual([]);
    expect(second.store.organizations.list()).toHaveLength(1);
  });

  it('changes nothing at all when something in it cannot be taken', async () => {
    const first = await transferStation('Mac A');
    await setUpEverything(first);
    const file = await write(first, true);
    const second = await transferStation('Mac B');
    const before = dump(second);
    const { preview } = await compared(file, second);
    // The blueprint comes last: slots, ignored devices and organization are written by then.
    const refused = bring(file, second, { choices: { [keyOf(preview, 'servers')]: 'keep' } });
    await expect(refused).rejects.toMatchObject({ code: 'transfer.needs', params: { what: 'server' } });
    expect(dump(second)).toEqual(before);
    expect(second.store.slots.list()).toEqual([]);
    await expect(bring(file, second, { choices: { [keyOf(preview, 'servers')]: 'both' } })).rejects.toMatchObject({
      code: 'transfer.choice',
    });
  });

  it('keeps mine, takes theirs or keeps both, by a person’s choice', async () => {
    const first = await transferStation('Mac A');
    const made = await setUpEverything(first);
    const file = await write(first, true);
    const mine = { ...made.server, source: { ...made.server.source, password: 'mine-for-now' } };
    const key = `servers/${made.server.id}`;
    const passwords = ({ store, secrets }: TransferStation) =>
      store.servers.list().map((stored) => [stored.server.name, JSON.stringify(enrollmentSourceOf(secrets, stored))]);

    for (const choice of ['keep', 'take', 'both'] as const) {
      const second = await transferStation('Mac B');
      putServer(second, mine);
      const { preview } = await bring(file, second, { choices: { [key]: choice } });
      expect(preview.items.find((item) => item.key === key)).toMatchObject({
        state: 'different',
        choices: ['keep', 'take', 'both'],
      });
      const found = passwords(second);
      expect(found).toHaveLength(choice === 'both' ? 2 : 1);
      expect(found.map(([, source]) => source?.includes('mine-for-now'))).toContain(choice !== 'take');
      const theirs = found.find(([, source]) => source?.includes(transferCanaries.enrollmentPassword));
      expect(theirs?.[0]).toBe({ keep: undefined, take: '本番サーバ', both: '本番サーバ (Mac A)' }[choice]);
      // The blueprint goes where its server went.
      const [blueprint] = second.store.blueprints.list();
      const at = second.store.servers.get(blueprint?.serverId ?? '')?.server.name;
      expect(at).toBe(choice === 'both' ? '本番サーバ (Mac A)' : '本番サーバ');
      const secretsLeft = second.store.db.prepare('SELECT count(*) FROM secrets').pluck().get();
      expect(secretsLeft).toBe(1 + 3 * (choice === 'both' ? 2 : 1));
    }
  });

  it('never replaces the identity that devices obey', async () => {
    const [first, second] = [await transferStation('Mac A'), await transferStation('Mac B')];
    const theirs = await setUpEverything(first);
    const mine = await setUpEverything(second);
    const { preview } = await compared(await write(first, true), second);
    const item = preview.items.find(({ section }) => section === 'organizations');
    expect(item).toMatchObject({ state: 'different', choices: ['keep', 'both'] });
    expect(item?.facts[0]).toEqual({
      what: 'fingerprint',
      value: theirs.organization.identity.fingerprint,
      here: mine.organization.identity.fingerprint,
    });
    await bring(await write(first, true), second, { choices: { [item?.key ?? '']: 'both' } });
    const names = second.store.organizations.list().map(({ organization }) => organization.name);
    expect(names).toEqual(['青葉市教育委員会', '青葉市教育委員会 (Mac A)']);
  });

  it('gives a port to one slot only, whichever slots there were', async () => {
    const [first, second] = [await transferStation('Mac A'), await transferStation('Mac B')];
    first.store.slots.save({ name: '1', locationIds: [1, 2] });
    first.store.slots.save({ name: '2', locationIds: [3] });
    second.store.slots.save({ name: '1', locationIds: [3] });
    second.store.slots.save({ name: '9', locationIds: [1, 7] });
    await bring(await write(first, false), second, { choices: { 'slots/1': 'take' } });
    expect(second.store.slots.list()).toEqual([
      { name: '1', locationIds: [1, 2] },
      { name: '2', locationIds: [3] },
      { name: '9', locationIds: [7] },
    ]);
  });

  it('believes nothing that a forged one says of itself', async () => {
    const first = await transferStation('Mac A');
    const { server } = await setUpEverything(first);
    const payload = {
      exportedAt: new Date().toISOString(),
      station: 'Mac A',
      identities: true,
      sections: sections.map((section) => ({
        name: section.name,
        version: section.version,
        items: section.collect(first, { identities: true }),
      })),
    };
    const other = await transferStation('Mac C');
    await setUpEverything(other);
    const opened = (change: (copy: typeof payload) => void) => {
      const copy = structuredClone(payload);
      change(copy);
      return sealFile(Buffer.from(JSON.stringify(copy)), passphrase, oneKey).then((file) =>
        openBundle(file, passphrase, oneKey),
      );
    };
    const item = (copy: typeof payload, name: string) =>
      copy.sections.find((section) => section.name === name)?.items[0] as Record<string, unknown>;
    const foreignKey = sections.find(({ name }) => name === 'organizations')?.collect(other, { identities: true })[0];
    const forgeries: ((copy: typeof payload) => void)[] = [
      (copy) => Object.assign(item(copy, 'profiles'), { data: Buffer.from('other').toString('base64') }),
      (copy) => Object.assign(item(copy, 'organizations'), { key: (foreignKey as { key: string }).key }),
      (copy) => Object.assign(item(copy, 'organizations'), { certificate: 'AAAA' }),
      (copy) => Object.assign(item(copy, 'servers'), { host: 'elsewhere.example' }),
      (copy) => Object.assign(item(copy, 'servers'), { anchors: ['AAAA'] }),
      (copy) => copy.sections.push(copy.sections[0] as never),
      (copy) => Object.assign(copy, { folder: '/tmp' }),
      (copy) => Object.assign(copy.sections[1] as object, { items: { length: 1 } }),
    ];
    await opened(() => {});
    for (const [index, forge] of forgeries.entries()) {
      await expect(opened(forge), `forgery ${index}`).rejects.toMatchObject({ code: 'transfer.unreadable' });
    }
    const newer: ((copy: typeof payload) => void)[] = [
      (copy) => Object.assign(copy.sections[0] as object, { version: 99 }),
      (copy) => copy.sections.push({ name: 'from-the-future' as never, version: 1, items: [] }),
    ];
    for (const change of newer) await expect(opened(change)).rejects.toMatchObject({ code: 'transfer.newer' });
    // What a URL goes to is told from what devices get.
    const moved = await opened((copy) => {
      Object.assign(item(copy, 'servers'), { source: { ...server.source, host: 'evil.example' } });
    });
    const { preview } = compare(moved, await transferStation('Mac B'));
    expect(preview.trusts[0]).toMatchObject({ id: 'host:evil.example' });
  });
});

function keyOf(preview: { readonly items: readonly { key: string; section: string }[] }, section: string): string {
  return preview.items.find((item) => item.section === section)?.key ?? '';
}
