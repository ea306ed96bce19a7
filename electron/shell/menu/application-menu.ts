import type { MenuItemConstructorOptions } from 'electron';
import type { PageCommand, WindowSettings } from '../../../shared/contract/window.ts';
import { pageCommandTable } from '../../../shared/tables/page-commands.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { type MenuText, menuText } from '../../../shared/texts/menu.ts';

export type MenuState = {
  readonly language: Language;
  readonly settings: WindowSettings;
  readonly paused: boolean;
};

/** What the menus do beside the Mac's own items. */
export type MenuActions = {
  readonly page: (command: PageCommand) => void;
  readonly pause: (paused: boolean) => void;
  readonly change: (settings: Partial<WindowSettings>) => void;
  readonly print: () => void;
  readonly reload: () => void;
  readonly showLogs: () => void;
  readonly installCommandLine: () => void;
};

type Item = MenuItemConstructorOptions;
type Role = NonNullable<Item['role']>;

const separator: Item = { type: 'separator' };

/** The whole menu bar: every command of the window, with the Mac's shortcuts. */
export function applicationMenu({ language, settings, paused }: MenuState, actions: MenuActions): Item[] {
  const text = (key: MenuText) => menuText(key, language);
  const role = (key: MenuText, name: Role): Item => ({ id: key, label: text(key), role: name });
  const item = (key: MenuText, click: () => void, accelerator?: string): Item => ({
    id: key,
    label: text(key),
    click,
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const page = (command: PageCommand) => {
    const { text: key, keys } = pageCommandTable[command];
    return item(key, () => actions.page(command), keys === undefined ? undefined : acceleratorOf(keys));
  };
  const submenu = (key: MenuText, items: Item[]): Item => ({ id: key, label: text(key), submenu: items });
  const choice = <K extends 'theme' | 'language'>(key: MenuText, setting: K, value: WindowSettings[K]): Item => ({
    ...item(key, () => actions.change({ [setting]: value })),
    type: 'radio',
    checked: settings[setting] === value,
  });
  const toggle = (key: MenuText, setting: 'notifications' | 'sounds'): Item => ({
    ...item(key, () => actions.change({ [setting]: !settings[setting] })),
    type: 'checkbox',
    checked: settings[setting],
  });

  return [
    {
      id: 'app',
      label: 'Kitbench',
      submenu: [
        role('app.about', 'about'),
        separator,
        page('show-settings'),
        item('app.command-line', actions.installCommandLine),
        separator,
        role('app.services', 'services'),
        separator,
        role('app.hide', 'hide'),
        role('app.hide-others', 'hideOthers'),
        role('app.show-all', 'unhide'),
        separator,
        role('app.quit', 'quit'),
      ],
    },
    submenu('file', [
      page('new-item'),
      separator,
      page('import'),
      page('export'),
      separator,
      item('file.print', actions.print, 'CmdOrCtrl+P'),
      separator,
      role('file.close', 'close'),
    ]),
    submenu('edit', [
      role('edit.undo', 'undo'),
      role('edit.redo', 'redo'),
      separator,
      role('edit.cut', 'cut'),
      role('edit.copy', 'copy'),
      role('edit.paste', 'paste'),
      role('edit.select-all', 'selectAll'),
      separator,
      page('select-ready'),
      page('find'),
    ]),
    submenu('view', [
      page('show-station'),
      page('show-server'),
      page('show-organization'),
      page('show-blueprint'),
      page('show-apply'),
      page('show-verify'),
      page('show-records'),
      page('show-fleet'),
      page('show-profiles'),
      page('show-calendar'),
      separator,
      page('filter-needs-me'),
      separator,
      submenu('view.appearance', [
        choice('view.appearance.system', 'theme', 'system'),
        choice('view.appearance.light', 'theme', 'light'),
        choice('view.appearance.dark', 'theme', 'dark'),
      ]),
      submenu('view.language', [
        choice('view.language.system', 'language', 'system'),
        choice('view.language.ja', 'language', 'ja'),
        choice('view.language.en', 'language', 'en'),
      ]),
      separator,
      role('view.actual-size', 'resetZoom'),
      role('view.zoom-in', 'zoomIn'),
      role('view.zoom-out', 'zoomOut'),
      role('view.full-screen', 'togglefullscreen'),
      separator,
      item('view.reload', actions.reload, 'CmdOrCtrl+R'),
    ]),
    submenu('devices', [
      page('primary-action'),
      separator,
      page('arm'),
      page('disarm'),
      separator,
      paused
        ? item('devices.resume', () => actions.pause(false), 'CmdOrCtrl+.')
        : item('devices.pause', () => actions.pause(true), 'CmdOrCtrl+.'),
      page('retry-failed'),
      separator,
      page('sync-records'),
      separator,
      toggle('devices.notifications', 'notifications'),
      toggle('devices.sounds', 'sounds'),
    ]),
    {
      ...submenu('window', [
        role('window.minimize', 'minimize'),
        role('window.zoom', 'zoom'),
        separator,
        role('window.front', 'front'),
      ]),
      role: 'window',
    },
    {
      ...submenu('help', [page('shortcuts'), item('help.logs', actions.showLogs)]),
      role: 'help',
    },
  ];
}

/** `mod+shift+E` in Electron's words. */
function acceleratorOf(keys: string): string {
  return keys.replace('mod', 'CmdOrCtrl').replace('shift', 'Shift').replace('Enter', 'Return');
}

/** The dock's own menu: what must be reachable while the window is away. */
export function dockMenu({ language, paused }: MenuState, actions: Pick<MenuActions, 'pause'>): Item[] {
  const key = paused ? 'devices.resume' : 'devices.pause';
  return [{ id: key, label: menuText(key, language), click: () => actions.pause(!paused) }];
}
