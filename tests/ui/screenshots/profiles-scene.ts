import { testPayload, testProfile, wifiPayload } from '../../support/test-profiles.ts';
import { atRest, type Scene } from './scene.ts';

const words = {
  ja: {
    profiles: 'プロファイル',
    name: '教室の Wi-Fi と制限',
    look: /^内容を見る: /,
    supervision: '監視対象',
    mind: '注意',
    edit: /^編集: /,
    payload: 'Wi-Fi',
    network: 'ネットワーク名 (SSID)',
    cancel: 'キャンセル',
  },
  en: {
    profiles: 'Profiles',
    name: 'Classroom Wi-Fi and restrictions',
    look: /^Look inside: /,
    supervision: 'Supervision',
    mind: 'Mind this',
    edit: /^Edit: /,
    payload: 'Wi-Fi',
    network: 'Network name (SSID)',
    cancel: 'Cancel',
  },
} as const;

/** A profile in plain words with what some devices pass over, its form, and the XML beside it. */
export async function takeProfiles({ page, person, album, room, language }: Scene): Promise<void> {
  const say = words[language];
  const restrictions = { allowCamera: false, allowAirDrop: false, allowUSBRestrictedMode: false };
  const profile = testProfile('jp.example.classroom', [
    wifiPayload({ ssid: 'aoba-4a', password: 'practice-room' }),
    testPayload('com.apple.applicationaccess', restrictions),
  ]);
  await room.station.call('profiles.import', { name: say.name, data: profile.toString('base64') });
  await page.goto(`${new URL(page.url()).origin}/#/profiles`);
  await person.sees(say.profiles);
  await page.getByRole('button', { name: say.look }).click();
  await page.getByLabel(say.supervision, { exact: true }).selectOption('false');
  await page.getByText(say.mind, { exact: true }).waitFor();
  await album.take(page, 'profiles', { narrow: true });
  await page.getByRole('button', { name: say.edit }).click();
  await page.getByRole('button', { name: say.payload, exact: true }).click();
  await page.getByRole('textbox', { name: say.network }).waitFor();
  await atRest(page);
  await album.take(page, 'profile-form', { narrow: true });
  await page.getByText('XML', { exact: true }).click();
  await page.getByText('PropertyList-1.0.dtd').waitFor({ state: 'attached' });
  await atRest(page);
  await album.take(page, 'profile-xml');
  await page.getByRole('button', { name: say.cancel, exact: true }).first().click();
}
