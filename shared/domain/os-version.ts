import { z } from 'zod';

/** Of iOS and iPadOS: `18`, `18.4`, `18.4.1`. */
export const osVersionSchema = z.string().regex(/^\d{1,3}(?:\.\d{1,3}){0,2}$/);

/**
 * Orders iOS versions by their numbers: `9.3.2` < `15` = `15.0` < `26.1`. What is not a number counts as 0.
 * @returns negative, zero or positive, as a sort wants it.
 */
export function compareOsVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0));
  const length = Math.max(a?.length ?? 0, b?.length ?? 0);
  for (let index = 0; index < length; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
