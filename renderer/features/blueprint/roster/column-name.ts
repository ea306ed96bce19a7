import { useTexts } from '../../../i18n/use-texts.ts';
import { rosterTexts } from './roster-texts.ts';

/** Columns that the station knows by meaning (electron/roster/columns.ts). */
export const knownKeys = [
  'serial',
  'slot',
  'assetTag',
  'user',
  'kana',
  'userId',
  'school',
  'department',
  'grade',
  'class',
  'number',
  'email',
  'phone',
  'note',
] as const;
type KnownKey = (typeof knownKeys)[number];

/** What a column is called on screen: its meaning, else its own heading. */
export function useColumnName(): (key: string) => string {
  const t = useTexts(rosterTexts);
  return (key) => {
    const known = knownKeys.find((one) => one === key);
    return known === undefined ? key : nameOf(known, t);
  };
}

function nameOf(key: KnownKey, t: ReturnType<typeof useTexts<typeof rosterTexts>>): string {
  return key === 'serial' || key === 'slot' || key === 'assetTag' ? t(key) : t(`key.${key}`);
}
