import { type BrowserWindow, Notification, shell } from 'electron';
import type { Language } from '../../shared/texts/language.ts';
import { shellText } from '../../shared/texts/shell.ts';
import type { Notice } from './notices.ts';
import type { Settings } from './settings.ts';

type Options = {
  readonly settings: Settings;
  readonly window: () => BrowserWindow | undefined;
  readonly showWindow: () => void;
};

/** Shows a notice the way the person wants it: as a notification, with or without sound, or not at all. */
export function createNotifier({ settings, window, showWindow }: Options): (notice: Notice) => void {
  /** One notice at a time: a newer one says all that the older one did. */
  let shown: Notification | undefined;

  return (notice) => {
    const { notifications, sounds } = settings.read();
    // Whoever looks at the window sees it there; only the ear is told.
    if (window()?.isFocused() === true) {
      if (sounds) shell.beep();
      return;
    }
    if (!notifications) return;
    shown?.close();
    shown = new Notification({ ...wordsOf(notice, settings.language()), silent: !sounds });
    shown.on('click', showWindow);
    shown.show();
  };
}

function wordsOf(notice: Notice, language: Language): { readonly title: string; readonly body: string } {
  if (notice.kind === 'finished') {
    const key = notice.failed === 0 ? 'notice.tally.clean' : 'notice.tally';
    return { title: shellText('notice.finished', language), body: shellText(key, language, notice) };
  }
  const key = notice.count === 1 ? 'notice.needs-person.one' : 'notice.needs-person';
  return { title: shellText(key, language, notice), body: shellText('notice.running', language, notice) };
}
