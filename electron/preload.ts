import { contextBridge, ipcRenderer } from 'electron';
import type { WindowCall } from '../shared/contract/window.ts';
import { stationPortMessage, type WindowBridge, windowContractVersion } from '../shared/contract/window-bridge.ts';
import { callChannel, eventChannel, portChannel } from './shell/channels.ts';

/** As much of the page's globals as is used here. */
declare const window: { postMessage(message: unknown, origin: string, transfer: readonly unknown[]): void };
declare const location: { readonly origin: string };

const call = (kind: WindowCall, input: unknown = {}) => ipcRenderer.invoke(callChannel, kind, input);

ipcRenderer.on(portChannel, ({ ports }, greeting: unknown) => {
  window.postMessage({ type: stationPortMessage, greeting }, location.origin, ports);
});

/** One function per use case; the page never holds `ipcRenderer` nor one of its events. */
const bridge: WindowBridge = {
  version: windowContractVersion,
  readState: () => call('state.read'),
  changeSettings: (input) => call('settings.change', input),
  connectStation: () => call('station.connect'),
  unlockVault: (input) => call('core.unlock', input),
  addPassphrase: (input) => call('vault.add-passphrase', input),
  restartCore: () => call('core.restart'),
  openFiles: (input) => call('files.open', input),
  saveFile: (input) => call('files.save', input),
  chooseFolder: () => call('folder.choose'),
  printPage: () => call('page.print'),
  copyText: (input) => call('text.copy', input),
  openLink: (input) => call('link.open', input),
  showLogs: () => call('logs.show'),
  askHost: (input) => call('host.ask', input),
  onEvent: (listener) => {
    const told = (_event: unknown, event: unknown) => listener(event);
    ipcRenderer.on(eventChannel, told);
    return () => void ipcRenderer.removeListener(eventChannel, told);
  },
};

contextBridge.exposeInMainWorld('kitbench', bridge);
