import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { app } from 'electron';
import { asKitError } from '../../shared/errors/kit-error.ts';

/**
 * Opens practice rooms as this app started once more: a window, a core and a lock of their own, so that nothing here
 * can touch the real station. One at a time; it ends with this program.
 * @returns opens it, or brings it to the front.
 */
export function practiceProgram(): (devices: number) => Promise<void> {
  let running: ChildProcess | undefined;

  return async (devices) => {
    if (running !== undefined) {
      running.send('show');
      return;
    }
    const script = app.isPackaged ? [] : process.argv.slice(1, 2);
    const child = spawn(process.execPath, [...process.execArgv, ...script, '--practice', String(devices)], {
      // The channel tells it when this program is gone.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    running = child;
    child.once('exit', () => {
      running = undefined;
    });
    try {
      await once(child, 'spawn');
    } catch (error) {
      running = undefined;
      throw asKitError(error);
    }
  };
}

/** In the practice program: comes to the front when asked to, and goes when nobody is left to ask. */
export function followParent({ show, quit }: { readonly show: () => void; readonly quit: () => void }): void {
  process.on('message', show);
  process.once('disconnect', quit);
}
