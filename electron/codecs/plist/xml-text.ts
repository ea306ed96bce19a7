import { PlistError } from './error.ts';
import { plistInteger } from './value.ts';

const PREDEFINED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Character data with its entities replaced: the five predefined ones and character numbers, no others. */
export function decodeXmlText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:(\w{1,8});|#(\d{1,7});|#x([0-9a-fA-F]{1,6});|)/g, (_, name, decimal, hex) => {
    if (decimal) return fromCodePoint(Number.parseInt(decimal, 10));
    if (hex) return fromCodePoint(Number.parseInt(hex, 16));
    const character = PREDEFINED.get(name);
    if (character === undefined) throw new PlistError('malformed', 'an unknown entity');
    return character;
  });
}

function fromCodePoint(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw new PlistError('malformed', 'a character number that is no character');
  }
  return String.fromCodePoint(code);
}

/** Decimal or 0x hexadecimal, as Core Foundation reads. */
export function parseXmlInteger(text: string): number | bigint {
  const match = text.length <= 64 ? /^\s*([+-]?)(\d{1,40}|0[xX][0-9a-fA-F]{1,16})\s*$/.exec(text) : null;
  if (!match?.[2]) throw new PlistError('malformed', 'not an integer');
  const magnitude = BigInt(match[2]);
  return plistInteger(match[1] === '-' ? -magnitude : magnitude);
}

export function parseXmlReal(text: string): number {
  const trimmed = text.length <= 512 ? text.trim().toLowerCase() : '';
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(trimmed)) return Number(trimmed);
  if (trimmed === 'nan') return Number.NaN;
  const infinite = /^([+-]?)inf(inity)?$/.exec(trimmed);
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  throw new PlistError('malformed', 'not a real number');
}

export function parseXmlDate(text: string): Date {
  const match = text.length <= 64 ? /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)Z\s*$/.exec(text) : null;
  const date = new Date(match ? `${match[1]}Z` : Number.NaN);
  if (Number.isNaN(date.getTime())) throw new PlistError('malformed', 'not a date');
  return date;
}

/** Base64 with white space anywhere. */
export function parseXmlData(text: string): Buffer {
  const padding = text.indexOf('=');
  if (/[^A-Za-z0-9+/=\s]/.test(text) || (padding >= 0 && /[^=\s]/.test(text.slice(padding)))) {
    throw new PlistError('malformed', 'not base64');
  }
  return Buffer.from(text, 'base64');
}
