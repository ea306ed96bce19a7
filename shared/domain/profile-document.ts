import { z } from 'zod';

/**
 * A configuration profile as JSON. Data is `{ $data: base64 }`, a date `{ $date: ISO }`, an integer beyond 2^53
 * `{ $integer: decimal }`; everything else is what JSON has. Secrets stand as `{{secret:…}}` (see `secretMark`).
 */
export type ProfileValue =
  | string
  | number
  | boolean
  | readonly ProfileValue[]
  | { readonly [key: string]: ProfileValue };
export type ProfileDocument = { readonly [key: string]: ProfileValue };

/** Into a profile: keys and places in arrays. */
export type ProfilePath = readonly (string | number)[];

export const profilePathSchema = z.array(z.union([z.string(), z.number().int()]));

/** As deep as a profile may be nested: what is deeper is refused before anything walks through it. */
const maxDepth = 40;

export const profileDocumentSchema = z.custom<ProfileDocument>(
  (value) => isProfileDict(value) && holdsOnlyValues(value, 0),
);

function holdsOnlyValues(value: unknown, depth: number): boolean {
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean' || isNumber(value);
  if (value === null || depth > maxDepth) return false;
  return Object.values(value).every((inner) => holdsOnlyValues(inner, depth + 1));
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

export function isProfileDict(value: unknown): value is ProfileDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && scalarKeyOf(value) === undefined;
}

export function isData(value: ProfileValue | undefined): value is { readonly $data: string } {
  return typeof value === 'object' && scalarKeyOf(value) === '$data';
}

export function isDate(value: ProfileValue | undefined): value is { readonly $date: string } {
  return typeof value === 'object' && scalarKeyOf(value) === '$date';
}

export function isBigInteger(value: ProfileValue | undefined): value is { readonly $integer: string } {
  return typeof value === 'object' && scalarKeyOf(value) === '$integer';
}

function scalarKeyOf(value: object): string | undefined {
  const [key, second] = Object.keys(value);
  const isScalar = second === undefined && (key === '$data' || key === '$date' || key === '$integer');
  return isScalar && typeof Object.values(value)[0] === 'string' ? key : undefined;
}

/** The payloads of a profile, as far as they are dictionaries. */
export function payloadsOf(document: ProfileDocument): readonly ProfileDocument[] {
  const content = document.PayloadContent;
  return Array.isArray(content) ? content.filter(isProfileDict) : [];
}

const mark = /^\{\{secret:([^{}]+)\}\}$/;

/** Stands for a secret that the station holds at that place of the profile's earlier revision. */
export function secretMark(path: ProfilePath): string {
  return `{{secret:${path.map((step) => encodeURIComponent(step).replace(/[{}]/g, encodeBrace)).join('/')}}}`;
}

/** Where the secret is kept that a value stands for; `undefined` for any other value. */
export function markedPath(value: unknown): readonly string[] | undefined {
  const found = typeof value === 'string' ? mark.exec(value)?.[1] : undefined;
  return found?.split('/').map(decodeURIComponent);
}

function encodeBrace(brace: string): string {
  return brace === '{' ? '%7B' : '%7D';
}

/** What stands at a path; `undefined` when the path leads nowhere. */
export function valueAt(document: ProfileValue, path: ProfilePath): ProfileValue | undefined {
  let value: ProfileValue | undefined = document;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isProfileDict(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
