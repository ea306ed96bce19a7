/** A piece of a device name's template. */
export type NamePart =
  | { readonly kind: 'text'; readonly text: string }
  /** `{{serial}}`, `{{assetTag}}`, `{{roster.user}}`: `name` is the variable's name. */
  | { readonly kind: 'variable'; readonly name: string }
  /** `{{counter:3}}`, or `{{counter:3:sakura}}`: a number of its own for each device, with so many digits at least. */
  | { readonly kind: 'counter'; readonly width: number; readonly series: string };

/** What devices tell by themselves, what the bench knows, and what a roster says of them. */
const nameVariables = ['serial', 'serialTail', 'slot', 'model', 'assetTag'] as const;

/** The series that `{{counter:3}}` counts in. */
export const mainSeries = 'main';

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
const counter = /^counter(?::([1-9]))?(?::([\p{L}_][\p{L}\p{N}_-]{0,39}))?$/u;
const rosterField = /^roster\.[^{}:]{1,60}$/u;

/** Reads a template. `strangers` are the placeholders that no device could ever fill. Pure. */
export function readNameTemplate(template: string): {
  readonly parts: readonly NamePart[];
  readonly strangers: readonly string[];
} {
  const parts: NamePart[] = [];
  const strangers: string[] = [];
  let from = 0;
  for (const match of template.matchAll(placeholder)) {
    const [whole, name = ''] = match;
    if (match.index > from) parts.push({ kind: 'text', text: template.slice(from, match.index) });
    from = match.index + whole.length;
    const part = partOf(name);
    if (part === undefined) strangers.push(whole);
    else parts.push(part);
  }
  if (from < template.length) parts.push({ kind: 'text', text: template.slice(from) });
  return { parts, strangers };
}

function partOf(name: string): NamePart | undefined {
  const counted = counter.exec(name);
  if (counted !== null) return { kind: 'counter', width: Number(counted[1] ?? '1'), series: counted[2] ?? mainSeries };
  const known = nameVariables.some((variable) => variable === name) || rosterField.test(name);
  return known ? { kind: 'variable', name } : undefined;
}

/** The series that a template counts in, each once. */
export function seriesIn(template: string): readonly string[] {
  const { parts } = readNameTemplate(template);
  return [...new Set(parts.flatMap((part) => (part.kind === 'counter' ? [part.series] : [])))];
}

/** The columns of a roster that a template asks for, as `assetTag` or `roster.user`. */
export function rosterVariablesIn(template: string): readonly string[] {
  const { parts } = readNameTemplate(template);
  const names = parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
  return [...new Set(names.filter((name) => name === 'assetTag' || name.startsWith('roster.')))];
}
