const OFFSET_MS = 9 * 3_600_000;

/** `15/10/29 10:50`, as the consoles write moments: Japan has had one offset since 1951. */
export function shortJapanTime(date: Date): string {
  return longJapanTime(date).slice(2);
}

/** `2015/10/29 10:50` */
export function longJapanTime(date: Date): string {
  return new Date(date.getTime() + OFFSET_MS).toISOString().slice(0, 16).replaceAll('-', '/').replace('T', ' ');
}

/** Reads `2015/10/29 10:50`, with dashes or seconds too; undefined for anything else. */
export function readJapanTime(text: string): Date | undefined {
  const match = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2}) (\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text.trim());
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - OFFSET_MS);
  return longJapanTime(date).startsWith(`${year}/`) ? date : undefined;
}
