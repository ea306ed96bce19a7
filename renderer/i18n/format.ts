import type { Language } from '../../shared/texts/language.ts';
import { useLanguage } from './use-texts.ts';

export type Formats = {
  readonly language: Language;
  /** 14:05 */
  time(at: string | Date): string;
  /** 14:05:09 */
  timeWithSeconds(at: string | Date): string;
  /** 11月20日 14:05 · 20 Nov, 14:05 */
  dateTime(at: string | Date): string;
  date(at: string | Date): string;
  number(value: number): string;
  /** 0:42 · 12:05 · 1:02:09 – same width as it ticks. */
  duration(ms: number): string;
};

const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' };
const made = new Map<Language, Formats>();

export function formatsOf(language: Language): Formats {
  const known = made.get(language);
  if (known !== undefined) return known;
  const locale = locales[language];
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const both = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' });
  const figures = new Intl.NumberFormat(locale);
  const asDate = (at: string | Date) => (typeof at === 'string' ? new Date(at) : at);
  const formats: Formats = {
    language,
    time: (at) => clock.format(asDate(at)),
    timeWithSeconds: (at) => seconds.format(asDate(at)),
    dateTime: (at) => both.format(asDate(at)),
    date: (at) => day.format(asDate(at)),
    number: (value) => figures.format(value),
    duration: (ms) => {
      const total = Math.max(0, Math.floor(ms / 1000));
      const pad = (value: number) => String(value).padStart(2, '0');
      const [hours, minutes] = [Math.floor(total / 3600), Math.floor(total / 60) % 60];
      return hours > 0 ? `${hours}:${pad(minutes)}:${pad(total % 60)}` : `${minutes}:${pad(total % 60)}`;
    },
  };
  made.set(language, formats);
  return formats;
}

/** Dates, times and figures as the language shown writes them. */
export function useFormats(): Formats {
  return formatsOf(useLanguage());
}
