import type { ErrorArea } from '../../errors/entry.ts';

export const windowErrors = {
  'window.refused': {
    kind: 'bad-input',
    ja: {
      what: '{call} の要求を断りました。Kitbench 自身の画面からのものではありません。',
      next: 'ウインドウを再読み込みしてください。',
    },
    en: { what: '{call} was refused: it did not come from the program’s own page.', next: 'Reload the window.' },
  },
  'window.link-refused': {
    kind: 'bad-input',
    ja: { what: 'このリンクは開けません。', next: '必要なときは、アドレスを自分でブラウザに入力してください。' },
    en: { what: 'This link is not one that Kitbench opens.', next: 'Type the address into a browser if it is wanted.' },
  },
  'window.file-too-large': {
    kind: 'bad-input',
    ja: { what: '{name} は大きすぎます({limit} MB まで)。', next: '正しいファイルを選んだか確かめてください。' },
    en: { what: '{name} is too large (the limit is {limit} MB).', next: 'Check that it is the right file.' },
  },
  'window.file-failed': {
    kind: 'bad-input',
    ja: { what: '{name} を読み書きできませんでした({reason})。', next: '別の場所を選んで、もう一度試してください。' },
    en: { what: '{name} could not be read or written ({reason}).', next: 'Choose another place and try again.' },
  },
  'window.switch-refused': {
    kind: 'bad-input',
    ja: {
      what: 'このアプリは {name} を付けて起動できません。',
      next: '引数を付けずに、もう一度開いてください。',
    },
    en: { what: 'This app does not start with {name}.', next: 'Open it again without arguments.' },
  },
  'window.not-locked': {
    kind: 'bad-input',
    ja: { what: '金庫はすでに開いています。', next: 'そのまま続けてください。' },
    en: { what: 'The vault is already open.', next: 'Go on as you are.' },
  },
  'core.crashing': {
    kind: 'station-problem',
    ja: {
      what: 'ステーションが {count} 回続けて異常終了しました。',
      next: 'ログフォルダを開いて記録を保存し、Kitbench を開き直してください。端末の作業は、証拠を確かめてから再開します。',
    },
    en: {
      what: 'The station ended unexpectedly {count} times in a row.',
      next: 'Save the logs (Help menu), then open Kitbench again. Work on devices goes on from what they show.',
    },
  },
} as const satisfies ErrorArea;
