import type { Delivery, RecordKind } from '../domain/record.ts';
import type { Language } from './language.ts';

type Labels<Key extends string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>;

/** What an enrollment record says, in one word. */
export const recordKindLabels: Labels<RecordKind> = {
  prepared: { ja: '準備済み', en: 'prepared' },
  enrolled: { ja: '登録済み', en: 'enrolled' },
  verified: { ja: '検証済み', en: 'verified' },
  contradicted: { ja: '不一致', en: 'contradicted' },
  failed: { ja: '失敗', en: 'failed' },
  abandoned: { ja: '中止', en: 'abandoned' },
  parked: { ja: '保留', en: 'parked' },
};

/** Where its delivery stands. */
export const deliveryLabels: Labels<Delivery['status']> = {
  pending: { ja: '未送信', en: 'not sent' },
  sending: { ja: '送信中', en: 'sending' },
  delivered: { ja: '送信済み', en: 'delivered' },
  parked: { ja: '保留', en: 'parked' },
  kept: { ja: '保管', en: 'kept here' },
};
