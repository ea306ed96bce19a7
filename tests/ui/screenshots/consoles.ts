import type { Browser } from 'playwright';
import { choosesFile, deviceList, fillConsoleRecords, groupCsv, setUpConsole } from '../support/console-files.ts';
import { personAt } from '../support/person.ts';
import { openPreparedStation } from '../support/prepared-station.ts';
import { openTab } from '../support/tab.ts';
import type { Album } from './album.ts';
import { atRest } from './scene.ts';

const words = {
  ja: {
    station: '職員室',
    operator: '佐藤',
    server: '1年1組',
    account: 'アカウントID',
    choose: 'CSV を選ぶ',
    take: 'この一覧を読み込む',
    taken: 'を読み込みました',
    steps: 'コンソールで行う手順',
    change: '変更する',
    inbox: '受信箱を使う',
    kind: 'MDM の種類',
    cancel: 'キャンセル',
    mirror: '控えを設定',
    folder: 'フォルダの場所',
  },
  en: {
    station: 'Staff room',
    operator: 'Sato',
    server: 'Class 1-1',
    account: 'Account ID',
    choose: 'Choose a CSV',
    take: 'Read this list in',
    taken: 'was read in',
    steps: 'Steps on the console',
    change: 'Change',
    inbox: 'Use an inbox',
    kind: 'Kind of MDM',
    cancel: 'Cancel',
    mirror: 'Set up a mirror',
    folder: 'Folder',
  },
} as const;

/** A console without API: its groups, its lists, the steps on it; and the mirror of the records. */
export async function takeConsoles(browser: Browser, album: Album, language: 'ja' | 'en'): Promise<void> {
  const say = words[language];
  let serverId = '';
  const station = await openPreparedStation(say.station, {
    setUp: async (client) => {
      serverId = await setUpConsole(client, say.server);
      await client.call('shift.start', { name: say.operator });
    },
    fill: (store) => fillConsoleRecords(store, serverId),
  });
  const { page, close } = await openTab(browser, { language });
  const person = personAt(page, language);
  try {
    await page.goto(station.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto(`${station.origin}/#/server?import=groups`);
    await person.types(say.account, 'aoba');
    await choosesFile(page, say.choose, 'groups.csv', Buffer.from(groupCsv));
    await person.reads('ro••••a');
    await album.take(page, 'server-groups', { narrow: true });

    await page.goto(`${station.origin}/#/server?mdm=${serverId}`);
    await choosesFile(
      page,
      say.choose,
      '端末情報.csv',
      deviceList(['有効', '有効'], new Date(Date.now() - 86_400_000)),
    );
    await person.clicks(say.take);
    await person.reads(say.taken);
    await station.terminal.call('backends.export', { serverId, by: say.operator });
    const list = deviceList(['有効', '無効'], new Date(Date.now() + 120_000), 'No Plan');
    await choosesFile(page, say.choose, '端末情報.csv', list);
    await page.getByRole('button', { name: say.take }).waitFor();
    await atRest(page);
    await album.take(page, 'server-mdm', { narrow: true });
    await page.getByRole('heading', { name: say.steps }).evaluate((heading) => heading.scrollIntoView());
    await album.take(page, 'server-mdm-steps', { narrow: true });

    await person.clicks(say.change);
    await person.picks(say.kind, 'NanoMDM');
    await page.getByRole('switch', { name: say.inbox }).check();
    await page.getByRole('radiogroup', { name: say.kind }).evaluate((group) => group.scrollIntoView());
    await album.take(page, 'server-mdm-form', { narrow: true });
    await person.clicks(say.cancel);

    await page.goto(`${station.origin}/#/settings`);
    await person.clicks(say.mirror);
    await page.getByRole('textbox', { name: say.folder }).fill('/Volumes/HIKAE');
    await album.take(page, 'settings-mirror', { narrow: true });
  } finally {
    await close();
    await station.close();
  }
}
