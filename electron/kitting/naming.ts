import { KitError } from '../../shared/errors/kit-error.ts';

export type NameFacts = {
  readonly serial?: string | undefined;
  readonly slot?: string | undefined;
  readonly model?: string | undefined;
};

export type ResolvedName =
  | { readonly state: 'resolved'; readonly name: string }
  | { readonly state: 'missing'; readonly fact: keyof NameFacts };

const placeholders: Readonly<Record<string, (facts: NameFacts) => [keyof NameFacts, string | undefined]>> = {
  serial: (facts) => ['serial', facts.serial],
  serialTail: (facts) => ['serial', facts.serial?.slice(-4)],
  slot: (facts) => ['slot', facts.slot],
  model: (facts) => ['model', facts.model],
};

/**
 * Fills `{{serial}}`, `{{serialTail}}` (last four), `{{slot}}` and `{{model}}`.
 * @throws KitError `kitting.bad-name` for any other placeholder.
 */
export function resolveName(template: string, facts: NameFacts): ResolvedName {
  let missing: keyof NameFacts | undefined;
  const name = template.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, key: string) => {
    const placeholder = Object.hasOwn(placeholders, key) ? placeholders[key] : undefined;
    if (placeholder === undefined) throw new KitError('kitting.bad-name', { placeholder: whole });
    const [fact, value] = placeholder(facts);
    if (value === undefined) missing ??= fact;
    return value ?? '';
  });
  return missing === undefined ? { state: 'resolved', name } : { state: 'missing', fact: missing };
}
