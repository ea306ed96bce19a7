import { clipboard, dialog } from 'electron';
import type { Language } from '../../shared/texts/language.ts';
import { shellText } from '../../shared/texts/shell.ts';
import { linkCommand } from './link-command.ts';

/** First in every Mac's PATH that a person may write to without harm to the system. */
const linkPath = '/usr/local/bin/kitbench';

/** The menu's *Install Command Line Tool…*. @param script starts the command; it is what gets linked. */
export async function installCommandLine(script: string, language: Language): Promise<void> {
  const { linked, command } = linkCommand(script, linkPath);
  if (linked) {
    await dialog.showMessageBox({
      type: 'info',
      message: shellText('command-line.done', language),
      detail: shellText('command-line.done.detail', language, { path: linkPath }),
      buttons: [shellText('command-line.close', language)],
    });
    return;
  }
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: shellText('command-line.by-hand', language),
    detail: shellText('command-line.by-hand.detail', language, { path: linkPath, command }),
    buttons: [shellText('command-line.copy', language), shellText('command-line.close', language)],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) await clipboard.writeText(command);
}
