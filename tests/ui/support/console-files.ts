import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import { compiledPlanSchema } from '../../../electron/kitting/compiled-plan.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { StationClient } from '../../../shared/contract/station-client.ts';
import { sampleBlueprint, sampleRecord, startSampleRun } from '../../support/sample-run.ts';

/** mobiconnect's group CSV (mdm §1.1); its passwords are secrets. */
export const groupPassword = 'canary-Pw8kQ2';
export const groupCsv = [
  '親グループ(必須項目),グループ名(必須項目),説明,表示順,有効期限日時,端末登録用ユーザーID,端末登録用パスワード',
  `/ルートグループ/1年,1組,,1,2099/12/31 23:59,room-1a,${groupPassword}`,
  `/ルートグループ/1年,2組,,2,2015/12/31 23:59,room-1b,${groupPassword}b`,
  '/ルートグループ,1年,,1,,,',
].join('\r\n');

export const consoleDevices = [
  { serial: 'DMPXK0AAJF88', udid: '00008101-000A1B2C3D4E5F60', name: '1年1組-01', wifiMac: '04:f4:5f:07:a7:a9' },
  { serial: 'DMPXK0AAJF89', udid: '00008101-000A1B2C3D4E5F61', name: '1年1組-02', wifiMac: '04:f4:5f:07:a7:aa' },
] as const;

/** 端末情報 CSV of our devices in these states (有効, 無効 …), as read by the console at this moment. */
export function deviceList(states: readonly string[], readAt: Date, plan = 'iOS-Edu'): Buffer {
  const japan = new Date(readAt.getTime() + 9 * 3_600_000).toISOString();
  const at = `${japan.slice(0, 10).replaceAll('-', '/')} ${japan.slice(11, 19)}`;
  const rows = consoleDevices.map(({ wifiMac, name }, index) =>
    [wifiMac, states[index], '/ルートグループ/1年/1組', name, plan, at].join(','),
  );
  return Buffer.from(
    `\uFEFF端末番号,端末状態,グループ,氏名,サービスプラン,端末情報取得日時\r\n${rows.join('\r\n')}\r\n`,
  );
}

/** Records of devices that were kitted an hour ago for this server. */
export function fillConsoleRecords(store: Store, serverId: string): void {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const blueprint = sampleBlueprint({ serverId });
  for (const device of consoleDevices) {
    const { serial, udid } = device;
    const plan = compiledPlanSchema.parse({
      schema: 1,
      runId: randomUUID(),
      deviceKey: `ecid:${serial}`,
      udid,
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
      createdAt: at,
    });
    const { runId, deviceKey } = plan;
    startSampleRun(store, { runId, deviceKey, serial, blueprint, plan, startedAt: at });
    const record = sampleRecord(runId, { device, startedAt: at, at, endedAt: at });
    store.journal.endRun(runId, { type: 'run-ended', end: 'prepared' }, record);
  }
  store.outbox.keep(serverId);
}

/** A server on a console, and its link. @returns its id. */
export async function setUpConsole(station: StationClient, name: string): Promise<string> {
  const { id } = await station.call('servers.save', {
    name,
    enrollment: { product: 'mobiconnect', accountId: 'aoba', userId: 'room-1c', password: 'enroll-1c' },
  });
  await station.call('backends.set', {
    serverId: id,
    backend: { kind: 'mobiconnect', account: 'aoba', group: '/ルートグループ/1年/1組', licences: 40 },
  });
  return id;
}

/** A person presses the button and chooses this file. */
export async function choosesFile(page: Page, button: string, name: string, buffer: Buffer): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button, exact: true }).click();
  await (await asked).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}
