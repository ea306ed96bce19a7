import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openRoom, type Room, type StationProcess } from '../../electron/practice/rehearse/room.ts';
import { organizationSchema } from '../../shared/domain/organization.ts';
import {
  type ArgumentsWatch,
  type Finding,
  findCanaries,
  searchFolder,
  watchProcessArguments,
} from '../support/canaries.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { testProfile, wifiPayload } from '../support/test-profiles.ts';

const password = 'kanaria-file+/=お';
const wifiKey = 'kanaria-wifi-7788';
const token = `kanaria-token-${'0123456789'.repeat(150)}`;
const canaries = [
  { name: 'file password', secret: password },
  { name: 'Wi-Fi key', secret: wifiKey },
  { name: 'records token', secret: token },
];

/** Servers, organizations and blueprints by command line, and from station to station. */
describe('the library, command by command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-library-'));
  const identityFile = join(folder, 'identity.p12');
  const blueprintFile = join(folder, 'classroom.json');
  const written: string[] = [];
  let room: Room;
  let station: StationProcess;
  let watch: ArgumentsWatch;

  async function kitbench(words: readonly string[], secret?: string, option = '--password-fd'): Promise<CliResult> {
    const fd = secret === undefined ? [] : [option, '3'];
    const options = secret === undefined ? {} : { passphrase: secret };
    const result = await runCli([...words, ...fd, '--profile', room.profileFile, '--json'], options);
    written.push(result.stdout, result.stderr);
    return result;
  }
  const answered = async (words: readonly string[], secret?: string, option?: string) => {
    const { code, stderr, json } = await kitbench(words, secret, option);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return json;
  };

  beforeAll(async () => {
    room = await openRoom({ devices: 1, seed: 11, scenario: undefined, delays: 'none', latencyMs: 0 });
    station = await room.startStation();
    watch = watchProcessArguments(canaries);
  }, 60_000);

  afterAll(async () => {
    watch?.stop();
    await station?.client.close();
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  it('a supervision identity is exported to a file that is never replaced, and then counts as kept', async () => {
    await answered(['organization', 'add', '--name', '青葉小学校']);
    const exported = await answered(['organization', 'identity', 'export', '青葉小学校', identityFile], password);
    const { organization } = z.object({ organization: organizationSchema }).parse(exported);
    expect(organization.identity.copy).toMatchObject({ how: 'exported', by: expect.any(String) });
    expect(statSync(identityFile).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(identityFile);
    const again = await kitbench(['organization', 'identity', 'export', '青葉小学校', identityFile], password);
    expect([again.code, again.json]).toMatchObject([2, { error: { code: 'input.file-exists' } }]);
    expect(readFileSync(identityFile).equals(bytes)).toBe(true);
  });

  it('a short password, or none, exports nothing', async () => {
    const target = join(folder, 'other.p12');
    const words = ['organization', 'identity', 'export', '青葉小学校', target];
    expect((await kitbench(words, 'short')).json).toMatchObject({ error: { code: 'input.password-short' } });
    expect(await kitbench(words)).toMatchObject({ code: 3, json: { error: { code: 'input.no-password' } } });
  });

  it('the identity comes back from its file, as the same one', async () => {
    const made = await answered(['organization', 'identity', 'import', '青葉学園', identityFile], password);
    const shown = await answered(['organization', 'identity', 'show']);
    const identities = z.object({ identities: z.array(z.object({ fingerprint: z.string(), devices: z.number() })) });
    const fingerprints = identities.parse(shown).identities.map(({ fingerprint }) => fingerprint);
    expect(fingerprints).toHaveLength(2);
    expect(new Set(fingerprints).size).toBe(1);
    expect(made).toMatchObject({ organization: { identity: { copy: { how: 'imported' } } } });
    const wrong = await kitbench(['organization', 'identity', 'import', 'A', identityFile], 'kanaria-wrong');
    expect([wrong.code, wrong.json]).toMatchObject([2, { error: { code: 'identity.wrong-password' } }]);
  });

  it('an organization is removed only when somebody says so', async () => {
    const asked = await kitbench(['organization', 'remove', '青葉学園']);
    expect([asked.code, asked.json]).toMatchObject([3, { error: { code: 'input.not-confirmed' } }]);
    expect(await answered(['organization', 'remove', '青葉学園', '--yes'])).toMatchObject({
      removed: { name: '青葉学園' },
      usage: { sharedWith: ['青葉小学校'] },
    });
  });

  it('an organization is changed where it is told to and nowhere else', async () => {
    await answered(['organization', 'edit', '青葉小学校', '--phone', '03-0000-0000', '--department', '情報']);
    const words = [
      'organization',
      'edit',
      '青葉小学校',
      '--name',
      '青葉小',
      '--phone',
      '',
      '--email',
      'it@aoba.example',
    ];
    const { organization } = z.object({ organization: organizationSchema }).parse(await answered(words));
    expect(organization).toMatchObject({ name: '青葉小', department: '情報', email: 'it@aoba.example' });
    expect(organization.phone).toBeUndefined();
    expect(organization.identity.copy).toMatchObject({ how: 'exported' });
    await answered(['organization', 'edit', '青葉小', '--name', '青葉小学校']);
  });

  it('a held identity is listed and given to another organization', async () => {
    const list = z.object({ identities: z.array(z.object({ fingerprint: z.string() })) });
    const [held] = list.parse(await answered(['organization', 'identity', 'list'])).identities;
    const beginning = held?.fingerprint.slice(0, 12) ?? '';
    const made = await answered(['organization', 'add', '--name', '分校', '--identity', beginning]);
    expect(made).toMatchObject({ organization: { identity: { fingerprint: held?.fingerprint } } });
    const wrong = await kitbench(['organization', 'add', '--name', 'B', '--identity', 'ffff']);
    expect([wrong.code, wrong.json]).toMatchObject([2, { error: { code: 'input.not-found' } }]);
    await answered(['organization', 'remove', '分校', '--yes']);
  });

  it('a blueprint goes into one file with its profiles sealed, and comes out of it', async () => {
    const [organization] = await station.client.call('organizations.list', {});
    const wifi = testProfile('test.wifi', [wifiPayload({ ssid: 'school', password: wifiKey })]);
    await station.client.call('blueprints.save', {
      name: '教室',
      organizationId: organization?.id ?? '',
      serverId: null,
      enrollment: 'none',
      supervise: true,
      allowPairing: true,
      panes: { mode: 'skip-all' },
      erase: 'when-needed',
      profiles: [{ name: 'Wi-Fi', role: 'wifi', data: wifi.toString('base64') }],
    });
    expect(await answered(['blueprint', 'export', '教室', blueprintFile, '--with-profiles'], password)).toEqual({
      file: blueprintFile,
      leftOut: [],
    });
    const brought = await answered(['blueprint', 'import', blueprintFile, '--name', '教室 2'], password);
    expect(brought).toMatchObject({ blueprint: { name: '教室 2', profiles: [{ name: 'Wi-Fi' }] }, leftOut: [] });
    const plain = join(folder, 'plain.json');
    expect(await answered(['blueprint', 'export', '教室', plain])).toEqual({ file: plain, leftOut: ['Wi-Fi'] });
  });

  it('a blueprint is previewed without any device, duplicated and removed', async () => {
    const words = ['blueprint', 'preview', '教室', '--model', 'iPad13,18', '--os', '18.6', '--set-up'];
    expect(await answered(words)).toMatchObject({ plan: { erases: true, runnable: true } });
    await answered(['blueprint', 'duplicate', '教室', '教室 3']);
    await answered(['blueprint', 'remove', '教室 3', '--yes']);
    const list = z.object({ blueprints: z.array(z.object({ name: z.string() })) });
    expect(list.parse(await answered(['blueprint', 'list'])).blueprints.map(({ name }) => name)).toEqual([
      '教室',
      '教室 2',
    ]);
  });

  it('a blueprint is shown as a file, edited and saved as its next revision', async () => {
    await answered(['blueprint', 'add-wifi', '教室 2', '職員室'], wifiKey);
    const shown = z.object({ blueprint: z.record(z.string(), z.unknown()) });
    const { blueprint } = shown.parse(await answered(['blueprint', 'show', '教室 2']));
    expect(blueprint).toMatchObject({ organization: '青葉小学校', profiles: [{ name: 'Wi-Fi' }, { name: '職員室' }] });
    const file = join(folder, 'edited.json');
    writeFileSync(file, JSON.stringify({ ...blueprint, name: '図書室', erase: 'never' }));
    expect(await answered(['blueprint', 'save', file, '--replaces', '教室 2'])).toMatchObject({
      blueprint: { name: '図書室', revision: 3, erase: 'never', profiles: [{ name: 'Wi-Fi' }, { name: '職員室' }] },
    });
    await answered(['blueprint', 'remove', '図書室', '--yes']);
  });

  it('a server is changed where it is told to, its secrets by file descriptor', async () => {
    const add = ['server', 'add', '--name', '記録', '--product', 'url', '--url', 'https://mdm.example/enroll'];
    await answered(add);
    const edit = ['server', 'edit', '記録', '--expires', '2027-03-31', '--group', '1年'];
    const endOfDay = new Date('2027-03-31T23:59:59').toISOString();
    expect(
      await answered([...edit, '--records', 'https://records.example/v1'], token, '--records-token-fd'),
    ).toMatchObject({
      server: { recordsBaseUrl: 'https://records.example/v1', credentialsExpireAt: endOfDay, group: '1年' },
    });
    const renamed = await answered(['server', 'edit', '記録', '--name', '記録 2', '--group', '']);
    expect(renamed).toMatchObject({
      server: { name: '記録 2', recordsBaseUrl: 'https://records.example/v1', credentialsExpireAt: endOfDay },
    });
    expect(renamed).not.toHaveProperty('server.group');
    const elsewhere = await kitbench(['server', 'edit', '記録 2', '--records', 'https://other.example/v1']);
    expect([elsewhere.code, elsewhere.json]).toMatchObject([3, { error: { code: 'input.no-passphrase' } }]);
    const odd = await kitbench(['server', 'edit', '記録 2', '--expires', 'soon']);
    expect([odd.code, odd.json]).toMatchObject([2, { error: { code: 'input.invalid' } }]);
    const halved = await kitbench(['server', 'edit', '記録 2', '--url', 'https://mdm.example/other']);
    expect([halved.code, halved.json]).toMatchObject([2, { error: { code: 'input.invalid' } }]);
    expect(await answered(['server', 'edit', '記録 2', '--records', ''])).not.toHaveProperty('server.recordsBaseUrl');
    await answered(['server', 'remove', '記録 2', '--yes']);
  });

  it('a server is tested, duplicated and removed', async () => {
    await station.client.call('servers.save', {
      name: '練習',
      enrollment: { product: 'url', url: room.mdm.device.url },
      anchors: room.mdm.anchors,
    });
    const tested = await kitbench(['server', 'test', '練習']);
    expect(tested.json).toMatchObject({ trusted: true, chain: expect.any(Array) });
    await answered(['server', 'duplicate', '練習', '練習 2']);
    await answered(['server', 'remove', '練習 2', '--yes']);
    expect(await answered(['server', 'list'])).toMatchObject({ servers: [{ name: '練習' }] });
  });

  it('no password and no key stood in arguments, outputs, exported files or the data directory', () => {
    const seen: Finding[] = [
      ...watch.stop(),
      ...written.flatMap((text) => findCanaries(canaries, text, 'an output')),
      ...searchFolder(canaries, folder),
      ...searchFolder(canaries, room.dataDir),
    ];
    expect(seen).toEqual([]);
  });
});
