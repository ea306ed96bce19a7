import { useSyncExternalStore } from 'react';
import type { Language } from '../../shared/texts/language.ts';
import type { Texts, Translate } from './define-texts.ts';
import { currentLanguage, i18n } from './i18n.ts';

const made: Record<Language, Map<string, unknown>> = { ja: new Map(), en: new Map() };

/** The words of a feature: `const t = useTexts(serverTexts); t('title')`. The same function until the language changes. */
export function useTexts<T extends Texts>(texts: T): Translate<T> {
  return translateOf(texts, useLanguage());
}

/** For `problemText`, `reasonText`, `checkText` and the other tables of `shared/texts`. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage);
}

function translateOf<T extends Texts>({ name }: T, language: Language): Translate<T> {
  const known = made[language].get(name) as Translate<T> | undefined;
  if (known !== undefined) return known;
  /** Sentences without holes: looking one up costs more than drawing it. */
  const whole = new Map<string, string>();
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    i18n.t(key, { lng: language, ns: name, ...values });
  const translate: Translate<T> = (key, ...values) => {
    if (values[0] !== undefined) return say(key, values[0]);
    const sentence = whole.get(key) ?? say(key);
    whole.set(key, sentence);
    return sentence;
  };
  made[language].set(name, translate);
  return translate;
}

function onLanguage(changed: () => void): () => void {
  i18n.on('languageChanged', changed);
  return () => i18n.off('languageChanged', changed);
}
