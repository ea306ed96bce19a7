import type { Language } from '../../shared/texts/language.ts';

const minuteMs = 60_000;
const made = new Map<Language, Intl.RelativeTimeFormat>();

/** 12 分前 · 12 min ago; `undefined` within the last minute: say "now" in the view's own words. */
export function agoText(at: string | Date, now: Date, language: Language): string | undefined {
  const ms = now.getTime() - new Date(at).getTime();
  if (!(ms >= minuteMs)) return undefined;
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 60) return formatOf(language).format(-minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return formatOf(language).format(-hours, 'hour');
  return formatOf(language).format(-Math.floor(hours / 24), 'day');
}

function formatOf(language: Language): Intl.RelativeTimeFormat {
  const known = made.get(language);
  if (known !== undefined) return known;
  const format = new Intl.RelativeTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { style: 'short' });
  made.set(language, format);
  return format;
}
