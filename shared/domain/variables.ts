/** What a device's variables stand for: `serial`, `slot`, `assetTag`, `roster.user`… by name. */
export type VariableValues = Readonly<Record<string, string>>;

export type FilledText =
  | { readonly state: 'filled'; readonly text: string }
  /** `names`: what the text asks for and nobody can tell. */
  | { readonly state: 'missing'; readonly names: readonly string[] };

/** `{{serial}}`, `{{roster.氏名}}`; blanks inside are allowed, a colon is not (it marks a kept secret). */
const variable = /\{\{\s*([\p{L}_][^{}:]{0,79}?)\s*\}\}/gu;

/** The names of a text's variables, each once, in their order. */
export function variablesIn(text: string): readonly string[] {
  return text.includes('{{') ? [...new Set([...text.matchAll(variable)].map(([, name = '']) => name))] : [];
}

/** Puts the values in the variables' places. A value is never looked into for variables again. Pure. */
export function fillVariables(text: string, values: VariableValues): FilledText {
  const names = variablesIn(text).filter((name) => !Object.hasOwn(values, name));
  if (names.length > 0) return { state: 'missing', names };
  return { state: 'filled', text: text.replace(variable, (_, name: string) => values[name] ?? '') };
}
