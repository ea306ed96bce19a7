import { join } from 'node:path';
import { app, safeStorage, shell } from 'electron';
import type { WindowEvent, WindowState } from '../../shared/contract/window.ts';
import { systemClock } from '../ports/clock.ts';
import { appearance, backgroundColor, followAppearance } from './appearance.ts';
import { eventChannel } from './channels.ts';
import { installCommandLine } from './command-line-tool.ts';
import { forkCore } from './core/fork-core.ts';
import { keychainSlot } from './core/keychain-slot.ts';
import { createKeyring } from './core/keyring.ts';
import { superviseCore } from './core/supervise-core.ts';
import { createHost } from './host-answers.ts';
import { openLog } from './log.ts';
import { watchMainFaults } from './main-faults.ts';
import { createMainWindow } from './main-window.ts';
import type { MenuActions } from './menu/application-menu.ts';
import { showMenus } from './menu/show-menus.ts';
import { createOutside } from './outside.ts';
import { watchPage } from './page-health.ts';
import { followSleep } from './power.ts';
import { followParent, practiceProgram } from './practice-program.ts';
import { type PracticeRoom, practiceKeyring } from './practice-room.ts';
import { guardQuit } from './quit-guard.ts';
import { openSettings } from './settings.ts';
import { titleBarOf } from './title-bar.ts';
import { serveWindowCalls } from './window-calls.ts';
import { printPage, windowHandlers } from './window-handlers.ts';

export type ShellOptions = {
  /** Of the window's own files: settings, placement, Chromium's data. */
  readonly folder: string;
  readonly dataDir: string;
  readonly profileFile: string | undefined;
  /** The station is a practice room's. */
  readonly practice: PracticeRoom | undefined;
  readonly preload: string;
  readonly coreEntry: string;
  /** What the command `kitbench` is a link to. */
  readonly commandScript: string;
};

/** Puts the window's program together, once the app is ready: the only place that knows all its parts. */
export function openShell(options: ShellOptions): void {
  const { folder, dataDir, profileFile, practice, preload, coreEntry, commandScript } = options;
  const log = openLog(join(dataDir, 'logs'));
  const settings = openSettings(folder, app.getPreferredSystemLanguages()[0]);
  const language = settings.language;
  watchMainFaults(log, language);

  const mainWindow = createMainWindow({
    folder,
    preload,
    isPackaged: app.isPackaged,
    created: (window) => {
      watchPage(window, language, log);
      window.on('closed', () => outside.windowChanged());
      window.on('enter-full-screen', stateChanged);
      window.on('leave-full-screen', stateChanged);
      outside.windowChanged();
    },
  });
  const tellPage = (event: WindowEvent) => mainWindow.current()?.webContents.send(eventChannel, event);
  const stateChanged = () => tellPage({ type: 'state', state: state() });

  const outside = createOutside({ settings, mainWindow, clock: systemClock, pausedChanged: () => menus() });
  const core = superviseCore({
    fork: forkCore(coreEntry),
    keyring:
      practice === undefined
        ? createKeyring(join(dataDir, 'vault.json'), keychainSlot(dataDir, safeStorage))
        : practiceKeyring(practice),
    clock: systemClock,
    log,
    profileFile,
    onState: stateChanged,
    onActivity: outside.take,
  });
  const state = (): WindowState => ({
    language: language(),
    settings: settings.read(),
    appearance: appearance(),
    core: core.state(),
    vault: core.vault(),
    titleBar: titleBarOf(mainWindow.current()),
    version: app.getVersion(),
  });

  const host = createHost({
    practice,
    openPractice: practice === undefined ? practiceProgram() : undefined,
    tell: (event) => tellPage({ type: 'host', event }),
  });

  const actions: MenuActions = {
    page: (command) => {
      const isOpen = mainWindow.current() !== undefined;
      mainWindow.show();
      if (isOpen) tellPage({ type: 'command', command });
      else mainWindow.current()?.webContents.once('did-finish-load', () => tellPage({ type: 'command', command }));
    },
    pause: core.pause,
    change: settings.change,
    print: () => {
      const window = mainWindow.current();
      if (window !== undefined) void printPage(window);
    },
    reload: () => mainWindow.current()?.webContents.reload(),
    showLogs: () => void shell.openPath(log.folder),
    installCommandLine: () => void installCommandLine(commandScript, language()),
  };
  const menus = () => {
    showMenus({ language: language(), settings: settings.read(), paused: outside.isPaused() }, actions);
  };

  serveWindowCalls({
    handlers: windowHandlers({ core, host, settings, window: mainWindow.current, state, logFolder: log.folder }),
    contentsId: () => mainWindow.current()?.webContents.id,
    log,
  });
  settings.onChange(() => {
    menus();
    stateChanged();
  });
  followAppearance(settings, () => {
    mainWindow.current()?.setBackgroundColor(backgroundColor());
    stateChanged();
  });
  followSleep(core, log);
  guardQuit({
    active: outside.active,
    language,
    window: mainWindow.current,
    stop: async () => {
      await core.stop();
      // What cannot be removed lies in the system's temporary folder.
      await practice?.close().catch(() => {});
    },
    stayed: mainWindow.show,
    log,
  });
  app.on('second-instance', mainWindow.show);
  app.on('activate', mainWindow.show);
  app.on('window-all-closed', () => {
    // A practice room is its window; the real station goes on without one.
    if (process.platform !== 'darwin' || practice !== undefined) app.quit();
  });
  if (practice !== undefined) followParent({ show: mainWindow.show, quit: () => app.quit() });

  menus();
  mainWindow.show();
  log.write('app-started', { version: app.getVersion() });
  void core.start();
}
