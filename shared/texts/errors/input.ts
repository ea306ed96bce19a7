import type { ErrorArea } from '../../errors/entry.ts';

export const inputErrors = {
  'input.invalid': {
    kind: 'bad-input',
    ja: { what: '{what} の入力が正しくありません: {where}', next: '示した項目を直して、もう一度実行してください。' },
    en: { what: 'The input for {what} is not valid: {where}', next: 'Correct the field named and try again.' },
  },
  'input.file-unreadable': {
    kind: 'bad-input',
    ja: { what: 'ファイルを読めません: {path}', next: 'パスと読み取り権限を確かめてください。' },
    en: { what: 'The file cannot be read: {path}', next: 'Check the path and the permission to read it.' },
  },
  'input.file-too-large': {
    kind: 'bad-input',
    ja: { what: 'ファイルが大きすぎます: {path} (上限 {limit} MB)', next: '正しいファイルか確かめてください。' },
    en: { what: 'The file is too large: {path} (limit {limit} MB)', next: 'Check that it is the right file.' },
  },
  'input.file-exists': {
    kind: 'bad-input',
    ja: { what: 'ファイルがすでにあります: {path}', next: '別の名前を指定してください。' },
    en: { what: 'There is already a file at {path}', next: 'Choose another name.' },
  },
  'input.file-unwritable': {
    kind: 'bad-input',
    ja: { what: 'ファイルを書き込めません: {path}', next: 'フォルダがあるか、書き込めるか確かめてください。' },
    en: { what: 'The file cannot be written: {path}', next: 'Check that the folder exists and can be written.' },
  },
  'input.no-password': {
    kind: 'needs-operator',
    ja: {
      what: 'ファイルのパスワードがありません。',
      next: 'ターミナルで実行して入力するか、--password-fd でファイル記述子を渡してください。',
    },
    en: {
      what: 'No password for the file was given.',
      next: 'Run in a terminal and type it, or pass a file descriptor with --password-fd.',
    },
  },
  'input.password-short': {
    kind: 'bad-input',
    ja: { what: 'パスワードが短すぎます。', next: '{limit} 文字以上にしてください。' },
    en: { what: 'The password is too short.', next: 'Use at least {limit} characters.' },
  },
  'input.not-confirmed': {
    kind: 'needs-operator',
    ja: {
      what: '確認されていないため、何も変更していません。',
      next: '内容を確かめ、--yes をつけて実行してください。',
    },
    en: {
      what: 'Nothing was confirmed, so nothing was changed.',
      next: 'Look at what it says, then run it with --yes.',
    },
  },
  'input.nobody-named': {
    kind: 'bad-input',
    ja: {
      what: '誰が行ったか分かりません。',
      next: '--by で名前を指定するか、kitbench shift start で担当者を登録してください。',
    },
    en: {
      what: 'It was not said who acts.',
      next: 'Name them with --by, or begin a shift with `kitbench shift start`.',
    },
  },
  'input.not-json': {
    kind: 'bad-input',
    ja: { what: 'JSON として読めません: {path}', next: '書式を確かめてください。' },
    en: { what: 'This is not JSON: {path}', next: 'Check how it is written.' },
  },
  'input.not-found': {
    kind: 'bad-input',
    ja: { what: '{what}「{name}」が見つかりません。', next: '一覧で名前を確かめてください。' },
    en: { what: 'There is no {what} "{name}".', next: 'Look at the list for its name.' },
  },
  'input.ambiguous': {
    kind: 'bad-input',
    ja: { what: '{what}「{name}」に当てはまるものが複数あります。', next: 'もっと詳しく指定してください。' },
    en: { what: 'More than one {what} matches "{name}".', next: 'Name it more exactly.' },
  },
  'input.in-use': {
    kind: 'bad-input',
    ja: { what: '{what}「{name}」は {by} で使われています。', next: '先に {by} から外してください。' },
    en: { what: 'The {what} "{name}" is used by {by}.', next: 'Take it out of {by} first.' },
  },
  'input.no-passphrase': {
    kind: 'needs-operator',
    ja: {
      what: '金庫のパスフレーズがありません。',
      next: '端末で実行して入力するか、--vault-fd でファイル記述子を渡してください。',
    },
    en: {
      what: 'No passphrase for the vault was given.',
      next: 'Run in a terminal and type it, or pass a file descriptor with --vault-fd.',
    },
  },
  'input.passphrases-differ': {
    kind: 'bad-input',
    ja: { what: '2 回のパスフレーズが一致しません。', next: '同じパスフレーズを 2 回入力してください。' },
    en: { what: 'The two passphrases differ.', next: 'Type the same passphrase twice.' },
  },
  'input.consent-missing': {
    kind: 'needs-operator',
    ja: {
      what: '確認されていないため、何も変更していません。',
      next: '`{command}` で内容を確かめ、表示された確認コードを --consent で渡してください。',
    },
    en: {
      what: 'Nothing was confirmed, so nothing was changed.',
      next: 'Look at `{command}`, then pass the confirmation code it prints with --consent.',
    },
  },
} as const satisfies ErrorArea;
