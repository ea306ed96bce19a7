import type { ReasonArea } from './area.ts';

/** Reasons of a plan's decisions, by step. */
export const planReasons = {
  'device.not-attached': { ja: '端末が接続されていません。', en: 'The device is not attached.' },
  'device.identifying': { ja: '端末を読み取り中です。', en: 'The device is still being read.' },
  'device.unreadable': { ja: '端末を読み取れません ({problem})。', en: 'The device cannot be read ({problem}).' },
  'device.provisional': {
    ja: 'ECID をまだ読めていないため、取り消せない作業はできません。',
    en: 'Its ECID is not read yet, so nothing irreversible may be done.',
  },
  'device.busy': { ja: '別の作業が進行中です。', en: 'Another run is working on it.' },
  'device.ignored': { ja: '除外リストにあります。', en: 'It is on the ignore list.' },
  'identify.read': { ja: '端末を確かめます。', en: 'The device is identified.' },

  'pair.known': { ja: 'このステーション を信頼済みです。', en: 'It already trusts this station.' },
  'pair.needed': {
    ja: 'ペアリングします。設定済みの端末では「信頼」のタップが必要です。',
    en: 'It will be paired; a device that is set up asks its user to tap Trust.',
  },
  'inspect.read': { ja: '状態を読み取ります。', en: 'Its state is read.' },

  'guard.clear': { ja: '支障はありません。', en: 'Nothing stands in the way.' },
  'guard.later': { ja: 'ペアリング後に確認します。', en: 'Checked after pairing.' },
  'guard.find-my-on': {
    ja: '「探す」がオンです。消去するとアクティベーションロックで使えなくなります。先にオフにしてください。',
    en: 'Find My is on: erasing would leave it Activation Locked. Turn it off first.',
  },
  'guard.find-my-unknown': {
    ja: '「探す」の状態を確認できません。消去するにはシリアル番号の入力が必要です。',
    en: 'Whether Find My is on cannot be read. To erase it, type its serial number.',
  },
  'guard.battery-low': {
    ja: 'バッテリー残量が {percent}% です ({floor}% 以上が必要)。',
    en: 'The battery is at {percent}% (at least {floor}% is needed).',
  },
  'guard.storage-low': {
    ja: '空き容量が {free} MB です ({needed} MB 以上が必要)。',
    en: 'It has {free} MB free ({needed} MB are needed).',
  },
  'guard.os-too-old': {
    ja: 'OS {version} は古すぎます ({minimum} 以降が必要)。',
    en: 'OS {version} is too old ({minimum} or later is needed).',
  },

  'erase.policy-never': { ja: 'このブループリントは消去しません。', en: 'This blueprint never erases.' },
  'erase.already-ours': {
    ja: 'この構成は書き込み済みなので消去しません。',
    en: 'It already holds this configuration: no erase is needed.',
  },
  'erase.not-needed': {
    ja: '「こんにちは」の画面なので消去しません。',
    en: 'It is at the Hello screen: no erase is needed.',
  },
  'erase.policy-always': {
    ja: 'ブループリントにより必ず消去します。データは戻せません。',
    en: 'This blueprint always erases. The data cannot be brought back.',
  },
  'erase.set-up': {
    ja: '設定済みのため消去します。データは戻せません。',
    en: 'It is already set up, so it is erased. The data cannot be brought back.',
  },
  'erase.configured-by': {
    ja: '「{organization}」により構成済みのため消去します。データは戻せません。',
    en: 'It was configured by “{organization}”, so it is erased. The data cannot be brought back.',
  },
  'erase.former-identity': {
    ja: '以前の監視識別情報で監視されているため、消去して新しいものに切り替えます。データは戻せません。',
    en: 'It obeys the supervision identity from before, so it is erased to obey the new one. The data cannot be brought back.',
  },
  'erase.unknown': {
    ja: 'ペアリング後に判断し、消去が必要なら確認を求めます。',
    en: 'Decided after pairing; if an erase is needed you are asked first.',
  },
  'erase.forbidden': {
    ja: '設定済みですが、このブループリントは消去を許していません。',
    en: 'It is already set up, but this blueprint forbids erasing.',
  },
  'erase.forbidden-configured-by': {
    ja: '「{organization}」により構成済みですが、このブループリントは消去を許していません。',
    en: 'It was configured by “{organization}”, but this blueprint forbids erasing.',
  },

  'activate.already': { ja: 'アクティベーション済みです。', en: 'It is already activated.' },
  'activate.needed': { ja: 'アクティベーションします。', en: 'It will be activated.' },
  'activate.later': { ja: '必要ならアクティベーションします。', en: 'Activated if it turns out to need it.' },

  'supervise.new': {
    ja: '「{organization}」の監視対象にします。',
    en: 'It becomes supervised by “{organization}”.',
  },
  'supervise.configure': {
    ja: '監視対象にせずに「{organization}」の構成を書き込みます。',
    en: 'The configuration of “{organization}” is written without supervision.',
  },
  'supervise.already-ours': {
    ja: 'この構成はこのステーション が書き込み済みです。',
    en: 'This very configuration was already written by this station.',
  },
  'supervise.pairing-needs-supervision': {
    ja: '監視対象にしない端末では、ほかのコンピュータとのペアリングを禁じられません。',
    en: 'Only a supervised device can forbid pairing with other computers.',
  },
  'supervise.no-server': {
    ja: '登録先の MDM サーバ URL がありません。',
    en: 'There is no MDM server URL to enroll with.',
  },
  'supervised-pair.needed': {
    ja: 'ほかのコンピュータとのペアリングを禁じるため、監視者としてペアリングし直します。',
    en: 'Pairing with other computers is forbidden, so it is paired again as supervisor.',
  },
  'supervised-pair.allowed': { ja: 'ペアリングは許可されたままです。', en: 'Pairing stays allowed.' },

  'localize.set': {
    ja: '言語・地域・時刻を設定します ({values})。',
    en: 'Language, region and time are set ({values}).',
  },
  'localize.unset': { ja: 'ブループリントに指定がありません。', en: 'The blueprint does not ask for it.' },

  'escalate.needed': { ja: '監視者として認証します。', en: 'The station authenticates as supervisor.' },
  'escalate.no-work': { ja: '監視者の権限が要る作業はありません。', en: 'Nothing needs the supervisor’s rights.' },

  'wifi.install': { ja: 'Wi-Fi プロファイルを {count} 件入れます。', en: '{count} Wi-Fi profile(s) are installed.' },
  'wifi.none': { ja: 'Wi-Fi プロファイルはありません。', en: 'There is no Wi-Fi profile.' },
  'profiles.install': { ja: 'プロファイルを {count} 件入れます。', en: '{count} profile(s) are installed.' },
  'profiles.variables-missing': {
    ja: 'プロファイル「{profile}」に入れる値 ({names}) が分かりません。名簿とブループリントを確かめてください。',
    en: 'Nobody knows what {names} stands for in the profile “{profile}”. Check roster and blueprint.',
  },
  'profiles.none': { ja: 'プロファイルはありません。', en: 'There is no profile.' },

  'unlock-token.keep': { ja: 'ロック解除トークンを保管します。', en: 'The unlock token is kept in the vault.' },
  'unlock-token.unset': { ja: 'ブループリントに指定がありません。', en: 'The blueprint does not ask for it.' },
  'unlock-token.unsupervised': {
    ja: '監視対象でない端末では取得できません。',
    en: 'Only a supervised device hands one out.',
  },

  'bypass-code.keep': {
    ja: 'アクティベーションロック回避コードを保管します。',
    en: 'The Activation Lock bypass code is kept in the vault.',
  },
  'bypass-code.unset': { ja: 'ブループリントに指定がありません。', en: 'The blueprint does not ask for it.' },
  'bypass-code.unsupervised': {
    ja: '監視対象でない端末にはありません。',
    en: 'Only a supervised device has one.',
  },

  'name.set': { ja: '「{name}」と名付けます。', en: 'It is named “{name}”.' },
  'name.later': { ja: 'シリアル番号を読んでから名付けます。', en: 'Named once its serial number is read.' },
  'name.unset': { ja: 'ブループリントに指定がありません。', en: 'The blueprint does not ask for it.' },
  'name.duplicate': { ja: '端末名「{name}」が重複しています。', en: 'Two devices would be named “{name}”.' },
  'name.no-slot': {
    ja: '端末名に場所の名前が要りますが、この差し込み口は未登録です。',
    en: 'The name asks for the slot, but this place on the bench has none.',
  },
  'name.not-listed': {
    ja: '端末名に「{field}」が要りますが、使用中の名簿にこの端末の値がありません。',
    en: 'The name asks for “{field}”, and the roster in use has none for this device.',
  },
  'name.no-number': {
    ja: '端末名の連番をこの Mac の範囲で使い切りました。',
    en: 'This station has used up the numbers for device names.',
  },
  'finish.restart': { ja: '最後に再起動します。', en: 'It is restarted last of all.' },
  'finish.shut-down': { ja: '最後に電源を切ります。', en: 'It is switched off last of all.' },
  'finish.unset': { ja: 'ブループリントに指定がありません。', en: 'The blueprint does not ask for it.' },

  'record.device': {
    ja: '登録記録を残します。端末の状態だけで検証済みになり、MDM には問い合わせません。',
    en: 'An enrollment record is written. The device alone verifies the enrollment; the MDM is not asked.',
  },
  'record.mdm': {
    ja: '登録記録を残します。MDM の回答だけで検証済みになり、端末をもう一度つなぐ必要はありません。',
    en: 'An enrollment record is written. The MDM’s word verifies the enrollment; the device need not be attached again.',
  },
  'record.always': { ja: '登録記録を残します。', en: 'An enrollment record is written.' },
} as const satisfies ReasonArea;
