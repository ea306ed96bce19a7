import { describe, expect, it } from 'vitest';
import { isProfileDict, type ProfileDocument, type ProfileValue } from '../domain/profile-document.ts';
import { itemPlaceOf, type KeyPlace, placesIn, placesOf } from '../tables/payload-places.ts';
import { commonKeys, type PayloadType, payloadType, payloadTypes, profileKeys } from '../tables/payload-table.ts';
import { checkDocument } from './check-document.ts';
import { commonFields, otherProfileFields } from './common-fields.ts';
import { type FormField, formOf, itemFields, takesAnyKey } from './form-model.ts';
import { handForms } from './forms/all.ts';
import { readSetting, withoutValue, withValue } from './settings.ts';

/** Every key of the table by its path, arrays marked, what repeats itself once. */
function keysOf(payload: PayloadType): ReadonlyMap<string, KeyPlace> {
  const found = new Map<string, KeyPlace>();
  const walk = (place: KeyPlace, path: readonly string[]) => {
    found.set(path.join('.'), place);
    for (const child of placesIn(place)) walk(child, [...path, child.key.key]);
    const item = place.key.repeats ? undefined : itemPlaceOf(place);
    if (item !== undefined) walk(item, [...path, '[]']);
  };
  for (const place of placesOf(payload)) walk(place, [place.key.key]);
  return found;
}

/** Every key that the form has a field for, or that lies around one or inside one that takes anything. */
function reachedBy(payload: PayloadType): (path: string) => boolean {
  const reached = new Set<string>();
  const open: string[] = [];
  const walk = ({ path, place, kind }: FormField, before: readonly string[]) => {
    const here = [...before, ...path];
    for (let length = 1; length <= here.length; length += 1) reached.add(here.slice(0, length).join('.'));
    if (kind === 'free' || kind === 'map' || kind === 'lines') open.push(`${here.join('.')}.`);
    if (['options', 'reference', 'subject', 'panes'].includes(kind)) open.push(`${here.join('.')}.`);
    if (kind === 'list' && !place.key.repeats) walkItems(place, [...here, '[]']);
  };
  const walkItems = (list: KeyPlace, before: readonly string[]) => {
    reached.add(before.join('.'));
    for (const field of itemFields(payload.type, list)) walk(field, before);
    const item = itemPlaceOf(list);
    if (item?.key.type === 'array' && !item.key.repeats) walkItems(item, [...before, '[]']);
    if (item !== undefined && item.key.type !== 'array' && placesIn(item).length === 0)
      open.push(`${before.join('.')}`);
  };
  for (const { fields } of formOf(payload)) for (const field of fields) walk(field, []);
  return (path) => reached.has(path) || open.some((start) => path.startsWith(start));
}

describe('every payload of the table', () => {
  it('has each of its keys in its form', () => {
    const unreached = payloadTypes.flatMap((payload) => {
      const isReached = reachedBy(payload);
      return [...keysOf(payload).keys()].filter((path) => !isReached(path)).map((path) => `${payload.id} ${path}`);
    });
    expect(unreached).toEqual([]);
    expect(payloadTypes.length).toBe(51);
    expect(payloadTypes.flatMap((payload) => [...keysOf(payload)]).length).toBeGreaterThan(1000);
  });

  it('has no key in its form twice', () => {
    for (const payload of payloadTypes) {
      const paths = formOf(payload).flatMap(({ fields }) => fields.map(({ path }) => path.join('.')));
      expect(new Set(paths).size, payload.id).toBe(paths.length);
    }
  });

  it('takes each of its keys from the command line, and nothing then is unknown or of the wrong kind', () => {
    for (const payload of payloadTypes) {
      for (const [path, place] of keysOf(payload)) {
        const key = path.replaceAll('[]', '0');
        const setting = readSetting(payload, key, sampleOf(place));
        expect(setting, `${payload.id} ${key}`).toMatchObject({ ok: true });
        if (!setting.ok) continue;
        const document = documentOf(payload, withValue({}, setting.path, setting.value));
        const wrong = checkDocument(document, { platform: 'ios' }, new Date()).filter(
          ({ code }) => code === 'key.unknown' || code === 'key.type',
        );
        expect(wrong, `${payload.id} ${key}`).toEqual([]);
      }
    }
  });

  it('that takes keys of any name says so', () => {
    expect(payloadTypes.filter(takesAnyKey).map(({ id }) => id)).toEqual(['com.apple.globalethernet.managed']);
  });
});

describe('keys of the profile and of every payload', () => {
  it('are in the form, but for those that the station itself gives', () => {
    const own = [
      'PayloadType',
      'PayloadVersion',
      'PayloadUUID',
      'PayloadContent',
      'EncryptedPayloadContent',
      'IsEncrypted',
    ];
    const worded = ['PayloadIdentifier', 'PayloadDisplayName', 'PayloadOrganization', 'PayloadDescription'];
    const names = (fields: readonly FormField[]) => fields.map(({ path: [name = ''] }) => name);
    const ofProfile = [...own, ...worded, 'PayloadRemovalDisallowed', 'RemovalDate', ...names(otherProfileFields)];
    expect(profileKeys.map(({ key }) => key).filter((key) => !ofProfile.includes(key))).toEqual([]);
    expect(commonKeys.map(({ key }) => key).filter((key) => ![...own, ...names(commonFields)].includes(key))).toEqual(
      [],
    );
  });
});

describe('a form made by hand', () => {
  it('names only keys and values that the table has, in both languages', () => {
    for (const { id, sections, about } of handForms) {
      const payload = payloadType(id);
      if (payload === undefined) throw new Error(`${id} is not in the table`);
      expect(about.ja).not.toBe(about.en);
      const keys = keysOf(payload);
      for (const { key, label, values = {}, when } of sections.flatMap(({ fields }) => fields)) {
        const place = keys.get(key);
        expect(place, `${id} ${key}`).toBeDefined();
        expect(`${label.ja}${label.en}`.length, key).toBeGreaterThan(1);
        const choices = place?.key.values ?? place?.key.item?.values ?? [];
        expect(
          Object.keys(values).filter((value) => !choices.map(String).includes(value)),
          key,
        ).toEqual([]);
        if (when !== undefined) expect(keys.has(when.key), when.key).toBe(true);
      }
    }
  });
});

describe('settings', () => {
  const wifi = payloadType('com.apple.wifi.managed');
  if (wifi === undefined) throw new Error('it is in the table');

  it('are read by what the table says of their key', () => {
    expect(readSetting(wifi, 'HIDDEN_NETWORK', 'yes')).toMatchObject({ value: true });
    expect(readSetting(wifi, 'ProxyServerPort', '8080')).toMatchObject({ value: 8080 });
    expect(readSetting(wifi, 'SSID_STR', '8080')).toMatchObject({ value: '8080' });
    expect(readSetting(wifi, 'EAPClientConfiguration.AcceptEAPTypes', '[25]')).toMatchObject({ value: [25] });
    expect(readSetting(wifi, 'ProxyServerPort', 'many')).toEqual({ ok: false, problem: 'value' });
    expect(readSetting(wifi, 'EAPClientConfiguration.AcceptEAPTypes.x', '1')).toEqual({ ok: false, problem: 'path' });
  });

  it('come and go without leaving empty dictionaries behind', () => {
    const set = withValue({ A: 1 }, ['B', 'C', 0], 'x');
    expect(set).toEqual({ A: 1, B: { C: ['x'] } });
    expect(isProfileDict(set) && withoutValue(set, ['B', 'C'])).toEqual({ A: 1 });
  });
});

function sampleOf({ key }: KeyPlace): string {
  const [choice] = key.values ?? [];
  if (choice !== undefined) return String(choice);
  const samples = {
    string: 'text',
    boolean: 'true',
    integer: '1',
    real: '1.5',
    date: '2030-01-01',
    data: 'eA==',
    array: '[]',
    dictionary: '{}',
    any: '"x"',
  };
  return samples[key.type];
}

function documentOf({ type, id }: PayloadType, content: ProfileValue): ProfileDocument {
  const extension = id.endsWith('(kerberos)')
    ? { ExtensionIdentifier: 'com.apple.AppSSOKerberos.KerberosExtension' }
    : {};
  return { PayloadContent: [{ PayloadType: type, ...extension, ...(isProfileDict(content) ? content : {}) }] };
}
