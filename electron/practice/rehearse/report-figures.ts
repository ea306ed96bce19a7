import type { Language } from '../../../shared/texts/language.ts';
import type { Rehearsal } from './rehearse.ts';

type Figure = { readonly label: Readonly<Record<Language, string>>; readonly value: (rehearsal: Rehearsal) => string };

const of = (count: number, devices: number) => `${count} / ${devices}`;

/** What the report's head shows, in the order a person asks. */
const figures: readonly Figure[] = [
  {
    label: { ja: 'キッティング済み', en: 'Kitted' },
    value: ({ figures: { kitted, expected } }) => of(kitted, expected.kitted),
  },
  {
    label: { ja: 'MDM に登録済み', en: 'Enrolled' },
    value: ({ figures: { enrolled, expected } }) => of(enrolled, expected.kitted),
  },
  {
    label: { ja: '変更せず見送り', en: 'Refused, left as they were' },
    value: ({ figures: { refused, expected } }) => of(refused, expected.refused),
  },
  { label: { ja: '送信した記録', en: 'Records delivered' }, value: (it) => String(it.figures.records.delivered) },
  { label: { ja: '重複した記録', en: 'Duplicate records' }, value: (it) => String(it.figures.records.duplicates) },
  { label: { ja: '失われた記録', en: 'Lost records' }, value: (it) => String(it.figures.records.lost) },
  { label: { ja: '作業者のタップ', en: 'Operator taps' }, value: (it) => String(it.figures.operatorTaps) },
  {
    label: { ja: '1台あたりの消去 (最大)', en: 'Most erases of a device' },
    value: (it) => String(it.figures.maxErasesPerDevice),
  },
  {
    label: { ja: '1台あたりの監視対象の設定 (最大)', en: 'Most configurations of a device' },
    value: (it) => String(it.figures.maxCloudConfigurationWritesPerDevice),
  },
  { label: { ja: '所要時間', en: 'Time' }, value: (it) => `${it.seconds.toFixed(1)} s` },
  { label: { ja: 'ステーションの CPU', en: 'Station CPU' }, value: (it) => unit(it.station.cpuSeconds, 's') },
  {
    label: { ja: 'ステーションの最大メモリ', en: 'Station peak memory' },
    value: (it) => unit(it.station.peakMiB, 'MiB'),
  },
];

function unit(value: number | undefined, name: string): string {
  return value === undefined ? '–' : `${value} ${name}`;
}

export function reportFigures(rehearsal: Rehearsal, language: Language): { label: string; value: string }[] {
  return figures.map(({ label, value }) => ({ label: label[language], value: value(rehearsal) }));
}
