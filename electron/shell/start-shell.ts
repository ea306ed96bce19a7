import { join } from 'node:path';
import { app, session } from 'electron';
import { productionProfile, readProfileFile } from '../station/profile.ts';
import { ensurePrivateDirectory } from '../store/private-files.ts';
import { guardNavigation } from './navigation.ts';
import { openShell } from './open-shell.ts';
import { declarePageScheme, servePage } from './page-protocol.ts';
import { denyPermissions } from './permissions.ts';
import type { PracticeRoom } from './practice-room.ts';

/** What the build put beside this file. */
const built = {
  page: join(import.meta.dirname, 'renderer'),
  preload: join(import.meta.dirname, 'preload.cjs'),
  core: join(import.meta.dirname, 'core-host.js'),
  /** Of a source checkout; a packaged app has its own. */
  command: join(import.meta.dirname, '../../resources/bin/kitbench.mjs'),
} as const;

/**
 * The window's program.
 * @throws KitError `station.profile-unreadable`.
 */
export function startShell(profileFile: string | undefined): void {
  const { dataDir } = profileFile === undefined ? productionProfile() : readProfileFile(profileFile);
  start({ dataDir, profileFile, practice: undefined });
}

/** The same on a practice room, which is thrown away when the program ends. */
export function startPractice(practice: PracticeRoom): void {
  start({ dataDir: practice.dataDir, profileFile: practice.profileFile, practice });
}

type StationOfWindow = {
  readonly dataDir: string;
  readonly profileFile: string | undefined;
  readonly practice: PracticeRoom | undefined;
};

/** All that must stand before the app is ready is done before this returns. */
function start(station: StationOfWindow): void {
  const folder = join(station.dataDir, 'window');
  ensurePrivateDirectory(station.dataDir);
  ensurePrivateDirectory(folder);
  app.setName('Kitbench');
  app.setPath('userData', folder);
  // The lock is the folder's: a practice station beside the real one is another program.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  declarePageScheme();
  guardNavigation();

  void app.whenReady().then(() => {
    denyPermissions(session.defaultSession);
    servePage(session.defaultSession, built.page);
    openShell({
      ...station,
      folder,
      preload: built.preload,
      coreEntry: built.core,
      commandScript: app.isPackaged ? join(process.resourcesPath, 'command/kitbench') : built.command,
    });
  });
}
