import { create } from 'zustand';
import type { WindowSettings, WindowState } from '../../shared/contract/window.ts';
import { type NativeWindow, nativeWindow } from '../transport/native-window.ts';
import { usePreferences } from './preferences-store.ts';

/** What the native window's program says of itself: its core, vault and settings. A browser has none. */
export type WindowView =
  | { readonly at: 'absent' }
  | { readonly at: 'unknown' }
  | { readonly at: 'known'; readonly state: WindowState };

export const useWindow = create<WindowView>(() => ({ at: nativeWindow === undefined ? 'absent' : 'unknown' }));

/** Fills the store, and lets language, theme and title bar follow. */
export function feedWindow(native: NativeWindow): void {
  native.onEvent((event) => {
    if (event.type === 'state') take(event.state);
  });
  // A call that this program's own page may not make would be a fault of the build: nothing to show it with yet.
  native.call('state.read', {}).then(take, reportError);
}

/** @returns when the window's program has it, and with it the menu. Rejects with `KitError`. */
export async function changeWindowSettings(native: NativeWindow, patch: Partial<WindowSettings>): Promise<void> {
  take(await native.call('settings.change', patch));
}

function take(state: WindowState): void {
  const { language, settings, titleBar } = state;
  useWindow.setState({ at: 'known', state });
  // Kept on this side too, so that the next start is right before the window's program has answered.
  usePreferences.setState({ language, theme: settings.theme === 'system' ? 'auto' : settings.theme });
  document.documentElement.dataset.titleBar = titleBar;
}
