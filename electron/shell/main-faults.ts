import { dialog } from 'electron';
import type { Language } from '../../shared/texts/language.ts';
import { shellText } from '../../shared/texts/shell.ts';
import { faultOf } from '../core/fault.ts';
import type { Log } from './log.ts';

/**
 * An error nobody caught in the window's program. Ending it would end the core beside it, in the middle of its work: so
 * it is written down and told once, and the devices go on.
 */
export function watchMainFaults(log: Log, language: () => Language): void {
  let isTold = false;
  const take = (error: unknown) => {
    const { name, code = '', at } = faultOf(error);
    log.write('main-fault', { name, code, at: at.join(' | ') });
    if (isTold) return;
    isTold = true;
    const text = language();
    void dialog.showMessageBox({
      type: 'error',
      message: shellText('fault.title', text),
      detail: shellText('fault.detail', text),
    });
  };
  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
}
