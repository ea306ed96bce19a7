import type { ConsoleLayout } from '../../../shared/domain/backend.ts';

/** A MAC in any spelling (colons, dashes, dots, spaces, none; full width too) as twelve lower-case hex digits. */
export function plainMac(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[:\-.\s]/g, '')
    .toLowerCase();
  return /^[0-9a-f]{12}$/.test(plain) ? plain : undefined;
}

/** A MAC as a console spells it. */
export function spellMac(plain: string, { separator, upper }: ConsoleLayout['mac']): string {
  const spelt = (plain.match(/../g) ?? []).join(separator);
  return upper ? spelt.toUpperCase() : spelt;
}

/** How a console spells its MACs; mobiconnect's own way where no cell shows it (mdm §1.1). */
export function spellingOf(cells: readonly string[]): ConsoleLayout['mac'] {
  const sample =
    cells.find((cell) => plainMac(cell) !== undefined && /[a-f]/i.test(cell)) ??
    cells.find((cell) => plainMac(cell) !== undefined);
  if (sample === undefined) return { separator: '', upper: false };
  const separator = sample.includes(':') ? ':' : sample.includes('-') ? '-' : '';
  return { separator, upper: /[A-F]/.test(sample) };
}
