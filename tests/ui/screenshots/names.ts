/** What a person would have typed at this station, and the words of the window that the journeys do not use. */
export type Names = {
  readonly server: string;
  readonly secondServer: string;
  readonly organization: string;
  readonly organizationPhone: string;
  readonly blueprint: string;
  readonly secondBlueprint: string;
  readonly operator: string;
  readonly plugIn: string;
  readonly edit: string;
  readonly cancel: string;
  readonly panes: string;
  readonly panesMode: string;
  readonly showSome: string;
  readonly arm: string;
  readonly countdown: RegExp;
  readonly screen: string;
  readonly settings: string;
  readonly checked: RegExp;
  readonly helperMode: string;
  readonly reason: string;
  readonly move: string;
  readonly sixWords: RegExp;
  readonly exportAll: string;
  readonly noted: string;
  readonly setUp: string;
  readonly chooseBundle: string;
  readonly passphrase: string;
  readonly backups: string;
  readonly roster: string;
  readonly showRows: RegExp;
  slot(number: number): RegExp;
  eraseAndKit(count: number): string;
  running(count: number): string;
  needsYou(count: number): string;
  unsent(count: number): string;
  done(count: number): string;
};

export const names: Readonly<Record<'ja' | 'en', Names>> = {
  ja: {
    server: '青葉市 mobiconnect',
    secondServer: '予備校舎 CLOMO',
    organization: '青葉市教育委員会',
    organizationPhone: '022-000-0000',
    blueprint: '児童用 iPad 2026',
    secondBlueprint: '教職員用 iPad',
    operator: '佐藤',
    plugIn: '端末を接続してください',
    edit: '編集',
    roster: '名簿',
    showRows: /^行を見る/,
    cancel: 'キャンセル',
    panes: 'セットアップの画面',
    panesMode: '表示する画面',
    showSome: '一部のステップのみを表示',
    arm: '消去を許可(作業可)',
    countdown: /秒後に消去/,
    screen: '練習用の画面',
    settings: '設定',
    checked: /^準備はできています/,
    move: '別の Mac へ引き継ぐ…',
    sixWords: /^6 つの単語/,
    exportAll: '書き出す',
    noted: '控えました',
    setUp: '別の Mac から引き継ぐ…',
    chooseBundle: '引き継ぎファイルを選ぶ…',
    passphrase: 'パスフレーズ',
    backups: 'データの控え',
    helperMode: 'つなぐ・読み取る・見るだけ',
    reason: 'スロットの付け間違い',
    slot: (number) => new RegExp(`^スロット ${number} `),
    eraseAndKit: (count) => `iPad ${count}台を消去してキッティング`,
    running: (count) => `作業中 ${count} 台`,
    needsYou: (count) => `対応が必要 ${count} 台`,
    unsent: (count) => `未送信 ${count} 件`,
    done: (count) => `完了 ${count} 台`,
  },
  en: {
    server: 'Aoba mobiconnect',
    secondServer: 'Annex CLOMO',
    organization: 'Aoba Board of Education',
    organizationPhone: '+81 22 000 0000',
    blueprint: 'Student iPads 2026',
    secondBlueprint: 'Teacher iPads',
    operator: 'Sato',
    plugIn: 'Connect your devices',
    edit: 'Edit',
    roster: 'Rosters',
    showRows: /^Show rows/,
    cancel: 'Cancel',
    panes: 'Setup panes',
    panesMode: 'Which panes are shown',
    showSome: 'Show only some steps',
    arm: 'Allow erasing (armed)',
    countdown: /^Erases in/,
    screen: 'Practice screen',
    settings: 'Settings',
    checked: /^The station is ready/,
    move: 'Move to another Mac…',
    sixWords: /^This Mac makes six words/,
    exportAll: 'Export',
    noted: 'I have it',
    setUp: 'Set up from another Mac…',
    chooseBundle: 'Choose the file…',
    passphrase: 'Passphrase',
    backups: 'Backups',
    helperMode: 'Plug in, scan and look',
    reason: 'The slot was wrong',
    slot: (number) => new RegExp(`^Slot ${number} `),
    eraseAndKit: (count) => `Erase and kit ${count} iPads`,
    running: (count) => `Show only: running, ${count}`,
    needsYou: (count) => `Show only: need you, ${count}`,
    unsent: (count) => `${count} not sent yet`,
    done: (count) => `Show only: done, ${count}`,
  },
};
