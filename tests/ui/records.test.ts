import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compiledPlanSchema } from '../../electron/kitting/compiled-plan.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { startStation } from '../../electron/station/start-station.ts';
import { openStore, type Store } from '../../electron/store/store.ts';
import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import { serverSchema } from '../../shared/domain/server.ts';
import { sampleBlueprint, sampleRecord, startSampleRun } from '../support/sample-run.ts';
import { axeObjections } from './support/axe.ts';
import { browserTests } from './support/browser-tests.ts';
import { type ServeProcess, startServeProcess } from './support/serve-process.ts';

const passphrase = 'records of a day';
const tests = browserTests();
const now = new Date();

/** A run that ended without success, and its record. */
function failedRecord(store: Store, serial: string, serverId: string): EnrollmentRecord {
  const runId = randomUUID();
  const blueprint = sampleBlueprint({ serverId });
  const plan = compiledPlanSchema.parse({
    schema: 1,
    runId,
    deviceKey: `ecid:${serial}`,
    udid: '00008110-000123456789ABCD',
    serial,
    blueprint,
    organization: {
      id: blueprint.organizationId,
      name: '桜小学校',
      identity: { fingerprint: 'F', notAfter: '2046' },
    },
    server: null,
    steps: [],
    configurationDigest: 'D',
    planHash: 'H',
    createdAt: now.toISOString(),
  });
  startSampleRun(store, { runId, deviceKey: plan.deviceKey, serial, blueprint, plan });
  const record = sampleRecord(runId, {
    schema: 2,
    kind: 'failed',
    operator: '佐藤',
    at: now.toISOString(),
    endedAt: now.toISOString(),
    device: { serial, udid: plan.udid },
  });
  store.journal.endRun(runId, { type: 'run-ended', end: 'failed' }, record);
  return record;
}

/** A station after a day on which one server refused two records and another its token. */
describe('the Records view of a day that went wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kb-rec-'));
  const profile = {
    label: '図書室',
    colour: '#2f6f4f',
    dataDir: join(folder, 'data'),
    usbmuxd: join(folder, 'none.sock'),
    activation: { url: 'https://activation.example', trust: [] },
  };
  let serve: ServeProcess;
  let address: string;

  beforeAll(async () => {
    mkdirSync(profile.dataDir, { mode: 0o700 });
    writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile));
    fillStore(await addServers());
    serve = startServeProcess(['--profile', join(folder, 'profile.json')], { passphrase, scratch: folder });
    address = z.object({ address: z.string() }).parse(await serve.nextLine()).address;
  });
  afterAll(async () => {
    await serve.close();
    rmSync(folder, { recursive: true, force: true });
  });

  type Servers = Readonly<Record<'refusing' | 'resting' | 'carried' | 'fussy', string>>;

  async function addServers(): Promise<Servers> {
    const station = await startStation(profile, { passphrase: Buffer.from(passphrase) });
    const operator = { role: 'operator', seat: 'terminal' } as const;
    const add = async (name: string, withRecords = true) => {
      const input = {
        name,
        enrollment: { product: 'clomo', customerDomain: 'aoba' },
        // Nobody listens there: what is sent again waits for the network.
        ...(withRecords && { records: { baseUrl: 'https://127.0.0.1:9/v1', token: 'old-token-of-records' } }),
      };
      return serverSchema.parse(await station.core.handle('servers.save', input, operator)).id;
    };
    const servers = {
      refusing: await add('青葉小'),
      resting: await add('若葉小'),
      carried: await add('双葉小', false),
      fussy: await add('紅葉小'),
    };
    const backend = { kind: 'clomo', account: 'aoba' };
    await station.core.handle('backends.set', { serverId: servers.carried, backend }, operator);
    await station.stop();
    return servers;
  }

  function fillStore({ refusing, resting, carried, fussy }: Servers): void {
    const store = openStore({ dataDir: profile.dataDir, clock: systemClock });
    const add = (serial: string, serverId: string) => {
      const record = failedRecord(store, serial, serverId);
      return (problem: { code: string; status: string }) => ({
        id: record.id,
        problem: { code: problem.code, params: { host: 'mdm.example', status: problem.status }, chain: [] },
      });
    };
    for (const serial of ['DMPXK0AAJF88', 'DMPXK0AAJF89']) {
      const { id, problem } = add(serial, refusing)({ code: 'backend.rejected', status: '400' });
      store.outbox.park(id, problem);
    }
    const { id, problem } = add('DMPXK0AAJF90', resting)({ code: 'backend.auth', status: '401' });
    store.outbox.retryLater(id, now.toISOString(), 0, problem);
    store.destinations.save(resting, { failures: 1, pausedBy: 'backend.auth' });
    for (const serial of ['DMPXK0AAJF91', 'DMPXK0AAJF92']) {
      const parked = add(serial, fussy)({ code: 'backend.rejected', status: '422' });
      store.outbox.park(parked.id, parked.problem);
    }
    const old = failedRecord(store, 'DMPXK0AAJF93', fussy);
    store.outbox.delivered(old.id, new Date(now.getTime() - 500 * 86_400_000).toISOString());
    const file = failedRecord(store, 'DMPXK0AAJF94', carried);
    store.outbox.keep(carried);
    const written = { file: 'clomo.csv', at: now.toISOString(), who: '田中' };
    store.fileDeliveries.exported(file.id, carried, written, {});
    store.close();
  }

  it('names each server with its reason, prints the day, discards with a reason, mends a token and sends again', async () => {
    const { page, person } = await tests.openAt(address, { language: 'en' });
    await page.goto(`${new URL(address).origin}/#/records`);
    await person.sees('Records');
    await person.reads('Nothing is sent to 若葉小 for now');
    await person.reads('青葉小 did not take 2 records');
    await person.reads('by 佐藤');
    expect(await axeObjections(page)).toEqual([]);

    await person.clicks('Report');
    const download = page.waitForEvent('download');
    await person.clicks('Save the report');
    const report = await readFile(await (await download).path(), 'utf8');
    for (const text of ['Kitting report', '図書室', 'DMPXK0AAJF88', '佐藤']) expect(report).toContain(text);

    await page.getByRole('button', { name: 'Discard the record of DMPXK0AAJF88' }).click();
    await person.clicks('Discard 1 record');
    await person.reads('Enter a reason.');
    await person.types('Reason', 'went back to the dealer');
    await person.clicks('Discard 1 record');
    await person.reads('青葉小 did not take 1 record');

    await page
      .getByRole('status')
      .filter({ hasText: '青葉小' })
      .getByRole('button', { name: 'Mend and send again…' })
      .click();
    await page.getByLabel('API token').fill('new-token-of-records');
    await person.clicks('Save and send again');
    await page.getByText('青葉小 did not take 1 record').waitFor({ state: 'detached' });
    expect(await page.locator('body').innerText()).not.toContain('new-token-of-records');

    await page
      .getByRole('status')
      .filter({ hasText: '若葉小' })
      .getByRole('button', { name: 'Send again as it is' })
      .click();
    await page.getByText('Nothing is sent to 若葉小 for now').waitFor({ state: 'detached' });
  });

  it('puts names right, sends all that is parked again, removes by age, and tells who did what', async () => {
    serve.say('n');
    const { link } = z.object({ link: z.string() }).parse(await serve.nextLine());
    const { page, person } = await tests.openAt(link, { language: 'ja' });
    await page.goto(`${new URL(address).origin}/#/records`);
    // Where there is no API, a record stands where the console's files leave it.
    await person.reads('書き出し済み');
    await person.reads('田中が clomo.csv に書き出しました。');

    await page.getByRole('button', { name: 'DMPXK0AAJF91 の記録を訂正' }).click();
    await person.clicks('訂正して送る');
    await person.reads('どの名前も変わっていません。');
    await person.types('組織', '桜中学校');
    await person.clicks('訂正して送る');
    await person.reads('理由を入力してください。');
    await person.types('理由', '校名の誤り');
    expect(await axeObjections(page)).toEqual([]);
    await person.clicks('訂正して送る');
    await person.reads('「紅葉小」が記録 1 件を受け付けませんでした');

    await person.clicks('管理');
    await person.clicks('保留をすべて再送(1 件)');
    await page.getByText('「紅葉小」が記録 1 件を受け付けませんでした').waitFor({ state: 'detached' });

    await person.clicks('管理');
    await person.clicks('訂正・破棄の履歴…');
    await person.reads('組織: 桜小学校 → 桜中学校');
    await person.reads('校名の誤り');
    await person.clicks('閉じる');

    await person.clicks('管理');
    await person.clicks('保存期間と消去…');
    await person.clicks('今すぐ消去…');
    await person.reads('1 台の記録 1 件がこのステーションから消えます。');
    expect(await axeObjections(page)).toEqual([]);
    await person.clicks('1 件を消去');
    await page.getByText('DMPXK0AAJF93').waitFor({ state: 'detached' });
    await person.clicks('送信済みの記録を期限で消去しない');
    await person.clicks('設定する');
    await person.reads('送信から 400 日後に消去する');
  });

  it('lets a display that only looks neither export nor mend', async () => {
    serve.say('o');
    const { observer } = z.object({ observer: z.string() }).parse(await serve.nextLine());
    const { page, person } = await tests.openAt(observer, { language: 'en' });
    await person.reads('View only');
    await page.goto(`${new URL(address).origin}/#/records`);
    await person.reads('by 佐藤');
    for (const name of ['Report', 'Export', 'Care', 'Send now']) {
      expect(await page.getByRole('button', { name }).getAttribute('aria-disabled'), name).toBe('true');
    }
    expect(await page.locator('main form').count()).toBe(0);
  });
});
