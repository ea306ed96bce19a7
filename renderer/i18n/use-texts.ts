import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/texts/language.ts';
import type { Texts, Translate } from './define-texts.ts';
import { currentLanguage, i18n } from './i18n.ts';

/** The words of a feature: `const t = useTexts(serverTexts); t('title')`. */
export function useTexts<T extends Texts>(texts: T): Translate<T> {
  const { t } = useTranslation(texts.name, { i18n });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` is a new function exactly when the language changes
  return useCallback((key, ...values) => i18n.t(key, { ns: texts.name, ...values[0] }), [t, texts.name]);
}

/** For `problemText`, `reasonText`, `checkText` and the other tables of `shared/texts`. */
export function useLanguage(): Language {
  useTranslation(undefined, { i18n });
  return currentLanguage();
}
