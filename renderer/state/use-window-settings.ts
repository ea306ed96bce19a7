import type { WindowSettings } from '../../shared/contract/window.ts';
import { languages } from '../../shared/texts/language.ts';
import { nativeWindow } from '../transport/native-window.ts';
import { usePreferences } from './preferences-store.ts';
import { changeWindowSettings, useWindow } from './window-store.ts';

/** What a person may set for this window. A setting that is absent does not exist here. */
export type OwnSettings = Omit<WindowSettings, 'notifications'> & Partial<Pick<WindowSettings, 'notifications'>>;

export type SettingsOfWindow = {
  readonly settings: OwnSettings;
  /** Those that can be chosen. */
  readonly languages: readonly WindowSettings['language'][];
  readonly change: (patch: Partial<OwnSettings>) => void;
};

/** The settings, wherever they are kept: by the native window's program, whose menu shows them too, or in this browser. */
export function useWindowSettings(): SettingsOfWindow {
  const view = useWindow();
  const { language, theme, sounds } = usePreferences();
  if (view.at === 'known' && nativeWindow !== undefined) {
    const native = nativeWindow;
    return {
      settings: view.state.settings,
      languages: ['system', ...languages],
      // What went wrong on the way shows as a switch that did not move.
      change: (patch) => void changeWindowSettings(native, patch).catch(reportError),
    };
  }
  return {
    settings: { language, theme: theme === 'auto' ? 'system' : theme, sounds },
    languages,
    change: ({ language: chosen, theme: look, sounds: loud }) =>
      usePreferences.setState({
        ...(chosen === undefined || chosen === 'system' ? {} : { language: chosen }),
        ...(look === undefined ? {} : { theme: look === 'system' ? 'auto' : look }),
        ...(loud === undefined ? {} : { sounds: loud }),
      }),
  };
}
