import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCp932 } from '../../electron/backend/cp932.ts';
import { pem } from '../../electron/crypto/certificates.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { createAuthority, serverPem } from '../../electron/practice/https/authority.ts';
import { type KitbenchProcess, startKitbench } from '../../electron/practice/rehearse/process.ts';
import { openStore } from '../../electron/store/store.ts';
import { searchFolder } from '../support/canaries.ts';
import { type NanoMdmSite, openNanoMdmSite } from '../support/mdm-doubles/nanomdm-site.ts';
import { checkInEvent, connectEvent, postWebhook } from '../support/mdm-doubles/webhook.ts';
import { type CliOptions, type CliResult, runCli } from '../support/run-cli.ts';
import { sampleBlueprint, sampleRecord, startSampleRun } from '../support/sample-run.ts';

const passphrase = 'a passphrase of the test';
const keys = { webhook: 'webhook-canary-9xQ2', pull: 'pull-canary-7Lm4Zt', api: 'api-canary-3Rk8Vw' };
const device = { SerialNumber: 'DMPXK0AAJF88', UDID: '00008101-000A1B2C3D4E5F60' };
const header =
  '親グループ(必須項目),グループ名(必須項目),説明,表示順,有効期限日時,端末登録用ユーザーID,端末登録用パスワード';

/** Servers without a bench: a station whose usbmuxd does not exist, an inbox and a NanoMDM, each a process or a socket. */
describe('MDM backends by command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kb-backends-'));
  const outputs: CliResult[] = [];
  const path = (name: string) => join(folder, name);
  let station: KitbenchProcess;
  let inbox: KitbenchProcess;
  let nano: NanoMdmSite;
  let anchor: string;

  const kitbench = async (words: readonly string[], options: CliOptions = {}) => {
    const result = await runCli([...words, '--profile', path('profile.json'), '--json'], options);
    outputs.push(result);
    return result;
  };
  const ok = async (words: readonly string[], options?: CliOptions) => {
    const { code, json, stdout, stderr } = await kitbench(words, options);
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    return json;
  };
  const inboxUrl = () => (inbox.ready as { url: string }).url;
  const post = (body: Buffer) => postWebhook(inboxUrl(), body, { key: keys.webhook, ca: anchor });

  beforeAll(async () => {
    const dataDir = path('data');
    mkdirSync(path('data'), { mode: 0o700 });
    const profile = {
      label: 'test',
      colour: '#2f6f4f',
      dataDir,
      usbmuxd: path('nobody.sock'),
      activation: { url: 'https://localhost:1' },
    };
    writeFileSync(path('profile.json'), JSON.stringify(profile));
    const authority = await createAuthority(systemClock);
    anchor = pem(authority.anchor);
    const { certificatePem, keyPem } = serverPem(authority.server);
    writeFileSync(path('cert.pem'), certificatePem);
    writeFileSync(path('key.pem'), keyPem);
    writeFileSync(path('ca.pem'), anchor);
    nano = await openNanoMdmSite();
    writeFileSync(path('nano.pem'), nano.site.anchorPem);
    const listen = [
      'inbox',
      '--json',
      '--data',
      path('inbox'),
      '--port',
      '0',
      '--cert',
      path('cert.pem'),
      '--key',
      path('key.pem'),
    ];
    [inbox, station] = await Promise.all([
      startKitbench([...listen, '--webhook-key-fd', '3', '--pull-key-fd', '4'], {
        passphrase: keys.webhook,
        pipes: 1,
        onSpawn: (spawned) => void spawned.pipe(4).end(`${keys.pull}\n`),
      }),
      startKitbench(['station', '--json', '--profile', path('profile.json'), '--vault-fd', '3'], { passphrase }),
    ]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([station?.stop(), inbox?.stop(), nano?.site.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('a NanoMDM answers through the inbox beside it, from the webhook to the look-up', async () => {
    await ok(['server', 'add', '--name', 'nano', '--product', 'nanomdm', '--url', 'https://mdm.example/profile']);
    const address = ['--kind', 'nanomdm', '--url', nano.site.origin, '--trust', path('nano.pem')];
    const box = ['--inbox-url', inboxUrl(), '--inbox-trust', path('ca.pem')];
    const set = ['server', 'backend', 'set', 'nano', ...address, '--key-fd', '3', ...box, '--inbox-key-fd', '4'];
    expect(await ok(set, { passphrase: nano.key, moreSecrets: [keys.pull] })).toMatchObject({
      backend: { kind: 'nanomdm', baseUrl: nano.site.origin },
      keys: { key: true, inboxKey: true },
      capabilities: { records: false, lookup: true, commands: true, files: false },
    });
    const at = (second: number) => new Date(Date.now() + second * 1000).toISOString();
    const answer = async () => {
      const { lookups } = (await ok(['backend', 'lookup', 'nano', device.SerialNumber])) as { lookups: unknown[] };
      return lookups[0];
    };
    expect(await answer()).toMatchObject({ enrolled: 'unknown' });
    expect(await post(checkInEvent('Authenticate', at(0), device, { group: 'a' }))).toBe(200);
    expect(await post(checkInEvent('TokenUpdate', at(1), { UDID: device.UDID }))).toBe(200);
    expect(await post(connectEvent(at(2), { UDID: device.UDID, Status: 'Idle' }))).toBe(200);
    expect(await answer()).toMatchObject({
      enrolled: 'yes',
      udid: device.UDID,
      source: expect.stringMatching(/^inbox /),
    });
    expect(await post(checkInEvent('CheckOut', at(60), { UDID: device.UDID }))).toBe(200);
    expect(await answer()).toMatchObject({ enrolled: 'no' });
    expect(await ok(['server', 'backend', 'test', 'nano'])).toMatchObject({ ok: true });
    expect(await ok(['server', 'backend', 'show', 'nano'])).toMatchObject({ keys: { key: true, inboxKey: true } });
    const { results } = (await kitbench(['doctor'])).json as { results: { finding: { code: string } }[] };
    expect(results.map(({ finding }) => finding.code)).toEqual(
      expect.arrayContaining(['mdm.answers', 'inbox.newest', 'delivery.clear']),
    );
  });

  it('an inbox takes no key that could be guessed', async () => {
    const words = [
      'inbox',
      '--json',
      '--data',
      path('weak'),
      '--port',
      '0',
      '--webhook-key-fd',
      '3',
      '--pull-key-fd',
      '4',
    ];
    const weak = await runCli(words, { passphrase: 'short', moreSecrets: [keys.pull] });
    expect(weak).toMatchObject({ code: 2, json: { error: { code: 'input.invalid' } } });
  });

  it('a wrong key is told as what it is', async () => {
    const address = ['--kind', 'fleet', '--url', nano.site.origin, '--trust', path('nano.pem')];
    await ok(['server', 'add', '--name', 'fleet', '--product', 'url', '--url', 'https://fleet.example/enroll']);
    await ok(['server', 'backend', 'set', 'fleet', ...address, '--key-fd', '3'], { passphrase: keys.api });
    const tested = await kitbench(['server', 'backend', 'test', 'fleet']);
    expect(tested.json).toMatchObject({ error: { code: 'backend.auth' } });
    expect(tested.code).toBe(3);
  });

  it('the files of mobiconnect make servers, carry records out, and bring the proof back', async () => {
    const groups = [header, '/ルートグループ,1年,,1,2099/12/31 23:59,room-1,pw-canary-5Tz'].join('\r\n');
    writeFileSync(path('groups.csv'), encodeCp932(groups).bytes);
    const importGroups = ['backend', 'import-groups', path('groups.csv'), '--account', 'sample.com'];
    expect(await ok([...importGroups, '--preview'])).toMatchObject({ kept: false, groups: [{ outcome: 'added' }] });
    const made = (await ok(importGroups)) as {
      groups: { serverId: string }[];
    };
    const serverId = made.groups[0]?.serverId ?? '';
    await station.stop();
    const store = openStore({ dataDir: path('data'), clock: systemClock });
    const startedAt = new Date(Date.now() - 60_000).toISOString();
    const named = { serial: device.SerialNumber, udid: device.UDID, wifiMac: '04:f4:5f:07:a7:a9', name: '@桜' };
    // A run that nobody watches: what the watch makes of it is not this test's matter.
    const runId = startSampleRun(store, { serial: device.SerialNumber, blueprint: sampleBlueprint({ serverId }) });
    const record = sampleRecord(runId, { device: named, startedAt });
    store.journal.endRun(runId, { type: 'run-ended', end: 'abandoned' }, record);
    store.close();
    station = await startKitbench(['station', '--json', '--profile', path('profile.json'), '--vault-fd', '3'], {
      passphrase,
    });

    const columns = '端末番号,端末状態,グループ,氏名,社員番号';
    writeFileSync(path('list.csv'), encodeCp932(`${columns}\r\n04f45f07a7a9,無効,1年,,007\r\n`).bytes);
    expect(await ok(['backend', 'import', serverId, path('list.csv')])).toMatchObject({
      matched: 1,
      layout: { encoding: 'cp932' },
    });
    expect(await ok(['backend', 'export', serverId, '--to', path('out.csv'), '--by', '山田'])).toMatchObject({
      devices: 1,
    });
    const written = new TextDecoder('shift_jis').decode(readFileSync(path('out.csv')));
    expect(written).toBe(`${columns}\r\n04f45f07a7a9,無効,1年,'@桜,007\r\n`);
    const again = await kitbench(['backend', 'export', serverId, '--to', path('out.csv'), '--by', '山田', '--again']);
    expect(again).toMatchObject({ code: 2, json: { error: { code: 'backend.file-unwritable' } } });

    writeFileSync(path('after.csv'), `${columns}\n04f45f07a7a9,有効,1年,'@桜,007\n`);
    const seen = await ok(['backend', 'import', serverId, path('after.csv'), '--preview']);
    expect(seen).toMatchObject({ kept: false, matchedBy: { wifiMac: 1 } });
    expect(await ok(['backend', 'deliveries', serverId])).toMatchObject({ deliveries: [{ state: 'exported' }] });
    expect(await ok(['backend', 'import', serverId, path('after.csv')])).toMatchObject({
      confirmed: [device.SerialNumber],
    });
    expect(await ok(['backend', 'deliveries', serverId])).toMatchObject({ deliveries: [{ state: 'confirmed' }] });
  }, 60_000);

  it('a step by hand is ticked by name, and what waits for one is told', async () => {
    await ok(['server', 'add', '--name', 'clomo', '--product', 'clomo', '--customer', 'school']);
    await ok(['server', 'backend', 'set', 'clomo', '--kind', 'clomo', '--account', 'school']);
    const tick = ['backend', 'tick', 'clomo', 'verify', '--subject', device.SerialNumber];
    expect(await kitbench(tick)).toMatchObject({ code: 2, json: { error: { code: 'input.nobody-named' } } });
    await ok(['shift', 'start', '鈴木']);
    await ok(tick);
    await ok([...tick, '--by', '佐藤']);
    const { steps } = (await ok(['backend', 'steps', 'clomo'])) as { steps: { id: string; ticks: unknown[] }[] };
    expect(steps.find(({ id }) => id === 'verify')?.ticks).toMatchObject([
      { by: '鈴木', subject: device.SerialNumber },
      { by: '佐藤', subject: device.SerialNumber },
    ]);
    const waits = async () => (await ok(['backend', 'waiting'])) as { servers: { serverName: string }[] };
    expect((await waits()).servers).toMatchObject([
      { serverName: 'nano', waiting: [{ id: 'webhook', waiting: [''] }] },
    ]);
    await ok(['backend', 'tick', 'nano', 'webhook', '--by', '佐藤']);
    expect((await waits()).servers).toEqual([]);
  });

  it('no key and no password is in what was stored or said', () => {
    const canaries = [...Object.entries(keys), ['nano', nano.key], ['group password', 'pw-canary-5Tz']].map(
      ([name = '', secret = '']) => ({ name, secret }),
    );
    expect([...searchFolder(canaries, path('data')), ...searchFolder(canaries, path('inbox'))]).toEqual([]);
    const said = [...outputs.map(({ stdout, stderr }) => stdout + stderr), station.written(), inbox.written()].join(
      '\n',
    );
    expect(canaries.filter(({ secret }) => said.includes(secret))).toEqual([]);
  });
});
