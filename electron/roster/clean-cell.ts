import { type Serial, serialSchema } from '../../shared/domain/ids.ts';

/** Most cells: nothing to undo. */
const plain = /^(?![\s]*[='])[\x20-\x7e]*$/;

/** What spreadsheets and keyboards do to a cell, undone: `="001"`, `'001`, full-width letters and digits, odd blanks. */
export function cleanCell(text: string): string {
  if (plain.test(text)) return text.trim();
  const inside = /^\s*="([\s\S]*)"\s*$/.exec(text)?.[1]?.replaceAll('""', '"') ?? text;
  return inside
    .replace(/^'(?=[\d=+\-@])/, '')
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Cc}\u200b-\u200d\u2060\ufeff]/gu, ' ')
    .normalize('NFC')
    .trim();
}

export type ReadSerial =
  | { readonly kind: 'serial'; readonly serial: Serial }
  | { readonly kind: 'imei' | 'eid' | 'spreadsheet-number' | 'no-serial' };

/** A serial number as a list, a box or a scanner gives it: boxes print it with an S before it (japan §6). */
export function readSerial(text: string): ReadSerial {
  const typed = cleanCell(text).normalize('NFKC').toUpperCase();
  if (/^\d(?:\.\d+)?E\+\d+$/.test(typed)) return { kind: 'spreadsheet-number' };
  const bare = typed.replace(/[\s-]/g, '');
  if (/^\d{15}$/.test(bare)) return { kind: 'imei' };
  if (/^\d{32}$/.test(bare)) return { kind: 'eid' };
  // 12 characters until 2021: a thirteenth in front is the box's.
  const found = serialSchema.safeParse(/^S.{12}$/.test(bare) ? bare.slice(1) : bare);
  return found.success ? { kind: 'serial', serial: found.data } : { kind: 'no-serial' };
}

/** Whether both name one slot: spreadsheets turn 07 into 7. */
export function sameSlot(one: string, other: string): boolean {
  return slotKey(one) === slotKey(other);
}

function slotKey(text: string): string {
  const name = cleanCell(text).normalize('NFKC').toUpperCase();
  return /^\d+$/.test(name) ? name.replace(/^0+(?=\d)/, '') : name;
}
