import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OsRule, PayloadKey, PayloadType } from '../../shared/tables/payload-table.ts';
import { root } from './root.ts';

/**
 * Makes `shared/tables/payload-keys.json` from a JSON rendering of apple/device-management's profile schemas (MIT, Apple
 * Inc.): what the source repeats from parent to child is left out, everything else is kept. The one argument is that file.
 */
type SourceOs = {
  readonly introduced?: string | null;
  readonly deprecated?: string;
  readonly removed?: string;
  readonly supervised?: boolean;
  readonly allowmanualinstall?: boolean;
  readonly multiple?: boolean;
  readonly available?: boolean;
};
type SourceKey = {
  readonly key: string;
  readonly type: PayloadKey['type'];
  readonly title?: string;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly rangelist?: readonly (string | number)[];
  readonly range?: { readonly min?: number; readonly max?: number };
  readonly repetition?: { readonly max?: number };
  readonly format?: string;
  readonly subtype?: string;
  readonly maxItems?: number;
  readonly subkeys_recursive?: boolean;
  readonly iOS?: SourceOs;
  readonly tvOS?: SourceOs;
  readonly subkeys?: readonly SourceKey[];
};
type SourcePayload = {
  readonly payloadtype: string;
  readonly title: string;
  readonly iOS: SourceOs;
  readonly tvOS: SourceOs;
  readonly keys: readonly SourceKey[];
};
type Source = {
  readonly generated_from: Readonly<Record<string, string>>;
  readonly payload_order: readonly string[];
  readonly payloads: Readonly<Record<string, SourcePayload>>;
};
type Rules = { readonly ios: OsRule | null; readonly tvos: OsRule | null };

function ruleOf(source: SourceOs | undefined, parent: OsRule | null): OsRule | null {
  if (source === undefined) return parent;
  if (source.available === false) return null;
  const { introduced, deprecated, removed, supervised, allowmanualinstall } = source;
  const rule = {
    ...(parent ?? {}),
    ...(introduced ? { from: introduced } : {}),
    ...(deprecated ? { deprecated } : {}),
    ...(removed ? { removed } : {}),
    ...(allowmanualinstall === undefined ? {} : { mdmOnly: !allowmanualinstall }),
    ...(supervised === undefined ? {} : { supervised }),
  };
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== false));
}

function keyOf(source: SourceKey, parent: Rules): PayloadKey {
  const rules = { ios: ruleOf(source.iOS, parent.ios), tvos: ruleOf(source.tvOS, parent.tvos) };
  const { key, type, title, required, range, rangelist, format, subtype, maxItems, repetition, subkeys = [] } = source;
  const [only] = subkeys;
  const most = maxItems ?? repetition?.max;
  return {
    key,
    type,
    ...(title && { title }),
    ...(required && { required }),
    ...(source.default === undefined ? {} : { default: source.default }),
    ...(rangelist && { values: rangelist }),
    ...(range?.min === undefined ? {} : { min: range.min }),
    ...(range?.max === undefined ? {} : { max: range.max }),
    ...(format && { pattern: format }),
    ...(subtype && { format: subtype }),
    ...(most === undefined ? {} : { maxItems: most }),
    ...(source.subkeys_recursive && { repeats: true }),
    ...(same(rules.ios, parent.ios) ? {} : { ios: rules.ios }),
    ...(same(rules.tvos, parent.tvos) ? {} : { tvos: rules.tvos }),
    ...(type === 'array' && only ? { item: keyOf(only, rules) } : {}),
    ...(type === 'dictionary' && subkeys.length > 0 ? { keys: subkeys.map((child) => keyOf(child, rules)) } : {}),
  };
}

function same(left: OsRule | null, right: OsRule | null): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(rule: OsRule | null) {
  return rule && Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1));
}

function payloadOf(id: string, source: SourcePayload): PayloadType {
  const rules = { ios: ruleOf(source.iOS, null), tvos: ruleOf(source.tvOS, null) };
  return {
    id,
    type: source.payloadtype,
    title: source.title,
    ...(source.iOS.multiple || source.tvOS.multiple ? { several: true } : {}),
    ...rules,
    keys: source.keys.map((key) => keyOf(key, rules)),
  };
}

const [path = ''] = process.argv.slice(2);
const source: Source = JSON.parse(readFileSync(path, 'utf8'));
const payloads = source.payload_order.map((id) => {
  const payload = source.payloads[id];
  if (payload === undefined) throw new Error(`${id} is ordered but not described`);
  const { keys, ...rest } = payloadOf(id, payload);
  const head = JSON.stringify(rest).slice(0, -1);
  return `${head},"keys":[\n${keys.map((key) => JSON.stringify(key)).join(',\n')}\n]}`;
});
const from = JSON.stringify(source.generated_from);
writeFileSync(
  join(root, 'shared/tables/payload-keys.json'),
  `{"from":${from},"payloads":[\n${payloads.join(',\n')}\n]}\n`,
);
