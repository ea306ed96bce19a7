import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openRoom, type Room, type StationProcess } from '../../electron/practice/rehearse/room.ts';
import { type ArgumentsWatch, findCanaries, watchProcessArguments } from '../support/canaries.ts';
import { runCli } from '../support/run-cli.ts';
import { testPayload, testProfile, wifiPayload } from '../support/test-profiles.ts';

const wifiKey = 'kanaria-wifi-9911';
const canaries = [{ name: 'Wi-Fi key', secret: wifiKey }];
const named = z.object({
  profile: z.object({ name: z.string(), revision: z.number(), variables: z.array(z.string()) }),
});
const judged = z.object({ findings: z.array(z.object({ level: z.string(), code: z.string() })) });

/** Profiles by command line; each step needs those before. */
describe('profiles, command by command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-profiles-'));
  const written: string[] = [];
  let room: Room;
  let station: StationProcess;
  let watch: ArgumentsWatch;

  async function kitbench(words: readonly string[], secret?: string) {
    const options = secret === undefined ? {} : { passphrase: secret };
    const result = await runCli([...words, '--profile', room.profileFile, '--json'], options);
    written.push(result.stdout, result.stderr);
    return result;
  }
  const answered = async (words: readonly string[], secret?: string) => {
    const { code, stderr, json } = await kitbench(words, secret);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return json;
  };

  beforeAll(async () => {
    room = await openRoom({ devices: 1, seed: 12, scenario: undefined, delays: 'none', latencyMs: 0 });
    station = await room.startStation();
    watch = watchProcessArguments(canaries);
  }, 60_000);

  afterAll(async () => {
    watch?.stop();
    await station?.client.close();
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  it('are built of a type and its settings, with a password from a descriptor', async () => {
    const build = ['profile', 'build', 'com.apple.wifi.managed', '--set', 'SSID_STR={{roster.room}}'];
    const made = await answered(
      [...build, '--set', 'EncryptionType=WPA2', '--secret', 'Password=3', '--name', '教室'],
      wifiKey,
    );
    expect(named.parse(made).profile).toMatchObject({ name: '教室', revision: 1, variables: ['roster.room'] });
    const more = await answered([
      'profile',
      'build',
      'com.apple.applicationaccess',
      '--set',
      'allowCamera=no',
      '--add-to',
      '教室',
    ]);
    expect(named.parse(more).profile).toMatchObject({ name: '教室', revision: 2 });
    const path = join(folder, 'with.mobileconfig');
    await answered(['profile', 'export', '教室', path, '--with-secrets']);
    expect(readFileSync(path, 'utf8')).toContain(`<string>${wifiKey}</string>`);
    const bare = join(folder, 'without.mobileconfig');
    await answered(['profile', 'export', '教室', bare]);
    expect(readFileSync(bare, 'utf8')).toContain('allowCamera');
    expect(readFileSync(bare, 'utf8')).not.toContain(wifiKey);
  });

  it('take no password as an argument, and no setting of the wrong kind', async () => {
    const wifi = ['profile', 'build', 'com.apple.wifi.managed', '--set'];
    expect(await kitbench([...wifi, 'Password=visible-to-all'])).toMatchObject({ code: 2 });
    expect(await kitbench([...wifi, 'HIDDEN_NETWORK=perhaps'])).toMatchObject({ code: 2 });
    expect(await kitbench(['profile', 'build', 'com.example.none'])).toMatchObject({ code: 2 });
  });

  it('are checked for the devices they are meant for', async () => {
    const path = join(folder, 'relay.mobileconfig');
    writeFileSync(path, testProfile('test.relay', [testPayload('com.apple.relay.managed', { Relays: [{}] })]));
    const refused = await kitbench(['profile', 'check', path, '--os', '16.7']);
    expect(refused.code).toBe(1);
    expect(judged.parse(refused.json).findings).toContainEqual(expect.objectContaining({ code: 'payload.too-new' }));
    await answered(['profile', 'check', path, '--os', '18.6']);
  });

  it('are imported byte by byte, signed, and removed', async () => {
    const file = join(folder, '青葉.mobileconfig');
    const bytes = testProfile('test.wifi', [wifiPayload({ ssid: '青葉', password: wifiKey })]);
    writeFileSync(file, bytes);
    await answered(['profile', 'import', file]);
    const out = join(folder, 'out.mobileconfig');
    await answered(['profile', 'export', '青葉', out, '--with-secrets']);
    expect(readFileSync(out)).toEqual(bytes);
    await answered(['organization', 'add', '--name', '青葉小学校']);
    const signed = await answered(['profile', 'sign', '青葉', '--organization', '青葉小学校']);
    expect(named.parse(signed).profile.revision).toBe(2);
    await answered(['profile', 'remove', '青葉', '--yes']);
    expect(await kitbench(['profile', 'show', '青葉'])).toMatchObject({ code: 2 });
  });

  it('show neither in what is printed nor in arguments what is secret', async () => {
    await answered(['profile', 'show', '教室', '--xml']);
    await answered(['profile', 'list']);
    expect(written.flatMap((text) => findCanaries(canaries, text, 'output'))).toEqual([]);
    expect(watch.stop()).toEqual([]);
  });
});
