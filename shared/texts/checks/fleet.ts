import type { ReasonArea } from '../reasons/area.ts';

/** Why something of a device's life cycle is refused, warned of, or cannot be taken back (mission §7). */
export const fleetTexts = {
  'fleet.still-active': {
    ja: '「有効」のままなので、もう一度は登録できません。先にインアクティベーションしてください。({source}、{asOf} 時点)',
    en: 'It is still active, and no device can be registered twice: inactivate it first ({source}, as of {asOf}).',
  },
  'fleet.active-at': {
    ja: 'サーバ「{server}」で「有効」のままです。先にそこでインアクティベーションしてください。({source}、{asOf} 時点)',
    en: 'It is still active at the server "{server}": inactivate it there first ({source}, as of {asOf}).',
  },
  'fleet.reactivate-instead': {
    ja: '「無効」で、ライセンスを使っています。新しい登録ではなく再アクティベーションを選んでください。',
    en: 'It is inactive and holds a licence: choose reactivation instead.',
  },
  'fleet.activate-instead': {
    ja: '登録されていません。新しく登録してください。',
    en: 'It is not registered: activate it instead.',
  },
  'fleet.already-active': { ja: 'すでに「有効」です。', en: 'It is active already.' },
  'fleet.already-inactive': { ja: 'すでに「無効」です。', en: 'It is inactive already.' },
  'fleet.not-registered': { ja: 'この MDM には登録されていません。', en: 'It is not registered at this MDM.' },
  'fleet.already-there': { ja: 'すでにこのグループにいます。', en: 'It is in that group already.' },
  'fleet.delete-active': {
    ja: '「有効」の端末情報は削除できません。先にインアクティベーションしてください。',
    en: 'Only inactive devices can be deleted: inactivate it first.',
  },
  'fleet.delete-unknown': {
    ja: '「無効」かどうか分かりません。コンソールの一覧を書き出して取り込んでから、やり直してください。',
    en: 'Whether it is inactive is not known. Export the list on the console, read it in, and try again.',
  },
  'fleet.device-answers': {
    ja: '{at} に通信しています。通常のインアクティベーションを使ってください。強制では端末の制限が残ります。',
    en: 'It was heard of at {at}: use the normal inactivation. The forced one leaves every restriction on the device.',
  },
  'fleet.insisted': {
    ja: '{at} に通信していますが、強制します。端末の制限は残ります。',
    en: 'It was heard of at {at} and is forced all the same: its restrictions stay.',
  },
  'fleet.busy': {
    ja: '別の操作が終わっていません({operation})。',
    en: 'Another operation on it is not over ({operation}).',
  },
  'fleet.profile-not-named': {
    ja: 'この MDM では、削除する登録プロファイルの識別子が要ります。',
    en: 'This MDM has to be told the identifier of the enrollment profile.',
  },
  'fleet.cannot-schedule': {
    ja: 'この MDM では予約できません。',
    en: 'This MDM cannot be told a time.',
  },
  'fleet.state-unknown': {
    ja: '端末状態が分かりません。({source}、{asOf} 時点)',
    en: 'Its state is not known ({source}, as of {asOf}).',
  },
  'fleet.method-unknown': {
    ja: '最初の登録方法が分かりません。手順は登録方法で変わります。コンソールか CSV で確かめ、記録してください。',
    en: 'How it was registered the first time is not known, and the procedure depends on it: look at the console or its CSV, and note it.',
  },
  'fleet.dep-removal': {
    ja: 'DEP で MDM プロファイルの削除を禁止している場合、このオプションでしか削除できません。「Apple MDMプロファイル削除」を有効にしてください。',
    en: 'Where its DEP profile forbids the removal, only this option can remove the MDM profile: turn it on.',
  },
  'fleet.profile-by-hand': {
    ja: 'MDM プロファイルは端末に残ります。端末で削除してください。',
    en: 'The MDM profile stays and has to be removed on the device.',
  },
  'fleet.loses-network': {
    ja: 'WLAN のプロファイルをサイレントで入れた端末は通信できなくなります。先に別のネットワークにつないでください。',
    en: 'If its WLAN profile was applied silently it loses its network: connect another one first.',
  },
  'fleet.gateway-account': {
    ja: '2018 年 12 月以前からの契約で、端末を使い続ける場合は、連絡先・メール・カレンダー・リマインダー・メモが「IVI ActiveSync Gateway Server」を使っていないか確かめてください。データが失われます。',
    en: 'For customers from before December 2018: see which of Contacts, Mail, Calendar, Reminders and Notes use the "IVI ActiveSync Gateway Server" account. Their data is lost.',
  },
  'fleet.collect-vpp': {
    ja: '消去・廃棄する端末です。VPP ライセンスを先に回収してください。',
    en: 'It is to be erased or discarded: collect its VPP licences first.',
  },
  'fleet.keeps-licence': {
    ja: '「無効」の間もライセンスを使います。削除すると空きます。',
    en: 'It keeps its licence while it is inactive; deleting it frees the licence.',
  },
  'fleet.licences-short': {
    ja: 'ライセンスが足りません: {used} / {limit} を使用中で、あと {more} 台分が要ります。「無効」の端末も使っています。',
    en: 'Licences run short: {used} of {limit} are in use, by inactive devices too, and {more} more are needed.',
  },
  'fleet.credential-expired': {
    ja: '端末登録用認証情報の有効期限が {date} に切れています。先に有効期限を延ばしてください。',
    en: 'The enrollment credential expired on {date}: set a date in the future first.',
  },
  'fleet.cancels-requests': {
    ja: '待っている管理要求は、すべて取り消されます。',
    en: 'Every request that waits for the device is cancelled.',
  },
  'fleet.profile-goes': {
    ja: 'MDM プロファイルと、MDM が入れた設定・App が端末から消えます。',
    en: 'The MDM profile goes, and with it what the MDM installed.',
  },
  'fleet.restrictions-stay': {
    ja: '端末の制限は解除されません。外すには消去が必要になることがあります。',
    en: 'Nothing is lifted on the device; it may take an erase to do so.',
  },
  'fleet.information-goes': {
    ja: '端末情報は元に戻せません。',
    en: 'The device information cannot be brought back.',
  },
  'fleet.erases': {
    ja: '端末は消去されます。データは元に戻せません。',
    en: 'The device is erased. Its data cannot be brought back.',
  },
  'registration.active': {
    ja: '{serial} はサーバ「{server}」に「有効」のままです。({source}、{asOf} 時点)',
    en: '{serial} is still active at the server "{server}" ({source}, as of {asOf}).',
  },
  'registration.active.cure': {
    ja: 'そのアカウントでインアクティベーションし、端末情報を削除してください。そのままでは、別のアカウントに登録するとき端末に「無効なプロファイル」と出ます。',
    en: 'Inactivate it in that account and delete its device information. Otherwise the device says "Invalid Profile" when another account is to enroll it.',
  },
  'registration.free': {
    ja: '{count} 台は、聞ける MDM のどれにも「有効」ではありません。',
    en: '{count} {count:device is|devices are} active at none of the MDMs that can be asked.',
  },
  'registration.unknown': {
    ja: '{count} 台は、登録されているか分かりません: {devices}',
    en: 'Whether {count} {count:device is|devices are} registered is not known: {devices}',
  },
  'registration.unknown.cure': {
    ja: '使っているすべてのアカウント(試用を含む)で端末の一覧を書き出して取り込むか、コンソールで確かめてください。',
    en: 'Export the device list of every account you use, trials too, and read it in; or look at the consoles.',
  },
  'registration.not-asked': {
    ja: 'サーバ「{server}」の MDM に聞けませんでした({problem})。',
    en: 'The MDM of the server "{server}" could not be asked ({problem}).',
  },
  'registration.not-asked.cure': {
    ja: '`kitbench server backend test` で接続を確かめてください。',
    en: 'Try its connection with `kitbench server backend test`.',
  },
  'symptom.credentials-changed': {
    ja: 'URL を作ったあとで、端末登録用認証情報が変更されたかもしれません。ステーションからは確かめられません。',
    en: 'The enrollment credential may have been changed after the URL was made. The station cannot see that.',
  },
  'symptom.credentials-changed.cure': {
    ja: 'コンソールのグループ CSV を書き出し、`kitbench backend import-groups` で取り込んでください。違いがあればサーバが更新されます。そのあと、もう一度キッティングしてください。',
    en: 'Export the group CSV on the console and read it in with `kitbench backend import-groups`: a server that differs is brought up to date. Then kit the device again.',
  },
} as const satisfies ReasonArea;
