import { names } from './names.ts';
import { atRest, type Scene } from './scene.ts';

const words = {
  ja: {
    care: '管理',
    keep: '保存期間と消去…',
    purge: '今すぐ消去…',
    audit: '訂正・破棄の履歴…',
    amend: /の記録を訂正$/,
  },
  en: {
    care: 'Care',
    keep: 'Keeping and removal…',
    purge: 'Remove now…',
    audit: 'Amended and discarded…',
    amend: /^Amend the record/,
  },
} as const;

/** Records that the MDM refuses, and one of them being put right; afterwards they are sent again as they are. */
export async function takeParked({ page, album, room, language }: Scene, restore: () => Promise<void>): Promise<void> {
  const { station, offer } = room;
  await toAddress(room, `${offer.records.baseUrl}/elsewhere`);
  await restore();
  await station.call('records.sync', {});
  const amend = page.getByRole('button', { name: words[language].amend });
  await amend.first().waitFor();
  await atRest(page);
  await album.take(page, 'records-parked', { narrow: true });
  await amend.first().click();
  await page.getByRole('group', { name: /./ }).first().waitFor();
  await album.take(page, 'records-amend');
  await toAddress(room, offer.records.baseUrl);
  const [first] = (await station.call('records.list', {})).filter(({ delivery }) => delivery.status === 'parked');
  if (first === undefined) throw new Error('nothing was parked');
  const changes = { slot: '12' };
  await station.call('records.amend', { id: first.record.id, changes, reason: names[language].reason });
  await station.call('records.release', {});
}

/** How long records stay, what would go, and what was changed by hand. */
export async function takeCare({ page, person, album, language }: Scene): Promise<void> {
  const say = words[language];
  await person.clicks(say.care);
  await person.clicks(say.keep);
  await person.clicks(say.purge);
  await atRest(page);
  await album.take(page, 'records-keep');
  await person.clicks(say.care);
  await person.clicks(say.audit);
  await atRest(page);
  await album.take(page, 'records-audit');
}

async function toAddress({ station, offer }: Scene['room'], baseUrl: string): Promise<void> {
  const servers = await station.call('servers.list', {});
  const server = servers.find(({ recordsBaseUrl }) => recordsBaseUrl !== undefined);
  if (server === undefined) throw new Error('no server takes records');
  await station.call('servers.change', {
    id: server.id,
    name: server.name,
    anchors: { keep: server.anchorFingerprints, add: [] },
    records: { ...offer.records, baseUrl },
    ...(server.credentialsExpireAt === undefined ? {} : { credentialsExpireAt: server.credentialsExpireAt }),
  });
}
