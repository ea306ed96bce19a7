import type { OsRule, PayloadKey, PayloadType } from './payload-table.ts';

/** A key where it stands in its payload: structures that repeat themselves have it more than once. */
export type KeyPlace = {
  readonly key: PayloadKey;
  /** Outermost first. */
  readonly within: readonly PayloadKey[];
  readonly rules: Pick<PayloadType, 'ios' | 'tvos'>;
};

export type Platform = 'ios' | 'tvos';

/** `ANY`: a key of whatever name. */
const anyName = 'ANY';

export function placesOf(payload: Pick<PayloadType, 'ios' | 'tvos' | 'keys'>): readonly KeyPlace[] {
  return payload.keys.filter(({ key }) => key !== anyName).map((key) => ({ key, within: [], rules: payload }));
}

/** The place of a payload's own key; `undefined` when the table does not know it. */
export function placeOf(payload: Pick<PayloadType, 'ios' | 'tvos' | 'keys'>, name: string): KeyPlace | undefined {
  const key = named(payload.keys, name);
  return key && { key, within: [], rules: payload };
}

/** The keys inside a dictionary. */
export function placesIn(place: KeyPlace): readonly KeyPlace[] {
  return (place.key.keys ?? []).filter(({ key }) => key !== anyName).map((key) => below(place, key));
}

export function placeIn(place: KeyPlace, name: string): KeyPlace | undefined {
  const key = named(place.key.keys ?? [], name);
  return key && below(place, key);
}

/** What a dictionary says of keys that it does not name, if it takes any. */
export function anyPlaceIn(place: KeyPlace): KeyPlace | undefined {
  const key = place.key.keys?.find((candidate) => candidate.key === anyName);
  return key && below(place, key);
}

/** What an array holds. One that repeats holds what the array of its name around it does, or the dictionary around it. */
export function itemPlaceOf(place: KeyPlace): KeyPlace | undefined {
  const { key, within } = place;
  if (key.item) return below(place, key.item);
  if (!key.repeats) return undefined;
  const outer = within.toReversed();
  const item = outer.find((other) => other.key === key.key)?.item ?? outer.find((other) => other.type === 'dictionary');
  return item && below(place, item);
}

/** When that system knows the key; `null`: never. */
export function ruleOf({ key, within, rules }: KeyPlace, platform: Platform): OsRule | null {
  for (const candidate of [key, ...within.toReversed()]) {
    const rule = candidate[platform];
    if (rule !== undefined) return rule;
  }
  return rules[platform];
}

function below(place: KeyPlace, key: PayloadKey): KeyPlace {
  return { key, within: [...place.within, place.key], rules: place.rules };
}

function named(keys: readonly PayloadKey[], name: string): PayloadKey | undefined {
  return keys.find(({ key }) => key === name) ?? keys.find(({ key }) => key === anyName);
}
