import type { SectionName, TransferFact, TransferItem } from '../domain/transfer.ts';
import { groupedFingerprint } from './fingerprint.ts';
import type { Language } from './language.ts';

type Words<K extends string> = Readonly<Record<K, Readonly<Record<Language, string>>>>;

/** What a station bundle is made of. */
export const sectionTexts: Words<SectionName> = {
  settings: { ja: '設定', en: 'Settings' },
  slots: { ja: 'スロット', en: 'Slots' },
  ignored: { ja: '除外した端末', en: 'Ignored devices' },
  organizations: { ja: '組織', en: 'Organizations' },
  servers: { ja: 'MDM サーバ', en: 'MDM servers' },
  profiles: { ja: 'プロファイル', en: 'Profiles' },
  library: { ja: 'プロファイルのライブラリ', en: 'Profile library' },
  blueprints: { ja: 'ブループリント', en: 'Blueprints' },
  rosters: { ja: '名簿', en: 'Rosters' },
  expiries: { ja: 'カレンダーの期限', en: 'Dates of the calendar' },
};

export const itemStateTexts: Words<TransferItem['state']> = {
  new: { ja: '新規', en: 'new' },
  same: { ja: '同じ', en: 'same' },
  different: { ja: '相違', en: 'different' },
};

export const transferFactTexts: Words<TransferFact['what']> = {
  fingerprint: { ja: '監視識別情報の指紋', en: 'Supervision identity' },
  key: { ja: '監視の秘密鍵', en: 'Supervision key' },
  url: { ja: '登録 URL', en: 'Enrollment URL' },
  anchors: { ja: 'トラストアンカー', en: 'Trust anchors' },
  records: { ja: '記録の送信先', en: 'Records API' },
  expires: { ja: '期限', en: 'Expires' },
  organization: { ja: '組織', en: 'Organization' },
  server: { ja: 'サーバ', en: 'Server' },
  profiles: { ja: 'プロファイル', en: 'Profiles' },
  ports: { ja: 'USB ポート', en: 'USB ports' },
  note: { ja: 'メモ', en: 'Note' },
  days: { ja: '記録の保存日数', en: 'Days records stay' },
  details: { ja: '組織情報', en: 'Details' },
  accepts: { ja: 'ほかに従う監視識別情報', en: 'Devices also obey' },
  rows: { ja: '行数', en: 'Rows' },
  digest: { ja: '中身の指紋', en: 'Fingerprint of the file' },
  changes: { ja: '違う設定の数', en: 'Settings that differ' },
};

/** Values that are words of ours, not of the station. */
const keyTexts: Words<'included' | 'left-out' | 'made-here'> = {
  included: { ja: 'ファイルに含まれています', en: 'in the file' },
  'left-out': { ja: '含まれていません。この Mac の鍵を使います', en: 'not in the file; the one here stays' },
  'made-here': {
    ja: '含まれていません。この Mac で新しく作ります(元の Mac で監視対象にした端末は、この Mac に従いません)',
    en: 'not in the file; a new one is made here (devices that the other Mac supervises do not obey this one)',
  },
};

/** A setting that both stations have; anything else is called what it is called. */
export function transferItemName(
  { section, name }: Pick<TransferItem, 'section' | 'name'>,
  language: Language,
): string {
  return section === 'settings' && name === 'records'
    ? { ja: '送信済みの記録を残す期間', en: 'How long delivered records stay' }[language]
    : name;
}

export function transferFactValue({ what, value }: Pick<TransferFact, 'what' | 'value'>, language: Language): string {
  if (what === 'key' && (value === 'included' || value === 'left-out' || value === 'made-here')) {
    return keyTexts[value][language];
  }
  if (what === 'fingerprint') return groupedFingerprint(value);
  if (what === 'days' && value === '∞') return { ja: '消さない', en: 'for good' }[language];
  return value;
}
