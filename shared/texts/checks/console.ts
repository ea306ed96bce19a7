import type { ReasonArea } from '../reasons/area.ts';

/** What the files of a console without API show, and where they trap people. */
export const consoleTexts = {
  'console.no-plan': {
    ja: 'サービスプランが「No Plan」の端末が {count} 台あります。チェックボックスが出ず、操作できません。サービスプランを割り当ててください: {devices}',
    en: '{count} {count:device is|devices are} on "No Plan": there is no checkbox, so nothing can be done. Assign a service plan: {devices}',
  },
  'console.inactive-licensed': {
    ja: '「無効」の端末が {count} 台あります。端末情報を削除するまで、ライセンスを使い続けます。',
    en: '{count} {count:device is|devices are} inactive (無効). Each keeps its licence until its device information is deleted.',
  },
  'console.licences-full': {
    ja: 'ライセンスを {used} / {limit} 使っています。空きがないと、新しい端末は登録できません。',
    en: '{used} of {limit} licences are in use. With none left, no new device can enroll.',
  },
  'console.waiting': {
    ja: '「事前登録」の端末が {count} 台あります。MDM プロファイルを入れるまで、ライセンスは使いません。',
    en: '{count} {count:device is|devices are} pre-registered (事前登録). No licence is used until the MDM profile is installed.',
  },
  'console.left': {
    ja: '取り消し線の端末が {count} 台あります。MDM を離れていて、ライセンスは使いません。',
    en: '{count} {count:device is|devices are} struck through (取り消し線): gone from the MDM, using no licence.',
  },
  'console.state-unknown': {
    ja: '知らない端末状態があります。その端末については何も判断していません: {words}',
    en: 'There are states that are not known. Nothing was concluded about those devices: {words}',
  },
  'console.ambiguous': {
    ja: 'どの行か決められない端末が {count} 台あります。推測はしていません: {devices}',
    en: '{count} {count:device|devices} could be more than one row. Nothing was guessed: {devices}',
  },
  'console.stale': {
    ja: 'コンソールの情報がキッティングより古い端末が {count} 台あります。「端末基本情報取得」のあと、もう一度書き出してください。',
    en: "The console's information about {count} {count:device|devices} is older than the kitting. Have it read anew (端末基本情報取得), then export again.",
  },
  'console.other-group': {
    ja: '別のグループにいる端末が {count} 台あります: {devices}',
    en: '{count} {count:device is|devices are} in another group: {devices}',
  },
  'console.no-identity': {
    ja: '{count} 台は、この CSV の端末番号に当たる値が分からないため書き出していません: {devices}',
    en: '{count} {count:device was|devices were} left out: the value that this CSV names them by is not known: {devices}',
  },
  'group.no-name': { ja: 'グループ名がありません。', en: 'The group has no name.' },
  'group.no-credential': {
    ja: '端末登録用認証情報がありません。このグループには新しい端末を登録できません(移動はできます)。',
    en: 'It has no enrollment credential: no new device can enroll into it, though devices can be moved there.',
  },
  'group.half-credential': {
    ja: '端末登録用のユーザーIDとパスワードの片方がありません。',
    en: 'Either the enrollment user ID or the password is missing.',
  },
  'group.colon': {
    ja: '端末登録用ユーザーIDにコロンがあるため、URL を作れません。',
    en: 'The enrollment user ID holds a colon, so that no URL can be made of it.',
  },
  'group.expiry-unreadable': {
    ja: '有効期限日時を読めません。コンソールで確かめてください。',
    en: 'The expiry cannot be read. Look at the console.',
  },
  'group.user-twice': {
    ja: '同じ端末登録用ユーザーIDが 2 回あります。どのグループに入るか決まりません。',
    en: 'The enrollment user ID stands twice, so that it selects no group.',
  },
  'group.expired': {
    ja: '有効期限が {date} に切れています。端末には「無効なプロファイル」と出ます。',
    en: 'The credential expired on {date}. Devices will say "Invalid Profile".',
  },
  'group.no-expiry': { ja: '有効期限がありません。', en: 'It has no expiry date.' },
} as const satisfies ReasonArea;
