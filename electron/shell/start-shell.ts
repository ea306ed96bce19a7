import { join } from 'node:path';
import { app, session } from 'electron';
import { productionProfile, readProfileFile } from '../station/profile.ts';
import { ensurePrivateDirectory } from '../store/private-files.ts';
import { guardNavigation } from './navigation.ts';
import { openShell } from './open-shell.ts';
import { declarePageScheme, servePage } from './page-protocol.ts';
import { denyPermissions } from './permissions.ts';

/** What the build put beside this file. */
const built = {
  page: join(import.meta.dirname, 'renderer'),
  preload: join(import.meta.dirname, 'preload.cjs'),
  core: join(import.meta.dirname, 'core-host.js'),
  /** Of a source checkout; a packaged app has its own. */
  command: join(import.meta.dirname, '../../resources/bin/kitbench.mjs'),
} as const;

/**
 * The window's program. All that must stand before the app is ready is done before this returns.
 * @throws KitError `station.profile-unreadable`.
 */
export function startShell(profileFile: string | undefined): void {
  const profile = profileFile === undefined ? productionProfile() : readProfileFile(profileFile);
  const folder = join(profile.dataDir, 'window');
  ensurePrivateDirectory(profile.dataDir);
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
      folder,
      dataDir: profile.dataDir,
      profileFile,
      preload: built.preload,
      coreEntry: built.core,
      commandScript: app.isPackaged ? join(process.resourcesPath, 'command/kitbench') : built.command,
    });
  });
}
