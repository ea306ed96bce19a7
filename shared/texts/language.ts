export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language of the person in front of the screen, from a BCP 47 tag or a POSIX locale; English unless Japanese. */
export function languageFrom(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

/**
 * Fills `{name}` places. `{count:one|more}` gives the form that the language's plural rules choose for the number in
 * `count`. A missing value shows as `?`, never as an exception in front of a person.
 */
export function fill(template: string, params: Readonly<Record<string, string>>, language: Language = 'en'): string {
  return template.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (_, key: string, one?: string, more?: string) => {
    if (one === undefined) return params[key] ?? '?';
    return pluralRules[language].select(Number(params[key])) === 'one' ? one : (more ?? one);
  });
}

const pluralRules = { ja: new Intl.PluralRules('ja'), en: new Intl.PluralRules('en') } satisfies Record<
  Language,
  Intl.PluralRules
>;
