import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openRoom, type Room, type StationProcess } from '../../electron/practice/rehearse/room.ts';
import { devicesReady } from '../../electron/practice/rehearse/waits.ts';
import { planPreviewSchema } from '../../shared/domain/plan.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { testProfile } from '../support/test-profiles.ts';

/** A person's day at the command line, in its order: each step needs those before. */
describe('kitbench, command by command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-commands-'));
  const blueprintFile = join(folder, '1a.json');
  let room: Room;
  let station: StationProcess;

  const kitbench = (...words: readonly string[]) => runCli([...words, '--profile', room.profileFile, '--json']);
  const answered = (result: CliResult, code = 0) => {
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code, stderr: '' });
    return result.json;
  };

  beforeAll(async () => {
    room = await openRoom({ devices: 2, seed: 9, scenario: undefined, delays: 'none', latencyMs: 0 });
    station = await room.startStation();
    await devicesReady(station.client, 30, (devices) => devices.length === 2);
    writeFileSync(join(folder, 'clip.mobileconfig'), testProfile('test.clip'));
    const blueprint = {
      name: '1年A組',
      organization: '青葉小学校',
      server: null,
      enrollment: 'none',
      supervise: true,
      allowPairing: true,
      panes: { mode: 'skip-all' },
      deviceName: '1A-{{serialTail}}',
      erase: 'when-needed',
      profiles: [{ name: 'Clip', role: 'silent', path: 'clip.mobileconfig' }],
    };
    writeFileSync(blueprintFile, JSON.stringify(blueprint));
  }, 60_000);

  afterAll(async () => {
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  it('status tells which station it is', async () => {
    expect(answered(await kitbench('status'))).toMatchObject({
      status: { profile: { label: '練習 Practice' }, usbmuxd: 'up', armed: false, devices: { attached: 2 } },
    });
  });

  it('devices list and devices show tell the facts', async () => {
    const { udid } = room.bench.devices[0] ?? { udid: '' };
    const list = z.object({ devices: z.array(z.object({ facts: z.object({ udid: z.string() }) })) });
    const { devices } = list.parse(answered(await kitbench('devices', 'list')));
    expect(devices.map(({ facts }) => facts.udid).sort()).toEqual(
      room.bench.devices.map((device) => device.udid).sort(),
    );
    const shown = z.object({ device: z.object({ facts: z.object({ udid: z.string(), ecid: z.string() }) }) });
    const { facts } = shown.parse(answered(await kitbench('devices', 'show', udid))).device;
    expect(facts.udid).toBe(udid);
    expect(answered(await kitbench('devices', 'show', facts.ecid))).toMatchObject({ device: { facts: { udid } } });
  });

  it('devices show of one that nobody knows ends with 2', async () => {
    expect(answered(await kitbench('devices', 'show', 'NOSUCHDEVICE'), 2)).toMatchObject({
      error: { code: 'input.not-found', params: { name: 'NOSUCHDEVICE' } },
    });
  });

  it('organization add makes an identity, organization list shows it', async () => {
    const made = answered(await kitbench('organization', 'add', '--name', '青葉小学校'));
    expect(made).toMatchObject({ organization: { name: '青葉小学校', identity: { fingerprint: expect.any(String) } } });
    expect(answered(await kitbench('organization', 'list'))).toMatchObject({ organizations: [{ name: '青葉小学校' }] });
  });

  it('server url masks the secret, server parse names the product', async () => {
    const words = ['server', 'url', '--product', 'mobiconnect', '--account', 'aoba', '--user', 'u1', '--json'];
    const built = await runCli([...words, '--password-fd', '3'], { passphrase: 'not-to-be-shown' });
    expect(answered(built)).toMatchObject({ url: expect.stringContaining('c.mobi-connect.net') });
    expect(built.stdout).not.toContain('not-to-be-shown');
    const parsed = await kitbench('server', 'parse', 'https://mdm.clomo.com/aoba/ios');
    expect(answered(parsed)).toMatchObject({ product: 'clomo' });
  });

  it('server add keeps a server, server list shows it masked', async () => {
    const words = ['server', 'add', '--name', '青葉', '--product', 'mobiconnect', '--account', 'aoba', '--user', 'u1'];
    const added = await runCli([...words, '--password-fd', '3', '--profile', room.profileFile, '--json'], {
      passphrase: 'not-to-be-shown',
    });
    expect(answered(added)).toMatchObject({ server: { name: '青葉', product: 'mobiconnect' } });
    const listed = await kitbench('server', 'list');
    expect(answered(listed)).toMatchObject({ servers: [{ name: '青葉' }] });
    expect(listed.stdout).not.toContain('not-to-be-shown');
  });

  it('blueprint check reports', async () => {
    expect(await kitbench('blueprint', 'check', blueprintFile)).toMatchObject({ json: { ok: expect.any(Boolean) } });
  });

  it('blueprint apply without consent changes nothing and ends with 3', async () => {
    expect(answered(await kitbench('blueprint', 'apply', blueprintFile), 3)).toMatchObject({
      error: { code: 'input.consent-missing' },
    });
    expect(
      Object.values(
        z
          .record(z.string(), z.object({ cloudConfigurationWrites: z.number() }))
          .parse(await room.benchControl.call('counters')),
      ).map((device) => device.cloudConfigurationWrites),
    ).toEqual([0, 0]);
  });

  it('shift start names who works, shift show remembers, and a second start hands over', async () => {
    answered(await kitbench('shift', 'start', '鈴木'));
    expect(answered(await kitbench('shift', 'start', '佐藤'))).toMatchObject({ shift: { operator: '佐藤' } });
    expect(answered(await kitbench('shift', 'show'))).toMatchObject({
      shift: { operator: '佐藤' },
      names: ['佐藤', '鈴木'],
    });
  });

  it('blueprint plan shows every step, and blueprint apply does exactly that', async () => {
    const { planHash, devices } = planPreviewSchema.parse(answered(await kitbench('blueprint', 'plan', blueprintFile)));
    expect(devices.map((device) => device.runnable)).toEqual([true, true]);
    const changed = await kitbench('blueprint', 'apply', blueprintFile, '--consent', `${planHash}0`);
    expect(answered(changed, 2)).toMatchObject({ error: { code: 'kitting.plan-changed' } });
    const applied = await kitbench('blueprint', 'apply', blueprintFile, '--consent', planHash);
    expect(applied.code).toBe(0);
  });

  it('records list, sync and export know both devices', async () => {
    const listed = z.object({ records: z.array(z.object({ record: z.object({ kind: z.string() }) })) });
    const { records } = listed.parse(answered(await kitbench('records', 'list')));
    expect(records.map(({ record }) => record.kind)).toEqual(['prepared', 'prepared']);
    expect(answered(await kitbench('records', 'sync'))).toMatchObject({ pending: 0, parked: 0 });
    const file = join(folder, 'records.csv');
    expect(answered(await kitbench('records', 'export', '--to', file))).toEqual({ file });
    for (const { serial } of room.bench.devices) expect(readFileSync(file, 'utf8')).toContain(serial);
    expect(readFileSync(file, 'utf8')).toContain('佐藤');
    answered(await kitbench('records', 'export', '--encoding', 'cp932', '--to', file));
    expect(new TextDecoder('shift_jis').decode(readFileSync(file))).toContain('佐藤');
    expect(answered(await kitbench('records', 'export', '--encoding', 'latin', '--to', file), 2)).toMatchObject({
      error: { code: 'input.invalid' },
    });
  });

  it('records report prints the day, in the person’s language', async () => {
    const html = join(folder, 'day.html');
    expect(answered(await kitbench('records', 'report', '--html', html, '--lang', 'ja'))).toEqual({ file: html });
    const page = readFileSync(html, 'utf8');
    for (const { serial } of room.bench.devices) expect(page).toContain(serial);
    expect(page).toContain('佐藤');
    expect(page).toContain('キッティング作業報告');
    answered(await kitbench('records', 'report', '--html', html, '--day', '2020-02-30'), 2);
  });

  it('records retry, discard and release say when nothing is parked', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    answered(await kitbench('records', 'retry', nobody), 2);
    answered(await kitbench('records', 'discard', nobody, '--reason', '重複'), 2);
    expect(answered(await kitbench('records', 'release'))).toEqual({ released: 0 });
  });

  it('shift end ends the shift', async () => {
    expect(answered(await kitbench('shift', 'end'))).toEqual({ shift: null });
    expect(answered(await kitbench('shift', 'show'))).toMatchObject({ shift: null });
  });

  it('station helper needs a PIN, which station pin sets and, with the vault’s passphrase, clears', async () => {
    expect(answered(await kitbench('station', 'helper', 'on'), 3)).toMatchObject({ error: { code: 'pin.not-set' } });
    const withSecret = (secret: string, ...words: readonly string[]) =>
      runCli(['station', ...words, '--profile', room.profileFile, '--json'], { passphrase: secret });
    expect(answered(await withSecret('12', 'pin', 'set', '--pin-fd', '3'), 2)).toMatchObject({
      error: { code: 'input.invalid' },
    });
    expect(answered(await withSecret('4821', 'pin', 'set', '--pin-fd', '3'))).toEqual({
      helper: { on: false, pinSet: true },
    });
    expect(answered(await kitbench('station', 'helper', 'on'))).toMatchObject({ helper: { on: true } });
    expect(answered(await kitbench('station', 'helper', 'off'))).toMatchObject({ helper: { on: false } });
    answered(await withSecret('wrong', 'pin', 'clear', '--vault-fd', '3'), 3);
    expect(answered(await withSecret(room.passphrase, 'pin', 'clear', '--vault-fd', '3'))).toEqual({
      helper: { on: false, pinSet: false },
    });
  });

  it('doctor examines the station', async () => {
    const { json } = await kitbench('doctor');
    expect(json).toMatchObject({ ok: expect.any(Boolean), results: expect.any(Array) });
  });

  it('says the same to a person, in Japanese and in English', async () => {
    const say = (language: string) => runCli(['devices', 'list', '--profile', room.profileFile, '--lang', language]);
    const [japanese, english] = await Promise.all([say('ja'), say('en')]);
    expect(japanese.stdout).toContain('シリアル');
    expect(english.stdout).toContain('Serial');
  });

  it('devices watch prints each change until it is interrupted', async () => {
    const { udid } = room.bench.devices[0] ?? { udid: '' };
    const { code, stdout } = await runCli(['devices', 'watch', '--profile', room.profileFile, '--json'], {
      onLines: (count, interrupt) => {
        if (count === 2) void room.benchControl.call('detach', { udids: [udid] });
        if (count > 2) interrupt();
      },
    });
    expect(code).toBe(0);
    expect(stdout.trim().split('\n').length).toBeGreaterThanOrEqual(3);
  });
});
