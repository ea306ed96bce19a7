/** Japan's consoles write Japan's time and do not say so. */
const offset = '+09:00';

/**
 * A date of a console's CSV as ISO: `15/10/29 10:50` (mdm §1.1), also with four-digit years, dashes, seconds, or no time
 * at all, which then is the day's last minute. @returns undefined for anything else.
 */
export function consoleTime(text: string): string | undefined {
  const found = /^(\d{2}|\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(
    text.normalize('NFKC').trim(),
  );
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour = '23', minute = '59', second = '00'] = found;
  const two = (part: string) => part.padStart(2, '0');
  const fullYear = year.length === 2 ? `20${year}` : year;
  const iso = `${fullYear}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}`;
  const date = new Date(`${iso}${offset}`);
  if (Number.isNaN(date.getTime())) return undefined;
  // JavaScript turns 31 February into March.
  const inJapan = new Date(date.getTime() + 9 * 3_600_000).toISOString();
  return inJapan.startsWith(iso.slice(0, 10)) ? date.toISOString() : undefined;
}
