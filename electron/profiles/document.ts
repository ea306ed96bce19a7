import {
  isBigInteger,
  isData,
  isDate,
  type ProfileDocument,
  type ProfileValue,
} from '../../shared/domain/profile-document.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type PayloadKey, payloadTypes, profileKeys } from '../../shared/tables/payload-table.ts';
import { isDict, type PlistDict, PlistReal, type PlistValue } from '../codecs/plist/value.ts';

/** A profile's property list as JSON, nothing left out. Throws KitError `profile.not-a-plist` for a number that is none. */
export function toDocument(root: PlistDict): ProfileDocument {
  return Object.fromEntries(
    Object.entries(root).flatMap(([key, value]) => (value === undefined ? [] : [[key, toValue(value)]])),
  );
}

function toValue(value: PlistValue): ProfileValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return finite(value);
  if (typeof value === 'bigint') return { $integer: value.toString() };
  if (value instanceof PlistReal) return finite(value.value);
  if (value instanceof Date) return { $date: value.toISOString() };
  if (value instanceof Uint8Array) return { $data: Buffer.from(value).toString('base64') };
  if (isDict(value)) return toDocument(value);
  return value.map(toValue);
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new KitError('profile.not-a-plist', { reason: String(value) });
  return value;
}

/** The way back. A whole number under a key that Apple's schema calls a real is written as one. */
export function fromDocument(document: ProfileDocument): PlistDict {
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, fromValue(value, key)]));
}

function fromValue(value: ProfileValue, key: string): PlistValue {
  if (typeof value === 'number') return realKeys.has(key) ? new PlistReal(value) : value;
  if (typeof value !== 'object') return value;
  if (isData(value)) return Buffer.from(value.$data, 'base64');
  if (isDate(value)) return dateOf(value.$date);
  if (isBigInteger(value)) return integerOf(value.$integer);
  if (isList(value)) return value.map((inner) => fromValue(inner, key));
  return fromDocument(value);
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new KitError('profile.not-a-plist', { reason: text.slice(0, 40) });
  return date;
}

function integerOf(text: string): bigint {
  if (!/^-?\d{1,20}$/.test(text)) throw new KitError('profile.not-a-plist', { reason: text.slice(0, 40) });
  return BigInt(text);
}

function isList(value: ProfileValue): value is readonly ProfileValue[] {
  return Array.isArray(value);
}

const realKeys: ReadonlySet<string> = new Set(
  [...profileKeys, ...payloadTypes.flatMap(({ keys }) => keys)].flatMap(realKeysOf),
);

function realKeysOf(key: PayloadKey): readonly string[] {
  return [
    ...(key.type === 'real' ? [key.key] : []),
    ...(key.keys ?? []).flatMap(realKeysOf),
    ...(key.item === undefined ? [] : realKeysOf(key.item)),
  ];
}
