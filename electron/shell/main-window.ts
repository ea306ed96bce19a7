import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { backgroundColor } from './appearance.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { isOwnPage, pageUrl } from './own-page.ts';
import { titleBarOptions } from './title-bar.ts';
import { type Placement, placementSchema, placeWindow, smallestWindow } from './window-placement.ts';

/** Moving and resizing come in bursts; what counts is where it ends. */
const settleMs = 500;

export type MainWindow = {
  /** The one window, while it is open. */
  current(): BrowserWindow | undefined;
  /** Opens it, or brings it to the front. */
  show(): void;
};

/**
 * The one window. Closing it ends nothing: devices go on, and the dock opens it again.
 * @param options.created is told of each new window before it loads.
 */
export function createMainWindow(options: {
  readonly folder: string;
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly created: (window: BrowserWindow) => void;
}): MainWindow {
  const placementFile = join(options.folder, 'window.json');
  let current: BrowserWindow | undefined;

  function create(): BrowserWindow {
    const kept = readJsonFile(placementFile, placementSchema);
    const window = new BrowserWindow({
      ...placeWindow(kept, screenDisplays()),
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      show: false,
      title: 'Kitbench',
      ...titleBarOptions,
      backgroundColor: backgroundColor(),
      fullscreen: kept?.fullScreen ?? false,
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
        spellcheck: false,
        devTools: !options.isPackaged,
      },
    });
    if (kept?.maximized === true) window.maximize();
    window.once('ready-to-show', () => window.show());
    keepPlacement(window, placementFile);
    window.on('closed', () => {
      current = undefined;
    });
    // Some addresses (about:blank) are shown without asking anyone: the page comes back.
    window.webContents.on('did-navigate', (_event, url) => {
      if (!isOwnPage(url)) void window.loadURL(pageUrl);
    });
    options.created(window);
    void window.loadURL(pageUrl);
    return window;
  }

  return {
    current: () => current,
    show: () => {
      if (current === undefined) {
        current = create();
        return;
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
  };
}

/** The primary display first: it is where a window goes that has no place of its own. */
function screenDisplays() {
  const primary = screen.getPrimaryDisplay();
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)];
}

function keepPlacement(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const bounds = window.getNormalBounds();
    const placement: Placement = {
      bounds,
      displayId: screen.getDisplayMatching(bounds).id,
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    };
    writeJsonFile(file, placement);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, settleMs);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', keep);
}
