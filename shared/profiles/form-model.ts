import type { ProfilePath } from '../domain/profile-document.ts';
import {
  anyPlaceIn,
  itemPlaceOf,
  type KeyPlace,
  placeIn,
  placeOf,
  placesIn,
  placesOf,
} from '../tables/payload-places.ts';
import { isSecretKey } from '../tables/payload-secrets.ts';
import type { PayloadType } from '../tables/payload-table.ts';
import { handForm } from './forms/all.ts';
import { type HandField, type Words, words } from './forms/form.ts';

/** How a field is filled in. `map`: keys of any name; `free`: anything, as JSON. */
export type FieldKind =
  | 'switch'
  | 'text'
  | 'secret'
  | 'number'
  | 'choice'
  | 'date'
  | 'data'
  | 'lines'
  | 'list'
  | 'group'
  | 'map'
  | 'free'
  | NonNullable<HandField['widget']>;

export type FormField = {
  /** Into its payload, or into the item that it is part of. */
  readonly path: readonly string[];
  readonly place: KeyPlace;
  readonly kind: FieldKind;
  readonly label: Words;
  readonly hint?: Words;
  readonly values?: HandField['values'];
  readonly when?: HandField['when'];
};

export type FormSection = { readonly title: Words; readonly fields: readonly FormField[] };

/** One of a list inside a list, which no key names. */
export const entryWords = words('項目', 'Item');

const rest = words('その他の設定', 'Other settings');

/**
 * The form of a payload: what was made by hand first, then every other key of the table under Apple's own title. Keys
 * inside dictionaries are fields of their own; those inside arrays are `itemFields`.
 */
export function formOf(payload: PayloadType): readonly FormSection[] {
  const hand = handForm(payload.id);
  const sections = (hand?.sections ?? []).map(({ title, fields }) => ({
    title,
    fields: fields.flatMap((field) => handField(payload, field)),
  }));
  const taken = new Set(sections.flatMap(({ fields }) => fields.map(({ path }) => path.join('.'))));
  const left = placesOf(payload).flatMap((place) => leavesOf(payload.type, place, [place.key.key]));
  const others = left.filter(({ path }) => !taken.has(path.join('.')));
  if (hand !== undefined)
    return [...sections, { title: rest, fields: others }].filter(({ fields }) => fields.length > 0);
  return generated(payload, others);
}

/** One section for the payload's own keys, one for each dictionary in it. */
function generated(payload: PayloadType, fields: readonly FormField[]): readonly FormSection[] {
  const own = fields.filter(({ path }) => path.length === 1);
  const groups = new Map<string, FormField[]>();
  for (const field of fields.filter(({ path }) => path.length > 1)) {
    const [group = ''] = field.path;
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  const titleOf = (name: string) => placeOf(payload, name)?.key.title ?? name;
  return [
    ...(own.length === 0 ? [] : [{ title: both(payload.title), fields: own }]),
    ...[...groups].map(([name, inside]) => ({ title: both(titleOf(name)), fields: inside })),
    ...(takesAnyKey(payload) ? [{ title: rest, fields: [] }] : []),
  ];
}

/** A payload whose keys the table does not name: the raw editor is its form. */
export function takesAnyKey(payload: PayloadType): boolean {
  return placeOf(payload, 'ANY') !== undefined;
}

function handField(payload: PayloadType, field: HandField): readonly FormField[] {
  const path = field.key.split('.');
  const place = placeAt(payload, path);
  if (place === undefined) return [];
  const { key: _, widget, ...own } = field;
  return [{ ...own, path, place, kind: widget ?? kindOf(payload.type, place, path) }];
}

function placeAt(payload: PayloadType, path: readonly string[]): KeyPlace | undefined {
  const [first = '', ...inside] = path;
  return inside.reduce<KeyPlace | undefined>((place, name) => place && placeIn(place, name), placeOf(payload, first));
}

function leavesOf(type: string, place: KeyPlace, path: readonly string[]): readonly FormField[] {
  const inside = placesIn(place);
  if (place.key.type === 'dictionary' && inside.length > 0 && anyPlaceIn(place) === undefined) {
    return inside.flatMap((child) => leavesOf(type, child, [...path, child.key.key]));
  }
  return [{ path, place, kind: kindOf(type, place, path), label: both(place.key.title ?? place.key.key) }];
}

/** What one entry of a list is made of; empty where it is a single value. */
export function itemFields(type: string, list: KeyPlace): readonly FormField[] {
  const item = itemPlaceOf(list);
  return item === undefined ? [] : placesIn(item).flatMap((place) => leavesOf(type, place, [place.key.key]));
}

function kindOf(type: string, place: KeyPlace, path: ProfilePath): FieldKind {
  const { key } = place;
  if ((key.type === 'string' || key.type === 'data') && isSecretKey(type, path))
    return key.type === 'data' ? 'data' : 'secret';
  switch (key.type) {
    case 'boolean':
      return 'switch';
    case 'string':
      return key.values === undefined ? 'text' : 'choice';
    case 'integer':
    case 'real':
      return key.values === undefined ? 'number' : 'choice';
    case 'date':
      return 'date';
    case 'data':
      return 'data';
    case 'array':
      return listKindOf(place);
    case 'dictionary':
      return anyPlaceIn(place)?.key.type === 'string' ? 'map' : 'free';
    case 'any':
      return 'free';
  }
}

function listKindOf(place: KeyPlace): FieldKind {
  const item = itemPlaceOf(place)?.key;
  if (item === undefined) return 'free';
  if (item.type === 'dictionary') return item.keys === undefined || item.keys[0]?.key === 'ANY' ? 'free' : 'list';
  if (item.type === 'array') return 'list';
  return item.type === 'string' || item.type === 'integer' ? 'lines' : 'free';
}

function both(title: string): Words {
  return words(title, title);
}
