import { PlistError } from './error.ts';

/**
 * What a property list can hold. Integers are `number` when exact there, else `bigint` (ECID, u64).
 * Entries of a dictionary whose value is `undefined` are left out by the writers.
 */
export type PlistValue = string | number | bigint | boolean | Date | Uint8Array | PlistReal | PlistArray | PlistDict;
export type PlistArray = readonly PlistValue[];
export type PlistDict = { readonly [key: string]: PlistValue | undefined };

/** Writes `<real>` even for an integral number. Write-only: the readers give a plain number for a real. */
export class PlistReal {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** True for a plain object (any prototype-less or literal one): not an array, bytes, a date or a PlistReal. */
export function isDict(value: unknown): value is PlistDict {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A dictionary without a prototype, so that `__proto__` or `constructor` as a key is only a key. */
export function emptyDict(): Record<string, PlistValue> {
  return Object.create(null);
}

const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 64n - 1n;

/** Brings an integer into the form the type promises; refuses what no property list can hold. */
export function plistInteger(value: bigint): number | bigint {
  if (value < MIN_INTEGER || value > MAX_INTEGER) throw new PlistError('unsupported', 'an integer beyond 64 bits');
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}
