import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { languageFrom, languages } from '../../shared/texts/language.ts';
import { i18n } from '../i18n/i18n.ts';

const preferencesSchema = z.object({
  language: z.enum(languages),
  theme: z.enum(['auto', 'light', 'dark']),
  tileSize: z.enum(['auto', 'S', 'M', 'L']),
  sounds: z.boolean(),
});
type Preferences = z.infer<typeof preferencesSchema>;

/** What this window looks and sounds like; kept in localStorage, never in the station. */
export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      language: languageFrom(navigator.language),
      theme: 'auto',
      tileSize: 'auto',
      sounds: true,
    }),
    {
      name: 'kitbench.preferences',
      version: 1,
      // What another version left behind counts only where it still makes sense.
      merge: (kept, current) => preferencesSchema.catch(current).parse(Object.assign({}, current, kept)),
    },
  ),
);

const speak = ({ language }: Preferences) => {
  void i18n.changeLanguage(language);
  document.documentElement.lang = language;
};
speak(usePreferences.getState());
usePreferences.subscribe(speak);
