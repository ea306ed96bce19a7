import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom, type Room, type StationProcess } from '../../electron/practice/rehearse/room.ts';
import { devicesReady } from '../../electron/practice/rehearse/waits.ts';
import { errorTable, isErrorCode } from '../../shared/errors/table.ts';
import { plistBombs } from '../support/plist-bombs.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { testProfile } from '../support/test-profiles.ts';

describe('input that makes no sense', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-bad-'));
  let room: Room;
  let station: StationProcess;
  let untouched: unknown;

  const kitbench = (...words: readonly string[]) => runCli([...words, '--profile', room.profileFile, '--json']);
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const blueprint = (changes: object) => {
    const settings = { name: 'x', organization: '練習学園', server: null, enrollment: 'none', supervise: true };
    const rest = { allowPairing: true, panes: { mode: 'skip-all' }, erase: 'when-needed' };
    return JSON.stringify({ ...settings, ...rest, ...changes });
  };
  const withProfile = (name: string, content: Buffer) => {
    file(`${name}.mobileconfig`, content);
    const profiles = [{ name, role: 'silent', path: `${name}.mobileconfig` }];
    return file(`${name}.json`, blueprint({ profiles }));
  };
  /** One clear line with a known code whose kind is bad input, exit code 2, no stack trace. */
  const refused = (result: CliResult, code: string) => {
    expect(result.json).toMatchObject({ error: { code } });
    expect(isErrorCode(code) ? errorTable[code].kind : 'no such code').toBe('bad-input');
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code: 2, stderr: '' });
  };

  beforeAll(async () => {
    room = await openRoom({ devices: 1, seed: 11, scenario: undefined, delays: 'none', latencyMs: 0 });
    station = await room.startStation();
    await devicesReady(station.client, 30, (devices) => devices.length === 1);
    await station.client.call('organizations.save', { name: '練習学園' });
    untouched = await room.benchControl.call('counters');
  }, 60_000);

  afterAll(async () => {
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  describe('a blueprint file', () => {
    it.each([
      ['that is not there', () => join(folder, 'nowhere.json'), 'input.file-unreadable'],
      ['that is a folder', () => makeFolder(join(folder, 'folder.json')), 'input.file-unreadable'],
      ['that is no JSON', () => file('no.json', '{ "name": '), 'input.not-json'],
      ['that is a list', () => file('list.json', '[]'), 'input.invalid'],
      ['of 10 MB', () => file('big.json', Buffer.alloc(10_000_000, 0x20)), 'input.file-too-large'],
      ['nested without end', () => file('deep.json', `${'['.repeat(100_000)}`), 'input.not-json'],
      ['with a field nobody knows', () => file('field.json', blueprint({ erases: 'always' })), 'input.invalid'],
      ['with a value nobody knows', () => file('value.json', blueprint({ erase: 'perhaps' })), 'input.invalid'],
      [
        'for an organization nobody knows',
        () => file('org.json', blueprint({ organization: 'ほか' })),
        'input.not-found',
      ],
      ['for a server nobody knows', () => file('server.json', blueprint({ server: 'ほか' })), 'input.not-found'],
      [
        'with a placeholder nobody knows',
        () => file('name.json', blueprint({ deviceName: '{{no}}' })),
        'kitting.bad-name',
      ],
    ])('%s', async (_, path, code) => {
      refused(await kitbench('blueprint', 'plan', path()), code);
    });
  });

  describe('a profile', () => {
    it.each<[string, Buffer, string]>([
      ['that is empty', Buffer.alloc(0), 'profile.empty'],
      ['that is a text', Buffer.from('Wi-Fi: room, key: 1234'), 'profile.not-a-plist'],
      ['that is a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'profile.encoding'],
      ['that is another plist', Buffer.from('<plist><dict/></plist>'), 'profile.not-a-profile'],
      ['cut in the middle', testProfile('test.cut').subarray(0, 300), 'profile.not-a-plist'],
    ])('%s', async (name, content, code) => {
      refused(await kitbench('blueprint', 'plan', withProfile(name, content)), code);
    });

    it.each(Object.entries(plistBombs))('that is a bomb: %s', async (name, make) => {
      const result = await kitbench('blueprint', 'plan', withProfile(name, make()));
      expect(result.json).toMatchObject({ error: { code: expect.stringMatching(/^profile\./) } });
      expect(result.code).toBe(2);
    });
  });

  describe('an enrollment URL', () => {
    it.each([
      ['without a host', 'https://', 'enrollment.url-unreadable'],
      ['that is a script', 'javascript:alert(1)', 'enrollment.url-unreadable'],
      ['of another scheme', 'ftp://mdm.example/enroll', 'enrollment.url-scheme'],
      ['with a password in front', 'https://user:password@mdm.example/enroll', 'enrollment.url-userinfo'],
      ['of 9,000 characters', `https://mdm.example/${'a'.repeat(9000)}`, 'enrollment.url-too-long'],
    ])('%s', async (_, url, code) => {
      refused(await kitbench('server', 'parse', url), code);
    });
  });

  it('left the station well, and the device as it was', async () => {
    expect(await station.client.call('blueprints.list', {})).toEqual([]);
    expect(await station.client.call('runs.list', {})).toEqual([]);
    expect(await room.benchControl.call('counters')).toEqual(untouched);
    expect(station.process.usage().peakMiB ?? 0).toBeLessThan(400);
  });
});

function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}
