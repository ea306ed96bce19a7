import { words } from '../journeys/words.ts';
import { names } from './names.ts';
import { nameSlots } from './photo-room.ts';
import type { Scene } from './scene.ts';
import { setUpStation } from './set-up-station.ts';

/** A station with nothing set up: what it teaches, and its empty views and forms. */
export async function takeFirstDay({ page, person, album, language }: Scene): Promise<void> {
  const say = { ...names[language], ...words[language] };
  await person.sees(say.start);
  await album.take(page, 'start', { narrow: true });
  await page.keyboard.press('Control+1');
  await person.sees(say.server);
  await album.take(page, 'server-empty');
  await person.clicks(say.usePracticeServer);
  await page.getByRole('button', { name: say.save, exact: true }).waitFor();
  await album.take(page, 'server-editor', { narrow: true });
  await person.clicks(say.cancel);
  await page.keyboard.press('Control+2');
  await person.clicks(say.addOrganization);
  await person.types(...say.organizationName);
  await album.take(page, 'organization-editor');
  await person.clicks(say.cancel);
  await page.keyboard.press('Control+4');
  await person.sees(say.apply);
  await album.take(page, 'apply-no-blueprint');
  await page.keyboard.press('Control+5');
  await person.sees(say.verify);
  await album.take(page, 'verify-empty');
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog').waitFor();
  await album.take(page, 'keys');
  await page.keyboard.press('Escape');
}

/** Sets the station up, as if some time ago, and shows its lists; its bench is empty first. */
export async function takeLists({ page, person, album, room, language }: Scene): Promise<void> {
  const say = names[language];
  await setUpStation(room, say);
  await room.bench.call('detach', {});
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+4');
  await person.reads(say.plugIn);
  await album.take(page, 'apply-empty');
  await room.bench.call('attach', {});
  await nameSlots(room);
  await room.station.call('shift.start', { name: say.operator });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+1');
  await person.reads(say.secondServer);
  await album.take(page, 'server', { narrow: true });
  await page.keyboard.press('Control+2');
  await person.reads(say.organization);
  await album.take(page, 'organization');
  await page.keyboard.press('Control+3');
  await person.reads(say.secondBlueprint);
  await album.take(page, 'blueprint', { narrow: true });
  await page.getByRole('button', { name: new RegExp(`^${say.edit}.{1,3}${say.blueprint}$`) }).click();
  await page.getByRole('button', { name: new RegExp(`^${say.panes}`) }).click();
  await person.picks(say.panesMode, say.showSome);
  await page.getByRole('button', { name: new RegExp(`^${say.panes}`) }).evaluate((fold) => fold.scrollIntoView());
  await album.take(page, 'blueprint-editor', { narrow: true });
  await person.clicks(say.cancel);
  await importRoster(room.station);
  await person.clicks(say.roster);
  await page.getByRole('button', { name: say.showRows }).click();
  await page.getByRole('cell', { name: '山田 花子' }).waitFor();
  await album.take(page, 'roster', { narrow: true });
}

/** A class as its office would send it. */
async function importRoster(station: Scene['room']['station']): Promise<void> {
  const rows = [
    'シリアル番号,管理番号,氏名,学年,組,番号',
    'DMPXK0AAJF88,A-0031,山田 花子,4,1,1',
    'DMPXK0AAJF89,A-0032,佐藤 一郎,4,1,2',
    ',A-0033,鈴木 次郎,4,1,3',
  ];
  const data = Buffer.from(rows.join('\r\n')).toString('base64');
  const { id } = await station.call('rosters.import', { fileName: '4年1組.csv', name: '4年1組', data });
  await station.call('rosters.use', { id });
  await station.call('numbers.setRange', { series: 'main', first: 1, last: 499 });
}
