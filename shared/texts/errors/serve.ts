import type { ErrorArea } from '../../errors/entry.ts';

export const serveErrors = {
  'serve.refused': {
    kind: 'needs-operator',
    ja: {
      what: 'このウインドウはステーションに接続できません。リンクは使用済みか、無効になっています。',
      next: '`kitbench serve` を起動したターミナルで n と入力し、表示される新しいリンクを開いてください。',
    },
    en: {
      what: 'This window is not let in: its link was used already or is no longer valid.',
      next: 'Type n in the terminal that runs `kitbench serve`, and open the new link it shows.',
    },
  },
  'serve.arm-refused': {
    kind: 'needs-operator',
    ja: {
      what: 'ブラウザからの消去の許可は、ターミナルで確認されませんでした。',
      next: '`kitbench serve` を起動したターミナルで y と入力してから、もう一度操作してください。',
    },
    en: {
      what: 'The terminal did not confirm that this browser may arm the station.',
      next: 'Type y in the terminal that runs `kitbench serve`, then try again.',
    },
  },
  'serve.folder-refused': {
    kind: 'needs-operator',
    ja: {
      what: 'ブラウザからのフォルダの使用は、ターミナルで確認されませんでした。',
      next: '`kitbench serve` を起動したターミナルで y と入力してから、もう一度操作してください。',
    },
    en: {
      what: 'The terminal did not confirm that this browser may use the folder.',
      next: 'Type y in the terminal that runs `kitbench serve`, then try again.',
    },
  },
  'serve.port-taken': {
    kind: 'station-problem',
    ja: { what: 'ポート {port} は使われています。', next: '--port で別の番号を指定してください。' },
    en: { what: 'Port {port} is in use.', next: 'Choose another one with --port.' },
  },
  'serve.not-built': {
    kind: 'station-problem',
    ja: { what: '画面のファイルがまだ作られていません。', next: '`npm run build:ui` を実行してください。' },
    en: { what: 'The files of the window are not built yet.', next: 'Run `npm run build:ui`.' },
  },
} as const satisfies ErrorArea;
