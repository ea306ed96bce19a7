import { fill, type Language } from '../../../shared/texts/language.ts';
import type { Formats } from '../../i18n/format.ts';
import type { EvidenceItem } from './evidence.ts';

type Words = Readonly<Record<Language, string>>;

const facts: Readonly<Record<string, Words>> = {
  'cloud-configuration': { ja: '構成', en: 'Configuration' },
  supervised: { ja: '監視対象', en: 'Supervised' },
  profiles: { ja: 'プロファイル', en: 'Profiles' },
  'other-profiles': { ja: 'ほかのプロファイル', en: 'Other profiles' },
  'setup-finished': { ja: '設定アシスタントの完了', en: 'Setup Assistant finished' },
  'setup-screens': { ja: '表示された設定画面', en: 'Setup screens shown' },
  enrollment: { ja: 'MDM への登録', en: 'Enrollment' },
  'last-seen': { ja: '最後の通信', en: 'Last seen' },
  'half-enrolled-since': { ja: '登録の開始', en: 'Began to enroll' },
  'backend-profiles': { ja: 'MDM が把握するプロファイル', en: 'Profiles the MDM knows' },
  udid: { ja: 'UDID の照合', en: 'UDID compared' },
  erased: { ja: '消去', en: 'Erased' },
  activation: { ja: 'アクティベーション', en: 'Activation' },
  language: { ja: '言語', en: 'Language' },
  locale: { ja: '地域', en: 'Region' },
  name: { ja: '端末名', en: 'Device name' },
};

const values: Readonly<Record<string, Words>> = {
  yes: { ja: 'はい', en: 'yes' },
  no: { ja: 'いいえ', en: 'no' },
  none: { ja: 'なし', en: 'none' },
  ours: { ja: 'このステーションのもの', en: 'ours' },
  other: { ja: '別のもの', en: 'another' },
  complete: { ja: 'すべてあり', en: 'all there' },
  unknown: { ja: '不明', en: 'not known' },
  'not-readable': { ja: '読み取れません', en: 'cannot be read' },
  'enrollment yes': { ja: '登録済み', en: 'enrolled' },
  'enrollment no': { ja: '未登録', en: 'not enrolled' },
  'enrollment half': { ja: '途中', en: 'begun, not finished' },
  'enrollment before': { ja: '以前の登録', en: 'an older one' },
  'enrollment gone': { ja: '登録後に消えた', en: 'was there, is gone' },
  'udid ours': { ja: '同じ端末', en: 'the same device' },
  'udid other': { ja: '別の端末', en: 'another device' },
  'erased yes': { ja: '消去しました', en: 'erased' },
  'erased late': { ja: '消去しました(確認が遅れました)', en: 'erased (seen late)' },
  'erased not needed': { ja: '必要ありませんでした', en: 'was not needed' },
  'activation Activated': { ja: '済み', en: 'activated' },
};

const written: Words = { ja: '書き込み済み', en: 'written' };
const missing: Words = { ja: '{value} がありません', en: 'missing: {value}' };

const sources: Readonly<Record<EvidenceItem['source'], Words>> = {
  device: { ja: '端末', en: 'device' },
  backend: { ja: 'MDM', en: 'MDM' },
  station: { ja: 'ステーション', en: 'station' },
  operator: { ja: '作業者', en: 'operator' },
};

const times = new Set(['last-seen', 'half-enrolled-since']);

export type EvidenceText = { readonly fact: string; readonly value: string; readonly source: string };

/** One piece of evidence in a person's words; what has no words of its own is shown as it came. */
export function evidenceText({ fact, value, source, origin }: EvidenceItem, formats: Formats): EvidenceText {
  const { language } = formats;
  return {
    fact: facts[fact]?.[language] ?? fact,
    value: valueText(fact, value, origin, formats),
    source: sources[source][language],
  };
}

function valueText(fact: string, value: string, origin: EvidenceItem['origin'], formats: Formats): string {
  const { language } = formats;
  if (times.has(fact) && !Number.isNaN(Date.parse(value))) return formats.dateTime(value);
  const words = values[`${fact} ${value}`] ?? values[value];
  if (words !== undefined) return words[language];
  // A run's own entry is the secret-free mark it left in the configuration: it says nothing to a person.
  if (fact === 'cloud-configuration') return written[language];
  if (fact === 'profiles' && origin === 'watch') return fill(missing[language], { value });
  return value;
}
