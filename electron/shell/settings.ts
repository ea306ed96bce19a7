import { join } from 'node:path';
import { type WindowSettings, windowSettingsSchema } from '../../shared/contract/window.ts';
import { type Language, languageFrom } from '../../shared/texts/language.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const defaults: WindowSettings = { language: 'system', theme: 'system', notifications: true, sounds: true };

export type Settings = {
  read(): WindowSettings;
  change(patch: { readonly [K in keyof WindowSettings]?: WindowSettings[K] | undefined }): void;
  language(): Language;
  onChange(listener: (settings: WindowSettings) => void): void;
};

/** What a person set for this window, kept between starts. @param systemLanguage the Mac's preferred language. */
export function openSettings(folder: string, systemLanguage: string | undefined): Settings {
  const file = join(folder, 'settings.json');
  const listeners: ((settings: WindowSettings) => void)[] = [];
  let settings = windowSettingsSchema.parse({ ...defaults, ...readJsonFile(file, windowSettingsSchema.partial()) });

  return {
    read: () => settings,
    change: (patch) => {
      settings = windowSettingsSchema.parse({ ...settings, ...patch });
      writeJsonFile(file, settings);
      for (const listener of listeners) listener(settings);
    },
    language: () => (settings.language === 'system' ? languageFrom(systemLanguage) : settings.language),
    onChange: (listener) => void listeners.push(listener),
  };
}
