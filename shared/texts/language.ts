export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language of the person in front of the screen, from a BCP 47 tag or a POSIX locale; English unless Japanese. */
export function languageFrom(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

/** Fills `{name}` places. A missing value shows as `?`, never as an exception in front of a person. */
export function fill(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? '?');
}
