import type { ReasonArea } from '../reasons/area.ts';

/** Findings and cures about the station itself. */
export const stationCheckTexts = {
  'check.not-run': { ja: '確認できませんでした ({problem})。', en: 'This could not be checked ({problem}).' },
  'check.not-run.cure': { ja: '少し待って、もう一度確認してください。', en: 'Wait a little and check again.' },

  'usbmuxd.answers': {
    ja: 'usbmuxd は動いています (BUID {buid}、接続中 {count} 台)。',
    en: 'usbmuxd answers (BUID {buid}, {count} attached).',
  },
  'usbmuxd.silent': { ja: 'usbmuxd が応答しません ({problem})。', en: 'usbmuxd does not answer ({problem}).' },
  'usbmuxd.silent.cure': {
    ja: 'Mac を再起動し、端末をつなぎ直してください。',
    en: 'Restart the Mac and attach the devices again.',
  },

  'data.private': { ja: 'データフォルダは本人だけが読めます。', en: 'Only its owner can read the data folder.' },
  'data.missing': { ja: 'データフォルダがないか、書き込めません。', en: 'The data folder is missing or read-only.' },
  'data.missing.cure': { ja: 'フォルダの場所と権限を確かめてください。', en: 'Check where it is and who may write.' },
  'data.open-to-others': {
    ja: 'データフォルダを他の利用者も開けます (権限 {mode})。',
    en: 'Other users can open the data folder (mode {mode}).',
  },
  'data.open-to-others.cure': {
    ja: 'ターミナルで実行してください: {command}',
    en: 'Run this in a terminal: {command}',
  },
  'data.other-owner': {
    ja: 'データフォルダの所有者が、いまの利用者ではありません。',
    en: 'The data folder belongs to another user.',
  },
  'data.other-owner.cure': {
    ja: 'いつもの利用者でログインし直してください。',
    en: 'Log in as the user who set this station up.',
  },
  'data.room': { ja: '空き容量は {free} あります。', en: '{free} of disk space are free.' },
  'data.tight': { ja: '空き容量が {free} しかありません。', en: 'Only {free} of disk space are free.' },
  'data.tight.cure': {
    ja: '不要なファイルを消して、2 GB 以上空けてください。',
    en: 'Delete what is not needed until 2 GB are free.',
  },

  'backup.fresh': {
    ja: 'データの控えは {date} のものがあります。',
    en: 'The newest good backup of the data is of {date}.',
  },
  'backup.first-day': {
    ja: 'データの控えは、今日のうちに自動で作られます。',
    en: 'The first backup of the data is made by itself today.',
  },
  'backup.none': { ja: 'データの控えがありません。', en: 'There is no good backup of the data.' },
  'backup.old': {
    ja: 'いちばん新しいデータの控えは {days} 日前のものです。',
    en: 'The newest good backup of the data is {days} {days:day|days} old.',
  },
  'backup.cure': {
    ja: '「設定」の「データの控え」で「今すぐ作る」を選んでください (kitbench backup now)。',
    en: 'Choose Back up now in Settings, Backups (kitbench backup now).',
  },

  'clock.right': {
    ja: 'この Mac の時計は正確です (差 {seconds} 秒)。',
    en: 'The clock is right (off by {seconds} s).',
  },
  'clock.wrong': { ja: 'この Mac の時計が {seconds} 秒ずれています。', en: 'The clock is off by {seconds} s.' },
  'clock.past': {
    ja: 'この Mac の時計が過去の日付 ({date}) です。',
    en: 'The clock shows a date in the past ({date}).',
  },
  'clock.wrong.cure': {
    ja: '「システム設定」>「一般」>「日付と時刻」で「日付と時刻を自動的に設定」をオンにしてください。',
    en: 'In System Settings, General, Date & Time, turn on "Set time and date automatically".',
  },
  'clock.unknown': {
    ja: '時計を比べられるサーバがありません。',
    en: 'There is no server to compare the clock with.',
  },

  'vault.open': { ja: '金庫は開いています。', en: 'The vault is open.' },
  'vault.locked': { ja: '金庫が閉じています。', en: 'The vault is locked.' },
  'vault.locked.cure': { ja: 'パスフレーズを入力して開いてください。', en: 'Open it with its passphrase.' },
  'vault.absent': { ja: '金庫がまだありません。', en: 'There is no vault yet.' },
  'vault.absent.cure': { ja: 'パスフレーズを決めて作成してください。', en: 'Make one and choose its passphrase.' },

  'identity.none': { ja: '組織がまだ登録されていません。', en: 'No organization has been added yet.' },
  'identity.none.cure': { ja: '組織情報を登録してください。', en: 'Add your organization.' },
  'identity.valid': {
    ja: '組織「{organization}」の監視識別情報は {date} まで有効です。',
    en: 'The supervision identity of {organization} is valid until {date}.',
  },
  'identity.kept': {
    ja: '組織「{organization}」の監視識別情報の控えがあります ({date})。',
    en: 'There is a copy of the supervision identity of {organization} ({date}).',
  },
  'identity.no-copy': {
    ja: '組織「{organization}」の監視識別情報は、この Mac にしかありません。',
    en: 'The supervision identity of {organization} exists on this Mac only.',
  },
  'identity.no-copy.cure': {
    ja: '「組織」で監視識別情報を書き出し、別の場所に保管してください。',
    en: 'Export it in Organization and keep the file elsewhere.',
  },
  'identity.expires': {
    ja: '組織「{organization}」の監視識別情報はあと {days} 日で期限が切れます。',
    en: 'The supervision identity of {organization} expires in {days} {days:day|days}.',
  },
  'identity.expires.cure': {
    ja: '期限の前に、端末の更新計画を立ててください。新しい監視識別情報にするには端末の消去が必要です。',
    en: 'Plan for it: a new supervision identity needs the devices erased.',
  },
  'identity.expired': {
    ja: '組織「{organization}」の監視識別情報は {date} に期限が切れました。',
    en: 'The supervision identity of {organization} expired on {date}.',
  },
  'identity.expired.cure': {
    ja: '新しい監視識別情報を作り、これから準備する端末に使ってください。',
    en: 'Make a new one and use it for the devices prepared from now on.',
  },
} as const satisfies ReasonArea;
