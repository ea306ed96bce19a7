import type { WindowAnswer, WindowInput } from './window.ts';

/** Without schemas, for the preload script: it is one small file. */
export const windowContractVersion = 1;

/**
 * After `connectStation` the page gets a `message` event from its own window and origin, whose data is
 * `{ type: stationPortMessage, greeting }` (`Greeting` of the host contract) and whose only port carries the frames of
 * the contract as JSON texts. It serves one start of the core: when the state's core is no longer `running` with that
 * `start`, nothing comes any more, and the page connects anew once a core runs.
 */
export const stationPortMessage = 'kitbench:station-port';

/** `window.kitbench`; absent in a browser. */
export type WindowBridge = {
  readonly version: number;
  readState(): Promise<WindowAnswer<'state.read'>>;
  changeSettings(input: WindowInput<'settings.change'>): Promise<WindowAnswer<'settings.change'>>;
  connectStation(): Promise<WindowAnswer<'station.connect'>>;
  unlockVault(input: WindowInput<'core.unlock'>): Promise<WindowAnswer<'core.unlock'>>;
  addPassphrase(input: WindowInput<'vault.add-passphrase'>): Promise<WindowAnswer<'vault.add-passphrase'>>;
  restartCore(): Promise<WindowAnswer<'core.restart'>>;
  openFiles(input: WindowInput<'files.open'>): Promise<WindowAnswer<'files.open'>>;
  saveFile(input: WindowInput<'files.save'>): Promise<WindowAnswer<'files.save'>>;
  chooseFolder(): Promise<WindowAnswer<'folder.choose'>>;
  printPage(): Promise<WindowAnswer<'page.print'>>;
  copyText(input: WindowInput<'text.copy'>): Promise<WindowAnswer<'text.copy'>>;
  openLink(input: WindowInput<'link.open'>): Promise<WindowAnswer<'link.open'>>;
  showLogs(): Promise<WindowAnswer<'logs.show'>>;
  askHost(input: WindowInput<'host.ask'>): Promise<WindowAnswer<'host.ask'>>;
  /** Events are `WindowEvent`s, unchecked. @returns an unsubscribe function. */
  onEvent(listener: (event: unknown) => void): () => void;
};
