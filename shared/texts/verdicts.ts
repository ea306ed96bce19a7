import type { RunEnd, RunView } from '../domain/run.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Language } from './language.ts';

type Labels<Key extends string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>;

const verdictLabels: Labels<Verdict> = {
  prepared: { ja: '準備済み', en: 'prepared' },
  'waiting-for-device': { ja: '端末の操作待ち', en: 'waiting for the device' },
  'waiting-for-network': { ja: 'ネットワーク待ち', en: 'waiting for the network' },
  'waiting-for-backend': { ja: 'MDM の応答待ち', en: 'waiting for the MDM' },
  enrolled: { ja: '登録済み', en: 'enrolled' },
  verified: { ja: '検証済み', en: 'verified' },
  contradicted: { ja: '不一致', en: 'contradicted' },
  'supervised-only': { ja: '監視対象のみ', en: 'supervised only' },
};

const endLabels: Labels<RunEnd> = {
  prepared: { ja: '準備済み', en: 'prepared' },
  failed: { ja: '失敗', en: 'failed' },
  abandoned: { ja: '中止', en: 'abandoned' },
  parked: { ja: '保留', en: 'parked' },
};

const phaseLabels: Labels<RunView['phase']> = {
  queued: { ja: '順番待ち', en: 'queued' },
  running: { ja: '作業中', en: 'running' },
  waiting: { ja: '対応待ち', en: 'needs a hand' },
  ended: { ja: '終了', en: 'ended' },
};

/** Where a run stands, in one word or two: its verdict, else its end, else its phase. */
export function runWord(
  { verdict, end, phase }: Pick<RunView, 'verdict' | 'end' | 'phase'>,
  language: Language,
): string {
  if (verdict !== undefined) return verdictLabels[verdict][language];
  return (end === undefined ? phaseLabels[phase] : endLabels[end])[language];
}
