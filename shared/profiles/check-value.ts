import type { ProfileFinding } from '../domain/profile.ts';
import {
  isBigInteger,
  isData,
  isDate,
  isProfileDict,
  markedPath,
  type ProfilePath,
  type ProfileValue,
} from '../domain/profile-document.ts';
import { variablesIn } from '../domain/variables.ts';
import { itemPlaceOf, type KeyPlace, placeIn, placesIn } from '../tables/payload-places.ts';
import type { PayloadKey } from '../tables/payload-table.ts';
import { finding } from './finding.ts';

/** What a device would refuse or pass over in one value, and in all that it holds, after Apple's schema. */
export function checkValue(place: KeyPlace, value: ProfileValue, path: ProfilePath): readonly ProfileFinding[] {
  const { key } = place;
  const name = nameOf(path);
  // A secret that the station keeps, or a text that only a device completes.
  if (markedPath(value) !== undefined || (typeof value === 'string' && variablesIn(value).length > 0)) return [];
  if (!fits(key.type, value)) return [finding('error', 'key.type', path, { key: name, type: key.type })];
  return [...checkLimits(key, value, path), ...checkInside(place, value, path)];
}

function checkInside(place: KeyPlace, value: ProfileValue, path: ProfilePath): readonly ProfileFinding[] {
  if (Array.isArray(value)) {
    const item = itemPlaceOf(place);
    return item === undefined ? [] : value.flatMap((entry, index) => checkValue(item, entry, [...path, index]));
  }
  if (!isProfileDict(value) || place.key.keys === undefined) return [];
  return [
    ...missingKeys(placesIn(place), value, path),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const inside = placeIn(place, name);
      if (inside !== undefined) return checkValue(inside, inner, [...path, name]);
      return [finding('info', 'key.unknown', [...path, name], { key: name })];
    }),
  ];
}

/** Keys that must be there and are not. */
export function missingKeys(
  places: readonly KeyPlace[],
  dict: { readonly [key: string]: ProfileValue },
  path: ProfilePath,
): readonly ProfileFinding[] {
  return places
    .filter(({ key }) => key.required && dict[key.key] === undefined)
    .map(({ key }) => finding('error', 'key.missing', [...path, key.key], { key: key.key }));
}

function fits(type: PayloadKey['type'], value: ProfileValue): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return isBigInteger(value) || Number.isInteger(value);
    case 'real':
      return typeof value === 'number';
    case 'date':
      return isDate(value);
    case 'data':
      return isData(value);
    case 'array':
      return Array.isArray(value);
    case 'dictionary':
      return isProfileDict(value);
    case 'any':
      return true;
  }
}

function checkLimits(key: PayloadKey, value: ProfileValue, path: ProfilePath): readonly ProfileFinding[] {
  const name = nameOf(path);
  const { values, min, max, pattern, maxItems } = key;
  const isPlain = typeof value === 'string' || typeof value === 'number';
  if (values !== undefined && isPlain && !values.includes(value)) {
    return [finding('error', 'key.values', path, { key: name, values: values.join(', ') })];
  }
  if (typeof value === 'number' && (value < (min ?? value) || value > (max ?? value))) {
    return [finding('error', 'key.range', path, { key: name, range: `${min ?? ''}–${max ?? ''}` })];
  }
  if (typeof value === 'string' && pattern !== undefined && !new RegExp(pattern, 'u').test(value)) {
    return [finding('error', 'key.pattern', path, { key: name })];
  }
  if (Array.isArray(value) && maxItems !== undefined && value.length > maxItems) {
    return [finding('error', 'key.too-many', path, { key: name, limit: String(maxItems) })];
  }
  return [];
}

/** The innermost key's name: places in arrays have none. */
function nameOf(path: ProfilePath): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}
