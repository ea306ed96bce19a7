import type { Reason } from '../domain/plan.ts';
import { fill, type Language } from './language.ts';
import type { ReasonArea } from './reasons/area.ts';
import type { Holes } from './reasons/table.ts';

/** What reading a roster found. */
const catalogue = {
  'too-many-cells': { ja: '見出しよりも列の数が多い行です。', en: 'This row has more cells than the heading.' },
  'serial-is-imei': {
    ja: 'シリアル番号の列に IMEI（{value}）が入っています。',
    en: 'The serial number is an IMEI: {value}',
  },
  'serial-is-eid': {
    ja: 'シリアル番号の列に EID（{value}）が入っています。',
    en: 'The serial number is an EID: {value}',
  },
  'serial-is-number': {
    ja: 'シリアル番号が表計算ソフトで数値（{value}）に変わっています。',
    en: 'A spreadsheet has turned the serial number into a number: {value}',
  },
  'serial-bad': { ja: 'シリアル番号として読めません: {value}', en: 'This is no serial number: {value}' },
  'serial.cure': {
    ja: '箱の表示か、端末の「設定」>「一般」>「情報」のシリアル番号に直してください。',
    en: 'Put in the serial number from the box, or from Settings > General > About on the device.',
  },
  'no-serial': { ja: 'シリアル番号がありません。', en: 'It has no serial number.' },
  'no-serial.cure': {
    ja: '端末のバーコードを読み取ると、この行に結び付けられます。',
    en: 'Scan the device to join it to this row.',
  },
  'no-slot': { ja: 'スロットがありません。', en: 'It has no slot.' },
  'serial-twice': {
    ja: 'シリアル番号 {value} は {line} 行目にもあります。',
    en: 'The serial number {value} is on line {line}, too.',
  },
  'asset-tag-twice': {
    ja: '管理番号 {value} は {line} 行目にもあります。',
    en: 'The asset tag {value} is on line {line}, too.',
  },
  'zeros-lost': {
    ja: '「{column}」の桁数がそろっていません。表計算ソフトで先頭の 0 が消えた可能性があります。',
    en: 'The numbers of "{column}" differ in length: a spreadsheet may have taken zeros from their front.',
  },
  'zeros-lost.cure': {
    ja: '元のファイルで、その列を文字列として保存し直してください。',
    en: 'Save that column as text in the original file.',
  },
} as const satisfies ReasonArea;

type Catalogue = typeof catalogue;
type RosterTextCode = keyof Catalogue;
type Params<C extends RosterTextCode> = [Holes<Catalogue[C]['en']>] extends [never]
  ? []
  : [params: Readonly<Record<Holes<Catalogue[C]['en']>, string>>];

const texts: ReasonArea = catalogue;

/** A finding by its sentence; a hole left open is a type error. */
export function rosterReason<C extends RosterTextCode>(code: C, ...[params]: Params<C>): Reason {
  return { code, params: { ...params } };
}

/** The sentence for a person; the bare code when it is not one of these. */
export function rosterText({ code, params }: Reason, language: Language): string {
  const text = texts[code];
  return text === undefined ? code : fill(text[language], params, language);
}
