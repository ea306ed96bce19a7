import { type Expiry, type ExpiryKind, expiryKinds } from '../../domain/expiry.ts';
import type { Reason } from '../../domain/plan.ts';
import { expiryTexts } from '../expiries.ts';
import type { ReasonArea, ReasonText } from '../reasons/area.ts';

/** `{what}` becomes the kind's own name: each kind has sentences of its own, since a reason carries no words. */
const sentences = {
  valid: { ja: '{what}（{name}）は {date} まで有効です。', en: '{what} ({name}): valid until {date}.' },
  soon: {
    ja: '{what}（{name}）は、あと {days} 日 ({date}) で期限が切れます。',
    en: '{what} ({name}): ends in {days} {days:day|days}, on {date}.',
  },
  over: { ja: '{what}（{name}）は {date} に期限が切れました。', en: '{what} ({name}): ended on {date}.' },
  'over-on-day': {
    ja: '{what}（{name}）は {date} に期限が切れ、{day} には使えません。',
    en: '{what} ({name}): ends on {date} and cannot be used on {day}.',
  },
  'near-day': {
    ja: '{what}（{name}）は {date} に期限が切れます。{day} の {days} 日後です。',
    en: '{what} ({name}): ends on {date}, {days} {days:day|days} after {day}.',
  },
} as const satisfies ReasonArea;
type Finding = keyof typeof sentences;

const findings = Object.keys(sentences) as Finding[];

export const expiryCheckTexts: ReasonArea = {
  ...Object.fromEntries(
    expiryKinds.flatMap((kind) => [
      ...findings.map((finding) => [codeOf(kind, finding), sentenceOf(kind, finding)] as const),
      [cureOf(kind), expiryTexts[kind].cure] as const,
    ]),
  ),
};

export const expiryNotes = {
  'expiries.day-fine': {
    ja: 'このブループリントが使うもので、{day} に期限が切れているものはありません。',
    en: 'Nothing that this blueprint needs will have ended on {day}.',
  },
} as const satisfies ReasonArea;

/** A finding about one end, and what to do about it. */
export function expiryReason(
  finding: Finding,
  { kind, name, days = 0 }: Pick<Expiry, 'kind' | 'name' | 'days'>,
  dates: { readonly date: string; readonly day?: string },
): { readonly finding: Reason; readonly cure: Reason } {
  return {
    finding: { code: codeOf(kind, finding), params: { name, days: String(days), ...dates } },
    cure: { code: cureOf(kind), params: {} },
  };
}

function codeOf(kind: ExpiryKind, finding: Finding): string {
  return `expiries.${kind}.${finding}`;
}

function cureOf(kind: ExpiryKind): string {
  return `expiries.${kind}.cure`;
}

function sentenceOf(kind: ExpiryKind, finding: Finding): ReasonText {
  const { name } = expiryTexts[kind];
  const { ja, en } = sentences[finding];
  return { ja: ja.replace('{what}', name.ja), en: en.replace('{what}', name.en) };
}
