import { fill, type Language } from '../../../shared/texts/language.ts';
import type { Holes } from '../../../shared/texts/reasons/table.ts';

type Sentences = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** What a rehearsal promises, said when it was broken. */
const sentences = {
  'no-devices': { ja: 'ベンチに端末がありません。', en: 'No device was on the bench.' },
  overdue: {
    ja: '「{phase}」が {seconds} 秒以内に終わりませんでした。',
    en: '“{phase}” did not end within {seconds} s.',
  },
  kitted: {
    ja: 'キッティングできた端末は {expected} 台中 {count} 台です。',
    en: '{count} of {expected} devices were kitted.',
  },
  enrolled: {
    ja: 'MDM に登録された端末は {expected} 台中 {count} 台です。',
    en: '{count} of {expected} devices enrolled into the MDM.',
  },
  refused: {
    ja: '断るべき端末のうち、触れずに原因を記録できたのは {expected} 台中 {count} 台です。',
    en: '{count} of {expected} devices to be refused were left as they were, with their cause on record.',
  },
  'device-not-kitted': {
    ja: '{serial}: ブループリントどおりではありません (記録にある原因: {cause})。',
    en: '{serial} is not as the blueprint says (cause on record: {cause}).',
  },
  'device-not-enrolled': {
    ja: '{serial}: キッティング済みですが、MDM に登録されていません。',
    en: '{serial} is kitted, but the MDM has not enrolled it.',
  },
  'device-touched': {
    ja: '{serial}: 断るべき端末 ({expected}) が変更されました。',
    en: '{serial} was to be refused ({expected}), but it was changed.',
  },
  'device-not-recorded': {
    ja: '{serial}: 断った原因 ({expected}) の記録がありません。',
    en: '{serial} was refused, but no record names the cause ({expected}).',
  },
  'device-other-cause': {
    ja: '{serial}: 記録にある原因は {expected} ではなく {cause} です。',
    en: '{serial}: the record names {cause} as the cause, not {expected}.',
  },
  'more-devices': { ja: 'ほかに {count} 台あります。', en: '{count} more devices did not end as expected.' },
  records: {
    ja: '登録記録は {delivered} 件しか届いていません (端末は {devices} 台)。',
    en: 'Records delivered: only {delivered}, for {devices} devices.',
  },
  duplicates: { ja: '登録記録が {count} 件重複しています。', en: 'Records delivered twice: {count}.' },
  lost: { ja: '登録記録が {count} 件失われました。', en: 'Records lost: {count}.' },
  erases: { ja: '{count} 回消去された端末があります。', en: 'A device was erased {count} times.' },
  configurations: { ja: '{count} 回構成された端末があります。', en: 'A device was configured {count} times.' },
  'offline-verdicts': {
    ja: '教室がオフラインの間に、ネットワーク待ちにならなかった端末があります。',
    en: 'Not every device waited for the network while the room was offline.',
  },
} as const satisfies Sentences;

type Promises = typeof sentences;

/** A promise that was broken, with the figures that show it. */
export type BrokenPromise = {
  [Code in keyof Promises]: {
    readonly code: Code;
    readonly params: Readonly<Record<Holes<Promises[Code]['en']>, string | number>>;
  };
}[keyof Promises];

export const promiseTexts: Sentences = sentences;

export function promiseText({ code, params }: BrokenPromise, language: Language): string {
  const texts = Object.entries(params).map(([hole, value]) => [hole, String(value)]);
  return fill(sentences[code][language], Object.fromEntries(texts));
}
