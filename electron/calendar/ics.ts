import type { Expiry } from '../../shared/domain/expiry.ts';
import { warningDays } from '../../shared/domain/expiry.ts';
import { expiryTexts, expiryTitle } from '../../shared/texts/expiries.ts';
import type { Language } from '../../shared/texts/language.ts';

const LINE_BYTES = 75;

const words = {
  calendar: { ja: 'Kitbench の期限', en: 'Kitbench expiries' },
  estimated: { ja: '期限は推定です。', en: 'The date is an estimate.' },
  breaks: { ja: '影響するブループリント', en: 'Blueprints it breaks' },
};

/** The calendar as iCalendar (RFC 5545): one day each, an alarm at each warning. What has no known end is left out. */
export function writeIcs(expiries: readonly Expiry[], language: Language, now: Date): string {
  const events = expiries.flatMap((expiry) => (expiry.endsAt === undefined ? [] : eventOf(expiry, expiry.endsAt)));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kitbench//Expiries//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(words.calendar[language])}`,
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');

  function eventOf(expiry: Expiry, endsAt: string): string[] {
    const title = escaped(expiryTitle(expiry, language));
    return [
      'BEGIN:VEVENT',
      `UID:${escaped(expiry.id)}@kitbench`,
      `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
      `DTSTART;VALUE=DATE:${localDay(endsAt)}`,
      `SUMMARY:${title}`,
      `DESCRIPTION:${escaped(descriptionOf(expiry, language))}`,
      'TRANSP:TRANSPARENT',
      ...warningDays.flatMap((days) => [
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        `DESCRIPTION:${title}`,
        `TRIGGER:-P${days}D`,
        'END:VALARM',
      ]),
      'END:VEVENT',
    ];
  }
}

function descriptionOf({ kind, detail, estimated, breaks }: Expiry, language: Language): string {
  const { effect, cure } = expiryTexts[kind];
  return [
    detail ?? '',
    effect[language],
    cure[language],
    estimated ? words.estimated[language] : '',
    breaks.length === 0 ? '' : `${words.breaks[language]}: ${breaks.map(({ name }) => name).join(', ')}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** The day in this station's own calendar: an end late in the evening is not the day after. */
function localDay(moment: string): string {
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}${two(date.getMonth() + 1)}${two(date.getDate())}`;
}

/** TEXT of RFC 5545 §3.3.11. Other control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}]/gu, (character) => (character === '\n' ? '\n' : ' '))
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Lines of at most 75 octets, never cut inside a character (§3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LINE_BYTES) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}
