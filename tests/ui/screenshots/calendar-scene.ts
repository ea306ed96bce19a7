import { issueCertificate, pem } from '../../../electron/crypto/certificates.ts';
import { generateRsaKey } from '../../../electron/crypto/keys.ts';
import { atRest, type Scene } from './scene.ts';

const dayMs = 86_400_000;
const words = {
  ja: {
    calendar: 'カレンダー',
    token: 'Apple School Manager',
    push: 'Push 証明書を確かめる',
    pushTitle: 'Apple Push 証明書',
    choose: '証明書 (.pem)を選ぶ',
    inspect: '確かめる',
    found: /前の証明書の更新です/,
    supervision: /^監視識別情報と端末/,
    close: '閉じる',
  },
  en: {
    calendar: 'Calendar',
    token: 'Apple School Manager',
    push: 'Check a push certificate',
    pushTitle: 'Apple Push certificate',
    choose: 'Choose: Certificate (.pem)',
    inspect: 'Check',
    found: /It renews the one before/,
    supervision: /^Supervision identity and devices/,
    close: 'Close',
  },
} as const;

/** What ends when, a push certificate that was looked at, and whom devices obey. */
export async function takeCalendar({ page, person, album, room, language }: Scene): Promise<void> {
  const say = words[language];
  const { station } = room;
  const [server] = await station.call('servers.list', {});
  const serverId = server?.id ?? null;
  const certificate = await pushCertificates();
  const downloadedOn = new Date(Date.now() - 340 * dayMs).toISOString().slice(0, 10);
  await station.call('calendar.enter', { kind: 'ade-token', name: say.token, downloadedOn, serverId });
  await station.call('push.keep', { certificate: certificate(60).toString('base64'), serverId });
  await page.goto(`${new URL(page.url()).origin}/#/calendar`);
  await person.sees(say.calendar);
  await person.reads(say.token);
  await album.take(page, 'calendar', { narrow: true });
  await person.clicks(say.push);
  await person.sees(say.pushTitle);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), person.clicks(say.choose)]);
  const buffer = Buffer.from(pem(certificate(400)));
  await chooser.setFiles({ name: 'MDM_Certificate.pem', mimeType: 'application/x-pem-file', buffer });
  await page.getByText('MDM_Certificate.pem').first().waitFor();
  await page.getByRole('button', { name: say.inspect, exact: true }).click();
  await person.reads(say.found);
  await album.take(page, 'push-certificate', { narrow: true });
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: say.supervision }).first().click();
  await page.getByRole('button', { name: say.close, exact: true }).waitFor();
  await atRest(page);
  await album.take(page, 'supervision', { narrow: true });
  await page.getByRole('button', { name: say.close, exact: true }).click();
}

/** As Apple's portal gives them, but for the authority: one key, one topic, any end. */
async function pushCertificates(): Promise<(days: number) => Buffer> {
  const { publicKey, privateKey } = await generateRsaKey();
  return (days) =>
    issueCertificate({
      subject: { uid: 'com.apple.mgmt.External.2f6c1d0e-8a55-4c0b-9e57-3a1f5d7b9c21', cn: 'APSP:2f6c1d0e', c: 'JP' },
      subjectPublicKey: publicKey,
      signingKey: privateKey,
      notBefore: new Date(Date.now() - dayMs),
      notAfter: new Date(Date.now() + days * dayMs),
    });
}
