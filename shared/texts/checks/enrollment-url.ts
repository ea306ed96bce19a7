import type { ReasonArea } from '../reasons/area.ts';

/** What a person should know about an enrollment URL that is nevertheless usable. */
export const enrollmentUrlTexts = {
  'url.spaces': {
    ja: 'URL の前後や途中にあった空白・改行を取り除きました。',
    en: 'Spaces or line breaks around or inside the URL were removed.',
  },
  'url.http': {
    ja: 'http:// を https:// に直しました。端末は https:// だけを受け付けます。',
    en: 'http:// was changed to https://: devices take nothing else.',
  },
  'url.p-missing': {
    ja: '「p=apple」がなかったので補いました。',
    en: '"p=apple" was missing and was added.',
  },
  'url.p-other': {
    ja: '「p=」が「apple」ではなかったので直しました。',
    en: '"p=" was not "apple" and was corrected.',
  },
  'url.token-twice': {
    ja: '「t=」が {count} 個あります。最初のものを使いました。',
    en: '"t=" stands {count} {count:time|times}; the first one was used.',
  },
  'url.token-plus': {
    ja: '「t=」の「+」が URL エンコードされていませんでした。サーバでは空白になるため、%2B に直しました。',
    en: 'A "+" in "t=" was not URL-encoded. Servers read it as a space; it was changed to %2B.',
  },
  'url.token-raw': {
    ja: '「t=」の「/」または「=」が URL エンコードされていなかったので直しました。',
    en: 'A "/" or "=" in "t=" was not URL-encoded and was corrected.',
  },
  'url.token-form': {
    ja: '「t=」が標準の base64 ではなかったので作り直しました。',
    en: '"t=" was not standard base64 and was built again.',
  },
  'url.token-newline': {
    ja: '端末登録用パスワードの後に改行が入っていたので取り除きました。',
    en: 'A line break after the enrollment password was removed.',
  },
  'url.extra-parameters': {
    ja: 'この製品の URL にない項目を {count} 個取り除きました。',
    en: '{count} {count:parameter this product does not use was|parameters this product does not use were} removed.',
  },
  'url.user-id-spaces': {
    ja: '端末登録用ユーザーIDの前後に空白があります。コンソールの値と同じか確かめてください。',
    en: 'The enrollment user ID starts or ends with a space. Compare it with the console.',
  },
  'url.user-id-full-width': {
    ja: '端末登録用ユーザーIDに全角の英数字・記号があります。コンソールの値と同じか確かめてください。',
    en: 'The enrollment user ID holds full-width letters, digits or signs. Compare it with the console.',
  },
  'url.password-spaces': {
    ja: '端末登録用パスワードの前後に空白があります。コンソールの値と同じか確かめてください。',
    en: 'The enrollment password starts or ends with a space. Compare it with the console.',
  },
  'url.password-full-width': {
    ja: '端末登録用パスワードに全角の英数字・記号があります。コンソールの値と同じか確かめてください。',
    en: 'The enrollment password holds full-width letters, digits or signs. Compare it with the console.',
  },
  'url.discovery': {
    ja: 'ホスト名だけなので、登録用 URL は {host} の MDMServiceConfig に問い合わせます。',
    en: 'Only a host name: the enrollment URL will be asked from MDMServiceConfig of {host}.',
  },
  'url.nanomdm-endpoint': {
    ja: 'NanoMDM の通信用 URL のようです。登録プロファイルを配る URL を入力してください。',
    en: "This looks like NanoMDM's own endpoint. Enter the URL that hands out the enrollment profile.",
  },
  'url.micromdm-path': {
    ja: 'ホスト名だけなので、MicroMDM の標準の「/mdm/enroll」を補いました。',
    en: 'Only a host name: MicroMDM\'s standard "/mdm/enroll" was added.',
  },
} as const satisfies ReasonArea;
