import type { ErrorArea } from '../../errors/entry.ts';

export const backupErrors = {
  'backup.failed': {
    kind: 'station-problem',
    ja: {
      what: 'データの控えを作れませんでした({reason})。',
      next: 'ディスクの空き容量を確かめて、もう一度実行してください。データそのものは変わっていません。',
    },
    en: {
      what: 'The backup could not be made ({reason}).',
      next: 'Check free disk space and try again. The data itself is unchanged.',
    },
  },
  'backup.not-found': {
    kind: 'bad-input',
    ja: { what: 'この名前の控えはありません: {name}', next: '一覧から選んでください。' },
    en: { what: 'There is no backup {name}.', next: 'Choose one of the list.' },
  },
  'backup.damaged': {
    kind: 'bad-input',
    ja: { what: '控え {name} は壊れています({reason})。', next: 'ほかの控えを選んでください。' },
    en: { what: 'The backup {name} is damaged ({reason}).', next: 'Choose another one.' },
  },
  'backup.other-vault': {
    kind: 'bad-input',
    ja: {
      what: '控え {name} の秘密情報 {count} 件は、いまの金庫では開けません。復元していません。',
      next: '控えを作ったときの金庫ファイル(vault.json)を戻すか、ほかの控えを選んでください。',
    },
    en: {
      what: '{count} secrets of the backup {name} do not open with the present vault. Nothing was restored.',
      next: 'Put the vault file (vault.json) of that time back, or choose another backup.',
    },
  },
  'backup.busy': {
    kind: 'needs-operator',
    ja: {
      what: '端末の作業中(実行中 {count} 台)は復元できません。',
      next: '作業が終わるのを待つか、中止してから復元してください。',
    },
    en: {
      what: 'A backup cannot be restored while devices are worked on ({count} under way).',
      next: 'Wait until they have ended, or give them up first.',
    },
  },
  'backup.station-running': {
    kind: 'station-problem',
    ja: {
      what: 'このステーションは動作中です。復元していません。',
      next: 'Kitbench(または kitbench serve / station)を終了してから、もう一度実行してください。',
    },
    en: {
      what: 'This station is running. Nothing was restored.',
      next: 'Quit Kitbench (or kitbench serve / station) and run this again.',
    },
  },
  'backup.restore-lost': {
    kind: 'station-problem',
    ja: {
      what: '始まっていた復元を続けられません。',
      next: 'データフォルダの backups にある {name} を kitbench.db として戻し、restore.json を削除してください。',
    },
    en: {
      what: 'A restore that had begun cannot go on.',
      next: 'In the data folder, put {name} from backups back as kitbench.db and delete restore.json.',
    },
  },
  'backup.run-restored': {
    kind: 'needs-operator',
    ja: {
      what: 'この作業の途中の状態を控えから復元したため、続けません。',
      next: '端末を接続し直して状態を確かめ、必要ならもう一度実行してください。',
    },
    en: {
      what: 'This run was under way in a backup that was restored, so it does not go on.',
      next: 'Attach the device, look how it stands, and run it again if it needs to be.',
    },
  },
} as const satisfies ErrorArea;
