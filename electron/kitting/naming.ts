import { readNameTemplate } from '../../shared/domain/name-template.ts';
import type { VariableValues } from '../../shared/domain/variables.ts';
import { KitError } from '../../shared/errors/kit-error.ts';

/** What a name may be made of: the variables that are known of a device, and its number in each series. */
export type NameFacts = { readonly values: VariableValues; readonly numbers?: Readonly<Record<string, number>> };

export type ResolvedName =
  | { readonly state: 'resolved'; readonly name: string }
  /** `fact`: the first that is missing; `counter` for a number. */
  | { readonly state: 'missing'; readonly fact: string };

/**
 * Fills a template of device names (`shared/domain/name-template`).
 * @throws KitError `kitting.bad-name` for a placeholder that does not exist.
 */
export function resolveName(template: string, { values, numbers = {} }: NameFacts): ResolvedName {
  const { parts, strangers } = readNameTemplate(template);
  const [stranger] = strangers;
  if (stranger !== undefined) throw new KitError('kitting.bad-name', { placeholder: stranger });
  let missing: string | undefined;
  const texts = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'variable') {
      if (!Object.hasOwn(values, part.name)) missing ??= part.name === 'serialTail' ? 'serial' : part.name;
      return values[part.name] ?? '';
    }
    const number = Object.hasOwn(numbers, part.series) ? numbers[part.series] : undefined;
    if (number === undefined) missing ??= 'counter';
    return String(number ?? '').padStart(part.width, '0');
  });
  return missing === undefined ? { state: 'resolved', name: texts.join('') } : { state: 'missing', fact: missing };
}
