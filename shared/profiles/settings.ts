import {
  isProfileDict,
  type ProfileDocument,
  type ProfilePath,
  type ProfileValue,
} from '../domain/profile-document.ts';
import { itemPlaceOf, type KeyPlace, placeIn, placeOf } from '../tables/payload-places.ts';
import type { PayloadKey, PayloadType } from '../tables/payload-table.ts';

/** A setting as it is typed: where it goes, or what is wrong with it. */
export type Setting =
  | {
      readonly ok: true;
      readonly path: ProfilePath;
      readonly value: ProfileValue;
      readonly place: KeyPlace | undefined;
    }
  | { readonly ok: false; readonly problem: 'path' | 'value' };

/**
 * Reads `EAPClientConfiguration.AcceptEAPTypes=[25]`: keys with dots (`\.` where a key has one), places in arrays as
 * numbers. The table says what kind of value it is; lists and dictionaries are JSON.
 */
export function readSetting(payload: PayloadType, keyText: string, valueText: string): Setting {
  const names = keyText.split(/(?<!\\)\./).map((name) => name.replaceAll('\\.', '.'));
  const [first = '', ...inside] = names;
  if (names.some((name) => name === '')) return { ok: false, problem: 'path' };
  let place = placeOf(payload, first);
  const path: (string | number)[] = [first];
  for (const name of inside) {
    const isIndex = place?.key.type === 'array';
    if (isIndex && !/^\d{1,4}$/.test(name)) return { ok: false, problem: 'path' };
    path.push(isIndex ? Number(name) : name);
    place = place && (isIndex ? itemPlaceOf(place) : placeIn(place, name));
  }
  const value = readTyped(place?.key.type ?? 'any', valueText);
  return value === undefined ? { ok: false, problem: 'value' } : { ok: true, path, value, place };
}

function readTyped(type: PayloadKey['type'], text: string): ProfileValue | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return { true: true, false: false, yes: true, no: false, '1': true, '0': false }[text.trim().toLowerCase()];
    case 'integer':
      return /^\s*-?\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
    case 'real':
      return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
    case 'date':
      return Number.isNaN(Date.parse(text)) ? undefined : { $date: new Date(text).toISOString() };
    case 'data':
      return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? { $data: text } : undefined;
    case 'array':
      return readJson(text, Array.isArray);
    case 'dictionary':
      return readJson(text, isProfileDict);
    case 'any':
      return readJson(text, () => true) ?? text;
  }
}

function readJson(text: string, isWanted: (value: unknown) => boolean): ProfileValue | undefined {
  try {
    const value: ProfileValue = JSON.parse(text);
    return value !== null && isWanted(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The same with a value at that place; what is around it is made where it is missing. */
export function withValue(around: ProfileValue | undefined, path: ProfilePath, value: ProfileValue): ProfileValue {
  const [step, ...inside] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(around) ? around : [];
    const filled = step < list.length ? list : [...list, ''];
    const at = Math.min(step, list.length);
    return filled.map((entry, index) =>
      index === at ? withValue(index < list.length ? entry : undefined, inside, value) : entry,
    );
  }
  const dict = isProfileDict(around) ? around : {};
  return { ...dict, [step]: withValue(Object.hasOwn(dict, step) ? dict[step] : undefined, inside, value) };
}

/** The same without it; a dictionary that is left empty goes as well. */
export function withoutValue(around: ProfileDocument, path: ProfilePath): ProfileDocument {
  const [step, ...inside] = path;
  if (step === undefined || !Object.hasOwn(around, step)) return around;
  const { [step]: value, ...others } = around;
  if (inside.length === 0 || !isProfileDict(value)) return others;
  const left = withoutValue(value, inside);
  return Object.keys(left).length === 0 ? others : { ...around, [step]: left };
}
