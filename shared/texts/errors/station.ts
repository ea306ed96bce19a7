import type { ErrorArea } from '../../errors/entry.ts';

export const stationErrors = {
  'internal.unexpected': {
    kind: 'unknown',
    ja: { what: '予期しないエラーです: {text}', next: '作業は止めました。ログを保存して開発元へ連絡してください。' },
    en: { what: 'Something unexpected happened: {text}', next: 'The work was stopped. Save the log and report it.' },
  },
  'internal.timeout': {
    kind: 'retryable',
    ja: {
      what: '{what} が {seconds} 秒以内に終わりませんでした。',
      next: 'ケーブルと端末を確かめて、もう一度試してください。',
    },
    en: { what: '{what} did not finish within {seconds} s.', next: 'Check the cable and the device, then try again.' },
  },
  'internal.aborted': {
    kind: 'retryable',
    ja: { what: '{what} を中止しました。', next: '必要なら、もう一度始めてください。' },
    en: { what: '{what} was cancelled.', next: 'Start it again if it is still wanted.' },
  },
  'store.owned': {
    kind: 'station-problem',
    ja: {
      what: 'このデータフォルダは、別の Kitbench が使用中です。',
      next: 'もう一方の Kitbench を終了してから、もう一度開いてください。',
    },
    en: { what: 'Another Kitbench is using this data folder.', next: 'Quit the other one, then open it again.' },
  },
  'store.damaged': {
    kind: 'station-problem',
    ja: {
      what: 'データファイルが壊れています: {file}({reason})',
      next: 'Kitbench を終了し、ターミナルで kitbench backup list、続いて kitbench backup restore を実行してください。',
    },
    en: {
      what: 'The data file {file} is damaged ({reason}).',
      next: 'Quit Kitbench, then run kitbench backup list and kitbench backup restore in a terminal.',
    },
  },
  'store.newer-schema': {
    kind: 'station-problem',
    ja: {
      what: 'データは新しい版の Kitbench のものです(形式 {found}、この版は {known} まで)。',
      next: 'Kitbench を最新版に更新してください。データは変更していません。',
    },
    en: {
      what: 'The data was written by a newer Kitbench (format {found}; this one knows up to {known}).',
      next: 'Update Kitbench. Nothing was changed.',
    },
  },
  'store.write-failed': {
    kind: 'station-problem',
    ja: {
      what: 'データを書き込めませんでした({reason})。',
      next: 'ディスクの空き容量とアクセス権を確かめてから、Kitbench を開き直してください。',
    },
    en: {
      what: 'The data could not be written ({reason}).',
      next: 'Check free disk space and permissions, then open Kitbench again.',
    },
  },
  'store.closed': {
    kind: 'station-problem',
    ja: { what: 'データファイルは閉じられています。', next: 'Kitbench を開き直してください。' },
    en: { what: 'The data file is closed.', next: 'Open Kitbench again.' },
  },
  'store.not-found': {
    kind: 'bad-input',
    ja: { what: '{what} が見つかりません: {id}', next: '一覧を更新して、もう一度選んでください。' },
    en: { what: 'There is no {what} {id}.', next: 'Refresh the list and choose again.' },
  },
  'slots.location-taken': {
    kind: 'bad-input',
    ja: {
      what: 'この USB ポートは、スロット {slot} で使われています。',
      next: '先にスロット {slot} から外してください。',
    },
    en: { what: 'This USB port belongs to slot {slot}.', next: 'Take it out of slot {slot} first.' },
  },
  'consent.spent': {
    kind: 'needs-operator',
    ja: { what: 'この確認は、すでに使われています。', next: '内容をもう一度表示し、確認し直してください。' },
    en: { what: 'This confirmation has already been used.', next: 'Show the plan again and confirm it anew.' },
  },
  'vault.missing': {
    kind: 'station-problem',
    ja: {
      what: '金庫ファイルがありません: {file}',
      next: 'バックアップから戻してください。ないときは、監視識別情報を含むすべての秘密情報を登録し直すことになります。',
    },
    en: {
      what: 'The vault file {file} is missing.',
      next: 'Put it back from a backup. Without it every secret, supervision identities included, must be entered anew.',
    },
  },
  'vault.exists': {
    kind: 'bad-input',
    ja: { what: '金庫はすでにあります: {file}', next: 'いまの金庫をパスフレーズで開いてください。' },
    en: { what: 'There is already a vault at {file}.', next: 'Open it with its passphrase.' },
  },
  'vault.wrong-passphrase': {
    kind: 'needs-operator',
    ja: { what: 'パスフレーズが違います。', next: '入力し直してください。' },
    en: { what: 'The passphrase is wrong.', next: 'Type it again.' },
  },
  'vault.damaged': {
    kind: 'station-problem',
    ja: {
      what: '金庫ファイルが壊れています: {file}({reason})',
      next: 'バックアップの金庫ファイルに入れ替えてください。',
    },
    en: { what: 'The vault file {file} is damaged ({reason}).', next: 'Replace it with the one from a backup.' },
  },
  'vault.newer': {
    kind: 'station-problem',
    ja: { what: '金庫は新しい版の Kitbench のものです。', next: 'Kitbench を最新版に更新してください。' },
    en: { what: 'The vault was written by a newer Kitbench.', next: 'Update Kitbench.' },
  },
  'vault.closed': {
    kind: 'station-problem',
    ja: { what: '金庫は閉じられています。', next: '金庫を開いてから、もう一度試してください。' },
    en: { what: 'The vault is closed.', next: 'Open the vault, then try again.' },
  },
  'vault.last-slot': {
    kind: 'bad-input',
    ja: { what: '金庫を開ける最後の方法は消せません。', next: '先に別のパスフレーズを加えてください。' },
    en: { what: 'The last way to open the vault cannot be removed.', next: 'Add another passphrase first.' },
  },
  'vault.sealed-damaged': {
    kind: 'station-problem',
    ja: {
      what: '保存された秘密情報を復号できません: {what}',
      next: '金庫ファイルとデータファイルが同じバックアップのものか確かめてください。',
    },
    en: {
      what: 'A stored secret cannot be decrypted: {what}',
      next: 'Check that the vault file and the data file come from the same backup.',
    },
  },
  'secrets.missing': {
    kind: 'station-problem',
    ja: { what: '保存された秘密情報がありません: {what}', next: 'この設定を開き、秘密情報を入力し直してください。' },
    en: { what: 'A stored secret is missing: {what}', next: 'Open this setting and enter the secret again.' },
  },
} as const satisfies ErrorArea;
