import type { ErrorArea } from '../../errors/entry.ts';

export const pinErrors = {
  'helper.not-allowed': {
    kind: 'needs-operator',
    ja: {
      what: '補助モードでは、この操作はできません。',
      next: '必要なときは担当者が PIN を入力して、補助モードを終了してください。',
    },
    en: {
      what: 'Helper mode does not allow this.',
      next: 'If it is needed, an operator leaves helper mode with the PIN.',
    },
  },
  'pin.wrong': {
    kind: 'bad-input',
    ja: { what: 'PIN が違います。', next: 'もう一度入力してください。' },
    en: { what: 'The PIN is wrong.', next: 'Type it again.' },
  },
  'pin.wait': {
    kind: 'needs-operator',
    ja: {
      what: 'PIN の間違いが続いたため、{seconds} 秒間は入力できません。',
      next: '待ってから入力し直してください。PIN が分からないときは、ターミナルで `kitbench station pin clear` を実行してください。',
    },
    en: {
      what: 'Too many wrong PINs: none is taken for {seconds} s.',
      next: 'Wait, then type it again. If it is lost, run `kitbench station pin clear` in the terminal.',
    },
  },
  'input.pins-differ': {
    kind: 'bad-input',
    ja: { what: '2 つの PIN が一致しません。', next: 'もう一度、同じ PIN を 2 回入力してください。' },
    en: { what: 'The two PINs differ.', next: 'Type the same PIN twice.' },
  },
  'pin.not-set': {
    kind: 'needs-operator',
    ja: {
      what: 'ステーションの PIN がまだありません。',
      next: '「設定」で PIN を決めてください。補助モードを終了するときに使います。',
    },
    en: {
      what: 'The station has no PIN yet.',
      next: 'Choose one in Settings: it is what ends helper mode.',
    },
  },
} as const satisfies ErrorArea;
