import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import type { Language } from '../../shared/texts/language.ts';
import { shellText } from '../../shared/texts/shell.ts';
import type { Log } from './log.ts';

type Options = {
  /** Devices being worked on. */
  readonly active: () => number;
  readonly language: () => Language;
  readonly window: () => BrowserWindow | undefined;
  /** Ends the core in good order. */
  readonly stop: () => Promise<void>;
  /** The person stays: where the last window was closed for it, it comes back. */
  readonly stayed: () => void;
  readonly log: Log;
};

/** Asks before devices are left in the middle of their work, then ends the core before the program. */
export function guardQuit({ active, language, window, stop, stayed, log }: Options): void {
  let phase: 'open' | 'asking' | 'stopping' | 'stopped' = 'open';
  let isMacGoingDown = false;
  powerMonitor.on('shutdown', () => {
    isMacGoingDown = true;
    app.quit();
  });

  app.on('before-quit', (event) => {
    if (phase === 'stopped') return;
    event.preventDefault();
    if (phase !== 'open') return;
    void leave();
  });

  async function leave(): Promise<void> {
    phase = 'asking';
    if (active() > 0 && !isMacGoingDown && !(await confirmed())) {
      phase = 'open';
      stayed();
      return;
    }
    phase = 'stopping';
    await stop();
    log.write('app-quit', {});
    phase = 'stopped';
    app.quit();
  }

  async function confirmed(): Promise<boolean> {
    const count = active();
    const text = language();
    const question = {
      type: 'warning' as const,
      message: shellText(count === 1 ? 'quit.title.one' : 'quit.title', text, { count }),
      detail: shellText('quit.detail', text),
      buttons: [shellText('quit.cancel', text), shellText('quit.quit', text)],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const parent = window();
    const { response } = await (parent === undefined
      ? dialog.showMessageBox(question)
      : dialog.showMessageBox(parent, question));
    return response === 1;
  }
}
