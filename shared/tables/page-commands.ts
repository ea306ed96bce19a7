import type { PageCommand } from '../contract/window.ts';
import type { Language } from '../texts/language.ts';
import { type MenuText, menuText } from '../texts/menu.ts';

type PageCommandEntry = {
  /** Its words, in the menu and wherever else the command is named. */
  readonly text: MenuText;
  /** `mod` is the Mac's command key. In the native window they are the menu's. */
  readonly keys?: string;
  /** Browsers leave these keys to their page; the others are the browser's own. */
  readonly inBrowser?: true;
};

/** Every command of the page with its words and keys: one list for the menu, the keyboard and the list of keys. */
export const pageCommandTable: Readonly<Record<PageCommand, PageCommandEntry>> = {
  'show-station': { text: 'view.station' },
  'show-server': { text: 'view.server', keys: 'mod+1', inBrowser: true },
  'show-organization': { text: 'view.organization', keys: 'mod+2', inBrowser: true },
  'show-blueprint': { text: 'view.blueprint', keys: 'mod+3', inBrowser: true },
  'show-apply': { text: 'view.apply', keys: 'mod+4', inBrowser: true },
  'show-verify': { text: 'view.verify', keys: 'mod+5', inBrowser: true },
  'show-profiles': { text: 'view.profiles', keys: 'mod+8' },
  'show-records': { text: 'view.records', keys: 'mod+6' },
  'show-fleet': { text: 'view.fleet', keys: 'mod+7' },
  'show-calendar': { text: 'view.calendar', keys: 'mod+9' },
  'show-settings': { text: 'app.settings', keys: 'mod+,' },
  'new-item': { text: 'file.new', keys: 'mod+N' },
  import: { text: 'file.import', keys: 'mod+O' },
  export: { text: 'file.export', keys: 'mod+shift+E' },
  find: { text: 'edit.find', keys: 'mod+F', inBrowser: true },
  'primary-action': { text: 'devices.primary', keys: 'mod+Enter', inBrowser: true },
  'select-ready': { text: 'edit.select-ready', keys: 'mod+shift+A' },
  arm: { text: 'devices.arm' },
  disarm: { text: 'devices.disarm' },
  'retry-failed': { text: 'devices.retry', keys: 'mod+shift+R' },
  'filter-needs-me': { text: 'view.needs-me', keys: 'mod+shift+N' },
  'sync-records': { text: 'devices.sync' },
  shortcuts: { text: 'help.shortcuts', keys: 'mod+/' },
};

/** A command's name outside the menu, where no dots promise a dialog. */
export function pageCommandName(command: PageCommand, language: Language): string {
  return menuText(pageCommandTable[command].text, language).replace('…', '');
}
