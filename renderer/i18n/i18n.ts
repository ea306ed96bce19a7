import { createInstance } from 'i18next';
import { type Language, languages } from '../../shared/texts/language.ts';

export const i18n = createInstance();

void i18n.init({
  lng: 'ja',
  supportedLngs: [...languages],
  fallbackLng: false,
  initAsync: false,
  // Catalogues are flat; keys may hold dots and colons.
  keySeparator: false,
  nsSeparator: false,
  // React escapes.
  interpolation: { escapeValue: false },
  resources: {},
});

export function currentLanguage(): Language {
  return i18n.language === 'en' ? 'en' : 'ja';
}
