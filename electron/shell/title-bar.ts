import type { BrowserWindow } from 'electron';
import type { WindowState } from '../../shared/contract/window.ts';

const drawnByPage = process.platform === 'darwin';

/** On a Mac the page reaches the window's upper edge, with the three buttons on top of it. */
export const titleBarOptions = drawnByPage ? ({ titleBarStyle: 'hiddenInset' } as const) : {};

/** In full screen the three buttons are gone, and with them the room that they need. */
export function titleBarOf(window: BrowserWindow | undefined): WindowState['titleBar'] {
  return drawnByPage && window?.isFullScreen() !== true ? 'inset' : 'system';
}
