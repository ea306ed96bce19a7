import { nativeTheme, systemPreferences } from 'electron';
import type { WindowState } from '../../shared/contract/window.ts';
import type { Settings } from './settings.ts';

/** What the page should look like; its own media queries follow the same sources. */
export function appearance(): WindowState['appearance'] {
  return {
    dark: nativeTheme.shouldUseDarkColors,
    highContrast: nativeTheme.shouldUseHighContrastColors,
    reducedMotion: systemPreferences.getAnimationSettings().prefersReducedMotion,
  };
}

/** Behind the page until it has painted, and while the window is resized. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#15191b' : '#f6f7f7';
}

/** The setting decides, and the Mac where it says so. @param changed is called when either did. */
export function followAppearance(settings: Settings, changed: () => void): void {
  nativeTheme.themeSource = settings.read().theme;
  settings.onChange(({ theme }) => {
    nativeTheme.themeSource = theme;
  });
  nativeTheme.on('updated', changed);
}
