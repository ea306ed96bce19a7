import type { RosterColumn, RosterJoin } from '../../shared/domain/roster.ts';
import { cleanCell } from './clean-cell.ts';

/** Headings as lists have them (japan §2, §4), each with what templates call the column. */
const known: readonly (readonly [key: string, headings: readonly string[]])[] = [
  [
    'serial',
    ['シリアル', 'シリアル番号', 'シリアルno', 'シリアルナンバー', '製造番号', 'serial', 'serialnumber', 'serialno'],
  ],
  ['slot', ['スロット', 'スロット番号', '差込口', 'ポート', 'slot', 'slotnumber', 'port']],
  [
    'assetTag',
    [
      '管理番号',
      '資産番号',
      '資産タグ',
      '備品番号',
      '端末番号',
      'assettag',
      'asset',
      'assetnumber',
      'assetno',
      'identification',
    ],
  ],
  [
    'user',
    [
      '氏名',
      '名前',
      '利用者',
      '利用者名',
      '使用者',
      '使用者名',
      '児童名',
      '生徒名',
      '児童生徒名',
      'user',
      'username',
      'name',
      'fullname',
      'assigntouser',
    ],
  ],
  ['kana', ['ふりがな', 'フリガナ', 'カナ', '氏名カナ', 'kana']],
  ['userId', ['社員番号', '学籍番号', 'ユーザーid', 'ユーザid', 'userid', 'employeeid', 'employeenumber', 'studentid']],
  ['school', ['学校', '学校名', 'school']],
  ['department', ['部署', '所属', '部署名', 'department']],
  ['grade', ['学年', 'grade']],
  ['class', ['組', 'クラス', '学級', 'class', 'room']],
  ['number', ['番号', '出席番号', '番', 'no', 'number']],
  ['email', ['メール', 'メールアドレス', 'email', 'mail', 'emailaddress']],
  ['phone', ['電話番号', '電話', 'phone', 'phonenumber']],
  ['note', ['備考', 'メモ', 'note', 'notes', 'remarks']],
];

const byHeading = new Map(known.flatMap(([key, headings]) => headings.map((heading) => [heading, key] as const)));

function headingKey(header: string): string {
  return cleanCell(header)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.\-#:()/]/g, '');
}

export type ColumnPlan = {
  /** By position in the file; undefined where the column is left out. */
  readonly keys: readonly (string | undefined)[];
  readonly columns: readonly RosterColumn[];
  readonly leftOut: readonly string[];
};

/**
 * What each column is: as told, else by its heading, else by the heading itself as its name. Of two columns that would
 * be the same the first is; an empty heading or one that no template could name is left out.
 * @param told by heading; '' leaves a column out.
 */
export function planColumns(header: readonly string[], told: Readonly<Record<string, string>> = {}): ColumnPlan {
  const taken = new Set<string>();
  const keys = header.map((raw) => {
    const heading = cleanCell(raw);
    const key = Object.hasOwn(told, heading) ? told[heading] : (byHeading.get(headingKey(heading)) ?? nameOf(heading));
    if (key === undefined || key === '' || taken.has(key)) return undefined;
    taken.add(key);
    return key;
  });
  return {
    keys,
    columns: keys.flatMap((key, at) => (key === undefined ? [] : [{ header: cleanCell(header[at] ?? ''), key }])),
    leftOut: header.flatMap((heading, at) => (keys[at] === undefined && heading.trim() !== '' ? [heading] : [])),
  };
}

/** A heading that templates can spell. */
function nameOf(heading: string): string | undefined {
  const name = heading.replace(/[{}:]/g, '').trim().slice(0, 60).trim();
  return name === '' ? undefined : name;
}

/** By serial where the list has one, else by slot, else in the order devices are scanned. */
export function joinFor(keys: readonly (string | undefined)[]): RosterJoin {
  if (keys.includes('serial')) return 'serial';
  return keys.includes('slot') ? 'slot' : 'order';
}
