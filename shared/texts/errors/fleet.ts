import type { ErrorArea } from '../../errors/entry.ts';

export const fleetErrors = {
  'fleet.not-offered': {
    kind: 'bad-input',
    ja: {
      what: '{product} でこの操作({operation})を行う方法は、知られていません。',
      next: 'コンソールで確かめてください。MDM ごとにできることは、説明書 (docs/operating.md の Life cycle) にあります。',
    },
    en: {
      what: 'No way is known to do this at {product} ({operation}).',
      next: 'Look at its console. The manual lists what each MDM can do (docs/operating.md, Life cycle).',
    },
  },
  'fleet.nothing-runnable': {
    kind: 'bad-input',
    ja: { what: '操作できる端末がありません。', next: '端末ごとに示された理由を確かめてください。' },
    en: { what: 'Nothing can be done with any of the devices.', next: 'See the reason of each.' },
  },
  'fleet.schedule-past': {
    kind: 'bad-input',
    ja: { what: '予約日時が過ぎています: {at}', next: 'これからの日時を指定してください。' },
    en: { what: 'The time is over: {at}', next: 'Name one that is to come.' },
  },
  'fleet.step-not-open': {
    kind: 'bad-input',
    ja: {
      what: '手順「{step}」は、いま行うものではありません。',
      next: '`kitbench fleet show` で順番を見てください。',
    },
    en: { what: 'The step "{step}" is not due now.', next: 'See the order with `kitbench fleet show`.' },
  },
  'fleet.step-by-api': {
    kind: 'bad-input',
    ja: { what: '手順「{step}」はステーションが行います。', next: '`kitbench fleet verify` で確かめてください。' },
    en: { what: 'The step "{step}" is done by the station.', next: 'Look again with `kitbench fleet verify`.' },
  },
  'fleet.step-needed': {
    kind: 'bad-input',
    ja: { what: '手順「{step}」は省けません。', next: 'やめるときは `kitbench fleet cancel` を使ってください。' },
    en: {
      what: 'The step "{step}" cannot be left out.',
      next: 'To give the operation up, use `kitbench fleet cancel`.',
    },
  },
  'fleet.operation-over': {
    kind: 'bad-input',
    ja: { what: 'この操作は終わっています。', next: '新しい操作を始めてください。' },
    en: { what: 'This operation is over.', next: 'Begin a new one.' },
  },
  'fleet.command-failed': {
    kind: 'device-problem',
    ja: {
      what: '端末 {serial} が命令を実行できませんでした。',
      next: '登録プロファイルの識別子と、端末の状態を確かめてください。',
    },
    en: {
      what: 'The device {serial} could not do the command.',
      next: 'Check the identifier of the enrollment profile and the state of the device.',
    },
  },
  'fleet.no-serials': {
    kind: 'bad-input',
    ja: {
      what: '「{file}」にシリアル番号が見つかりません。',
      next: '「シリアル番号」の列がある CSV か、1 行に 1 つずつ書いたファイルを選んでください。',
    },
    en: {
      what: 'No serial numbers were found in {file}.',
      next: 'Choose a CSV with a column シリアル番号 (serial number), or a file with one on each line.',
    },
  },
  'fleet.too-many': {
    kind: 'bad-input',
    ja: { what: '一度に調べられるのは {limit} 台までです。', next: 'ファイルを分けてください。' },
    en: { what: 'At most {limit} devices at a time.', next: 'Split the file.' },
  },
} as const satisfies ErrorArea;
