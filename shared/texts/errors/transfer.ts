import type { ErrorArea } from '../../errors/entry.ts';

export const transferErrors = {
  'transfer.unreadable': {
    kind: 'bad-input',
    ja: {
      what: 'Kitbench のステーション引き継ぎファイルではないか、中身が読めません({where})。',
      next: '「別の Mac へ引き継ぐ」で書き出したファイル(.kitstation)を選んでください。',
    },
    en: {
      what: 'This is no station bundle that Kitbench exported, or it cannot be read ({where}).',
      next: 'Choose a .kitstation file that "Move to another Mac" made.',
    },
  },
  'transfer.newer': {
    kind: 'bad-input',
    ja: {
      what: 'このファイルは新しい版の Kitbench のものです(書式 {what})。何も取り込んでいません。',
      next: 'この Mac の Kitbench を、書き出した Mac と同じ版に更新してから、もう一度取り込んでください。',
    },
    en: {
      what: 'This file is of a newer Kitbench (format {what}). Nothing was taken in.',
      next: 'Update Kitbench on this Mac to the version of the other one, then import again.',
    },
  },
  'transfer.wrong-passphrase': {
    kind: 'bad-input',
    ja: {
      what: 'このパスフレーズではファイルを開けません。',
      next: '書き出したときに表示された 6 つの単語を、日本語入力を切って入力してください。各単語は先頭の 4 文字だけでも構いません。',
    },
    en: {
      what: 'This passphrase does not open the file.',
      next: 'Type the six words that were shown at the export. The first four letters of each are enough.',
    },
  },
  'transfer.damaged': {
    kind: 'bad-input',
    ja: {
      what: 'ファイルが壊れているか、書き換えられています。何も取り込んでいません。',
      next: 'もとの Mac からもう一度コピーするか、書き出し直してください。',
    },
    en: {
      what: 'The file is damaged, or it was changed. Nothing was taken in.',
      next: 'Copy it from the other Mac again, or export it anew.',
    },
  },
  'transfer.too-large': {
    kind: 'bad-input',
    ja: {
      what: '引き継ぎファイルが大きすぎます(上限 {limit} MB)。',
      next: '大きなプロファイルのあるブループリントを除いて、書き出し直してください。',
    },
    en: {
      what: 'The station bundle is too large (limit {limit} MB).',
      next: 'Export again without the blueprints that have large profiles.',
    },
  },
  'transfer.choice': {
    kind: 'bad-input',
    ja: {
      what: '「{name}」では、その選択({choice})はできません。何も取り込んでいません。',
      next: '表示された選択肢から選んでください。',
    },
    en: {
      what: '"{choice}" is no choice for {name}. Nothing was taken in.',
      next: 'Choose one of those that the preview names.',
    },
  },
  'transfer.trust-needed': {
    kind: 'needs-operator',
    ja: {
      what: '「{name}」は、この Mac がまだ信頼していないもの({what})を必要とします。何も取り込んでいません。',
      next: '確かめてから、その項目を許可するか、「{name}」を取り込まないでください。',
    },
    en: {
      what: '{name} brings something that this Mac does not trust yet ({what}). Nothing was taken in.',
      next: 'Check it and allow it, or leave {name} out.',
    },
  },
  'transfer.needs': {
    kind: 'bad-input',
    ja: {
      what: 'ブループリント「{name}」に必要なもの({what})を取り込まないため、中止しました。何も取り込んでいません。',
      next: '必要なものも取り込むか、このブループリントを除いてください。',
    },
    en: {
      what: 'The blueprint {name} needs something that is left out ({what}). Nothing was taken in.',
      next: 'Take that in too, or leave the blueprint out.',
    },
  },
} as const satisfies ErrorArea;
