import { KitError } from '../../shared/errors/kit-error.ts';

/**
 * The one entry of a list that a person means, by its name or its id.
 * @throws KitError `input.not-found`, `input.ambiguous`
 */
export function named<T extends { readonly id: string; readonly name: string }>(
  what: 'organization' | 'server' | 'blueprint' | 'profile' | 'roster',
  name: string,
  list: readonly T[],
): T {
  const found = list.filter((entry) => entry.name === name || entry.id === name);
  if (found.length > 1) throw new KitError('input.ambiguous', { what, name });
  const [only] = found;
  if (only === undefined) throw new KitError('input.not-found', { what, name });
  return only;
}
