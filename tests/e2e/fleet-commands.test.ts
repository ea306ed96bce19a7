import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KitbenchProcess, startKitbench } from '../../electron/practice/rehearse/process.ts';
import type { FleetOperation, FleetPreview } from '../../shared/domain/fleet.ts';
import { type CliOptions, runCli } from '../support/run-cli.ts';

const passphrase = 'a passphrase of the test';
const pin = '4821';
const [active, inactive] = ['DMPXK0AAJF88', 'DMPXK0AAJF99'];
const list = (state: string) =>
  `端末番号,端末状態,グループ,シリアル番号\r\n04f45f07a7a9,${state},教室A,${active}\r\n04f45f07a7aa,無効,教室A,${inactive}\r\n`;

/** A station that hosts nothing but a mobiconnect server, and the list of its console. */
describe('the life cycle by command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kb-fleet-'));
  const path = (name: string) => join(folder, name);
  let station: KitbenchProcess;

  const kitbench = (words: readonly string[], options: CliOptions = {}) =>
    runCli([...words, '--profile', path('profile.json'), '--json'], options);
  const carry = async (state: string) => {
    writeFileSync(path('devices.csv'), list(state));
    const words = ['backend', 'import', '青葉小', path('devices.csv'), '--column', 'serial=シリアル番号'];
    expect(await kitbench(words)).toMatchObject({ code: 0 });
  };

  beforeAll(async () => {
    mkdirSync(path('data'), { mode: 0o700 });
    const profile = {
      label: 'test',
      colour: '#2f6f4f',
      dataDir: path('data'),
      usbmuxd: path('nobody.sock'),
      activation: { url: 'https://localhost:1' },
    };
    writeFileSync(path('profile.json'), JSON.stringify(profile));
    const words = ['station', '--json', '--profile', path('profile.json'), '--vault-fd', '3'];
    station = await startKitbench(words, { passphrase });
    const url = 'https://c.mobi-connet.net/crs/iosmdm/dep/sample.com?p=apple&t=dXNlcjE6YWJjMTIz';
    await kitbench(['server', 'add', '--name', '青葉小', '--product', 'url', '--url', url]);
    const set = ['server', 'backend', 'set', '青葉小', '--kind', 'mobiconnect', '--account', 'sample.com'];
    expect(await kitbench(set)).toMatchObject({ code: 0 });
    await kitbench(['station', 'pin', 'set', '--pin-fd', '3'], { passphrase: pin });
    await carry('有効');
  }, 60_000);

  afterAll(async () => {
    await station?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('checks tomorrow’s devices: 1 when one could not be registered', async () => {
    writeFileSync(path('tomorrow.csv'), `シリアル番号\r\n${active}\r\n`);
    expect(await kitbench(['fleet', 'check', path('tomorrow.csv')])).toMatchObject({
      code: 1,
      json: { devices: [{ serial: active, active: 'yes' }], report: { ok: false } },
    });
    expect(await kitbench(['fleet', 'check', '--serial', inactive])).toMatchObject({
      code: 0,
      json: { devices: [{ serial: inactive, active: 'no' }] },
    });
    expect((await kitbench(['fleet', 'check'])).code).toBe(2);
  });

  it('shows a plan, and begins it only with its own code and the PIN', async () => {
    const inactivate = ['fleet', 'inactivate', '青葉小', active, '--remove-profile'];
    expect((await kitbench(['fleet', 'inactivate', '青葉小', active])).code).toBe(2);
    const shown = await kitbench([...inactivate, '--plan']);
    expect(shown.code).toBe(0);
    const { preview } = shown.json as { preview: FleetPreview };
    expect(preview).toMatchObject({ needsPin: true, devices: [{ refusals: [] }] });
    expect((await kitbench(inactivate)).code).toBe(3);
    expect((await kitbench([...inactivate, '--consent', 'guess'])).code).toBe(2);
    const consented = [...inactivate, '--consent', preview.planHash, '--pin-fd', '3'];
    expect((await kitbench(consented, { passphrase: '0000' })).code).toBe(2);

    // What is begun waits for a person.
    const begun = await kitbench(consented, { passphrase: pin });
    expect(begun.code).toBe(3);
    const { operation } = begun.json as { operation: FleetOperation };
    const step = operation.steps[0]?.id ?? '';
    expect(await kitbench(['fleet', 'tick', operation.id, step, '--by', '山田'])).toMatchObject({ code: 0 });
    await carry('有効');
    expect(await kitbench(['fleet', 'verify', operation.id])).toMatchObject({
      code: 1,
      json: { operation: { steps: [{ state: 'contradicted' }] } },
    });
    await carry('無効');
    expect(await kitbench(['fleet', 'verify', operation.id])).toMatchObject({
      code: 0,
      json: { operation: { state: 'done' } },
    });
  }, 30_000);

  it('lists devices with their method, and refuses what cannot be', async () => {
    expect((await kitbench(['fleet', 'method', 'hybrid', inactive])).code).toBe(0);
    expect((await kitbench(['fleet', 'method', 'magic', inactive])).code).toBe(2);
    const devices = (await kitbench(['fleet', 'list'])).json;
    expect(devices).toMatchObject({
      devices: [
        { serial: active },
        { serial: inactive, state: 'inactive', method: 'hybrid', methodSource: 'operator' },
      ],
    });
    const refused = await kitbench(['fleet', 'activate', '青葉小', inactive, '--plan']);
    expect(refused).toMatchObject({
      code: 1,
      json: { preview: { devices: [{ refusals: [{ code: 'fleet.reactivate-instead' }] }] } },
    });
  });

  it('takes serial numbers from a file, and tells what each server offers', async () => {
    expect((await kitbench(['fleet', 'delete', '青葉小', '--plan'])).code).toBe(2);
    writeFileSync(path('gone.csv'), `シリアル番号\r\n${inactive}\r\n`);
    expect(await kitbench(['fleet', 'delete', '青葉小', '--from', path('gone.csv'), '--plan'])).toMatchObject({
      code: 0,
      json: { preview: { request: { kind: 'delete', serials: [inactive] }, devices: [{ refusals: [] }] } },
    });
    expect((await kitbench(['fleet', 'servers'])).json).toMatchObject({
      servers: [{ name: '青葉小', product: 'mobiconnect', console: 'mobiconnect sample.com' }],
    });
  });

  it('says it in Japanese and in English', async () => {
    const words = ['fleet', 'delete', '青葉小', inactive, '--plan', '--profile', path('profile.json')];
    expect((await runCli([...words, '--lang', 'ja'])).stdout).toContain('端末情報は元に戻せません');
    expect((await runCli([...words, '--lang', 'en'])).stdout).toContain('cannot be undone');
  });
});
