import { EventEmitter } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utilityMetrics, utilityProcess } from './utility-process.ts';
import { BrowserWindow, PageEvent, registered, setting } from './windows.ts';

export { MessageChannelMain, MessagePortMain } from './ports.ts';
export type { Caller as IpcMainInvokeEvent, Frame as WebFrameMain, WebContents } from './windows.ts';
export { BrowserWindow, utilityProcess };
export type FileFilter = Electron.FileFilter;
export type MenuItemConstructorOptions = Electron.MenuItemConstructorOptions;
export type SafeStorage = typeof safeStorage;
export type Session = StandInSession;

class App extends EventEmitter {
  readonly #paths = new Map<string, string>();
  readonly isPackaged = setting.packaged ?? false;
  readonly commandLine = {
    hasSwitch: (name: string) => process.argv.some((word) => word.split('=')[0] === `--${name}`),
  };
  readonly dock = { hide: () => {}, setMenu: (_menu: Menu) => {} };
  setBadgeCount = (_count: number): boolean => true;
  getVersion = (): string => '0.1.0';
  setName = (_name: string): void => {};
  setPath = (name: string, path: string): void => void this.#paths.set(name, path);
  getPath = (name: string): string => this.#paths.get(name) ?? '';
  getPreferredSystemLanguages = (): string[] => [...(setting.languages ?? ['en'])];
  getAppMetrics = utilityMetrics;
  enableSandbox = (): void => {};
  whenReady = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'SingletonLock');
    try {
      return !process.kill(Number(readFileSync(file, 'utf8')), 'SIGUSR2');
    } catch {
      writeFileSync(file, String(process.pid));
      process.on('SIGUSR2', () => this.emit('second-instance'));
      return true;
    }
  }
  quit(): void {
    const event = new PageEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    for (const window of BrowserWindow.getAllWindows()) window.close();
    setTimeout(() => this.exit(0), 50);
  }
  exit = (code = 0): never => process.exit(code);
}
export const app = new App();
registered.contentsCreated = (contents) => void app.emit('web-contents-created', new PageEvent(), contents);
registered.allClosed = () => void app.emit('window-all-closed');

const shown: Menu[] = [];
export class Menu {
  readonly items: MenuItemConstructorOptions[];
  constructor(items: MenuItemConstructorOptions[]) {
    this.items = items;
  }
  static buildFromTemplate = (items: MenuItemConstructorOptions[]): Menu => new Menu(items);
  static setApplicationMenu = (menu: Menu): void => void shown.splice(0, 1, menu);
  static getApplicationMenu = (): Menu | undefined => shown[0];
  getMenuItemById(id: string): MenuItemConstructorOptions | undefined {
    const inside = (item: MenuItemConstructorOptions): MenuItemConstructorOptions[] =>
      Array.isArray(item.submenu) ? [item, ...item.submenu.flatMap(inside)] : [item];
    return this.items.flatMap(inside).find((item) => item.id === id);
  }
}

class NativeTheme extends EventEmitter {
  #source: Electron.NativeTheme['themeSource'] = 'system';
  readonly shouldUseHighContrastColors = false;
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.#source = source;
    BrowserWindow.followTheme(this.shouldUseDarkColors);
    setImmediate(() => this.emit('updated'));
  }
}
export const nativeTheme = new NativeTheme();

export class Notification extends EventEmitter {
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    Object.assign(this, options);
  }
  show(): void {}
  close(): void {}
}

export const powerSaveBlocker = { start: (_kind: 'prevent-app-suspension') => 1, stop: (_id: number) => true };
export const powerMonitor = new EventEmitter();

export const clipboard = { writeText: async (_text: string) => {} };
export const shell = {
  openExternal: async (_url: string) => {},
  openPath: async (_path: string) => '',
  beep: () => {},
};

/** Tests put a person's answers in place of these, here as in Electron. */
const nobodyAnswers = { response: 0, checkboxChecked: false, canceled: true, filePath: '', filePaths: [''] };
export const dialog = {
  showMessageBox: async (..._: (BrowserWindow | Electron.MessageBoxOptions)[]) => nobodyAnswers,
  showOpenDialog: async (_window: BrowserWindow, _options: Electron.OpenDialogOptions) => nobodyAnswers,
  showSaveDialog: async (_window: BrowserWindow, _options: Electron.SaveDialogOptions) => nobodyAnswers,
};

const display = { id: 1, workArea: { x: 0, y: 25, width: 1512, height: 920 } };
const getDisplay = (_bounds?: Electron.Rectangle) => display;
export const screen = {
  getPrimaryDisplay: getDisplay,
  getDisplayMatching: getDisplay,
  getAllDisplays: () => [display],
};
export const systemPreferences = { getAnimationSettings: () => ({ prefersReducedMotion: false }) };

class StandInSession extends EventEmitter {
  readonly protocol = { handle: registered.pages.set.bind(registered.pages) };
  // Playwright's browser has policies of its own: what these do, only Electron can show.
  setPermissionRequestHandler: Electron.Session['setPermissionRequestHandler'] = () => {};
  setPermissionCheckHandler: Electron.Session['setPermissionCheckHandler'] = () => {};
  setDevicePermissionHandler: Electron.Session['setDevicePermissionHandler'] = () => {};
  setDisplayMediaRequestHandler: Electron.Session['setDisplayMediaRequestHandler'] = () => {};
}
export const session = { defaultSession: new StandInSession() };
export const protocol = { registerSchemesAsPrivileged: (_schemes: Electron.CustomScheme[]) => {} };
export const ipcMain = { handle: registered.calls.set.bind(registered.calls) };

/** Sealed against nobody. */
const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => setting.keychain ?? 'gnome_libsecret',
  encryptStringAsync: async (text: string) => flip(Buffer.from(text)),
  decryptStringAsync: async (sealed: Buffer) => ({ result: flip(sealed).toString(), shouldReEncrypt: false }),
};
