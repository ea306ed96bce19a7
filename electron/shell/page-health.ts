import { type BrowserWindow, dialog } from 'electron';
import type { Language } from '../../shared/texts/language.ts';
import { shellText } from '../../shared/texts/shell.ts';
import type { Log } from './log.ts';

/** A page that dies more often than this within the window below is not reloaded without a person. */
const mostReloads = 3;
const windowMs = 60_000;

/** Brings a page back that crashed, and asks about one that hangs. Devices go on meanwhile: the core is elsewhere. */
export function watchPage(window: BrowserWindow, language: () => Language, log: Log): void {
  let deaths: number[] = [];

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write('page-gone', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    deaths = [...deaths.filter((at) => now - at < windowMs), now];
    if (deaths.length <= mostReloads) window.webContents.reload();
    else void ask(['page-gone.reload'], () => window.webContents.reload());
  });
  window.on('unresponsive', () => {
    log.write('page-unresponsive', {});
    // A page that hangs takes no reload: it is ended, and comes back by what stands above.
    void ask(['page-gone.reload', 'page-gone.wait'], () => window.webContents.forcefullyCrashRenderer());
  });

  async function ask(buttons: readonly ('page-gone.reload' | 'page-gone.wait')[], reload: () => void): Promise<void> {
    const text = language();
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: shellText('page-gone.title', text),
      detail: shellText('page-gone.detail', text),
      buttons: buttons.map((button) => shellText(button, text)),
      defaultId: 0,
      cancelId: buttons.length - 1,
    });
    if (response === 0 && !window.isDestroyed()) reload();
  }
}
