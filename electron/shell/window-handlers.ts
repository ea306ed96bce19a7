import { type BrowserWindow, clipboard, MessageChannelMain, type MessagePortMain, shell } from 'electron';
import type { WindowState } from '../../shared/contract/window.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { portChannel } from './channels.ts';
import type { CoreSupervisor } from './core/supervise-core.ts';
import { chooseFolder, openFiles, saveFile } from './files.ts';
import type { Host } from './host-answers.ts';
import { openLink } from './navigation.ts';
import type { Settings } from './settings.ts';
import type { WindowHandlers } from './window-calls.ts';

type Options = {
  readonly core: CoreSupervisor<MessagePortMain>;
  readonly host: Host;
  readonly settings: Settings;
  readonly window: () => BrowserWindow | undefined;
  readonly state: () => WindowState;
  readonly logFolder: string;
};

export function windowHandlers({ core, host, settings, window, state, logFolder }: Options): WindowHandlers {
  const opened = (): BrowserWindow => {
    const found = window();
    if (found === undefined) throw new KitError('internal.aborted', { what: 'window' });
    return found;
  };

  return {
    'state.read': state,
    'settings.change': (patch) => {
      settings.change(patch);
      return state();
    },
    'station.connect': (_input, frame) => {
      const { port1, port2 } = new MessageChannelMain();
      if (!core.connect(port1)) return { connected: false };
      frame.postMessage(portChannel, host.greeting(), [port2]);
      return { connected: true };
    },
    'core.unlock': async ({ passphrase }) => {
      await core.unlock(Buffer.from(passphrase, 'utf8'));
      return {};
    },
    'vault.add-passphrase': async ({ passphrase }) => {
      await core.addPassphrase(Buffer.from(passphrase, 'utf8'));
      return {};
    },
    'core.restart': async () => {
      await core.start();
      return {};
    },
    'files.open': (input) => openFiles(opened(), input, settings.language()),
    'files.save': async (input) => ({ saved: await saveFile(opened(), input, settings.language()) }),
    'folder.choose': async () => {
      const path = await chooseFolder(opened(), settings.language());
      return path === undefined ? {} : { path };
    },
    'page.print': async () => ({ printed: await printPage(opened()) }),
    'text.copy': async ({ text }) => {
      await clipboard.writeText(text);
      return {};
    },
    'link.open': async ({ url }) => {
      if (!(await openLink(url))) throw new KitError('window.link-refused');
      return { opened: true };
    },
    'host.ask': ({ kind, input }) => host.answer(kind, input),
    'logs.show': async () => {
      await shell.openPath(logFolder);
      return {};
    },
  };
}

/** @returns whether it was printed rather than cancelled. */
export function printPage(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => window.webContents.print({}, (printed) => resolve(printed)));
}
