import { isDict, PlistReal, type PlistValue } from '../../../codecs/plist/value.ts';

const MAX_ENTRIES = 24;
const MAX_WORD = 80;

/** Keys whose value says what is asked for, never what is told. */
const TELLING_KEYS: ReadonlySet<string> = new Set(['Request', 'RequestType', 'Command', 'Domain', 'Key', 'Service']);

/**
 * The keys of a message with the types of their values, for the log: `CloudConfiguration{AllowPairing:boolean, …}`.
 * Values are left out, since many are secrets.
 */
export function describeShape(value: PlistValue | undefined): string {
  if (value === undefined) return '';
  if (isDict(value)) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    const shown = entries.slice(0, MAX_ENTRIES).map(([key, entry]) => `${key}${suffix(key, entry)}`);
    return `{${shown.join(', ')}${entries.length > MAX_ENTRIES ? ', …' : ''}}`;
  }
  if (Array.isArray(value)) return `[${value.length}${value.length > 0 ? ` × ${describeShape(value[0])}` : ''}]`;
  if (value instanceof Uint8Array) return `data(${value.length})`;
  if (value instanceof Date) return 'date';
  if (value instanceof PlistReal) return 'real';
  return typeof value === 'bigint' ? 'integer' : typeof value;
}

function suffix(key: string, value: PlistValue | undefined): string {
  if (TELLING_KEYS.has(key) && typeof value === 'string') return `=${value.slice(0, MAX_WORD)}`;
  const shape = describeShape(value);
  return shape.startsWith('{') || shape.startsWith('[') ? shape : `:${shape}`;
}

/** Answers' words that name an outcome and never hold a secret. */
export function outcomeOf(reply: PlistValue | undefined): string | undefined {
  if (!isDict(reply)) return undefined;
  for (const key of ['Error', 'Status'] as const) {
    const word = reply[key];
    if (typeof word === 'string') return word;
  }
  return undefined;
}
