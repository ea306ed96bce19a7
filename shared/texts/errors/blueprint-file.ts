import type { ErrorArea } from '../../errors/entry.ts';

export const blueprintFileErrors = {
  'blueprint-file.unreadable': {
    kind: 'bad-input',
    ja: {
      what: 'Kitbench が書き出したブループリントではありません ({where})。',
      next: '「書き出す」で作られたファイルを選んでください。',
    },
    en: {
      what: 'This is no blueprint that Kitbench exported ({where}).',
      next: 'Choose a file that was made by "Export".',
    },
  },
  'blueprint-file.newer': {
    kind: 'bad-input',
    ja: {
      what: 'このファイルは新しい版の Kitbench のものです (書式 {version})。',
      next: 'Kitbench を最新版に更新してください。',
    },
    en: { what: 'This file is of a newer Kitbench (format {version}).', next: 'Update Kitbench.' },
  },
  'blueprint-file.too-large': {
    kind: 'bad-input',
    ja: {
      what: 'ブループリントのファイルが大きすぎます (上限 {limit} MB)。',
      next: 'プロファイルを減らすか、パスワードなしで書き出してください。',
    },
    en: {
      what: 'The blueprint file is too large (limit {limit} MB).',
      next: 'Take profiles out, or export without a password.',
    },
  },
  'blueprint-file.wrong-password': {
    kind: 'bad-input',
    ja: {
      what: 'このパスワードではプロファイルを開けません。',
      next: '書き出したときのパスワードを入力してください。',
    },
    en: {
      what: 'This password does not open the profiles.',
      next: 'Type the password the blueprint was exported with.',
    },
  },
} as const satisfies ErrorArea;
