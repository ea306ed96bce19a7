import type { ErrorArea } from '../../errors/entry.ts';

export const mirrorErrors = {
  'mirror.away': {
    kind: 'needs-operator',
    ja: {
      what: '控えフォルダが見つかりません: {folder}',
      next: 'USB メモリや共有フォルダをつなぐと、続きから書き込みます。記録はこの Mac に残っています。',
    },
    en: {
      what: 'The mirror folder is not there: {folder}',
      next: 'Connect the stick or share and writing goes on where it stopped. The records are safe on this Mac.',
    },
  },
  'mirror.full': {
    kind: 'needs-operator',
    ja: {
      what: '控えフォルダの空き容量がありません: {folder}',
      next: '空きを作ると、続きから書き込みます。記録はこの Mac に残っています。',
    },
    en: {
      what: 'The mirror folder is full: {folder}',
      next: 'Make room and writing goes on where it stopped. The records are safe on this Mac.',
    },
  },
  'mirror.unwritable': {
    kind: 'needs-operator',
    ja: {
      what: '控えフォルダに書き込めません: {folder}',
      next: '書き込みの権限と、書き込み禁止になっていないかを確かめてください。記録はこの Mac に残っています。',
    },
    en: {
      what: 'The mirror folder cannot be written: {folder}',
      next: 'Check its permissions and that it is not locked. The records are safe on this Mac.',
    },
  },
  'mirror.nothing-there': {
    kind: 'bad-input',
    ja: { what: '控えが見つかりません: {path}', next: '控えフォルダか、その中のファイルを指定してください。' },
    en: { what: 'There is no mirror at {path}', next: 'Name the mirror folder or one of its files.' },
  },
  'mirror.wrong-passphrase': {
    kind: 'bad-input',
    ja: {
      what: 'このパスフレーズでは控えを開けません: {path}',
      next: '控えを設定したときのパスフレーズを入力してください。',
    },
    en: { what: 'This passphrase does not open the mirror at {path}', next: 'Type the one given when it was set up.' },
  },
} satisfies ErrorArea;
