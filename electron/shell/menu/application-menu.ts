import type { MenuItemConstructorOptions } from 'electron';
import type { PageCommand, WindowSettings } from '../../../shared/contract/window.ts';
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
  const page = (key: MenuText, command: PageCommand, accelerator?: string) =>
    item(key, () => actions.page(command), accelerator);
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
        page('app.settings', 'show-settings', 'CmdOrCtrl+,'),
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
      page('file.new', 'new-item', 'CmdOrCtrl+N'),
      separator,
      page('file.import', 'import', 'CmdOrCtrl+O'),
      page('file.export', 'export', 'CmdOrCtrl+Shift+E'),
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
      page('edit.select-ready', 'select-ready', 'CmdOrCtrl+Shift+A'),
      page('edit.find', 'find', 'CmdOrCtrl+F'),
    ]),
    submenu('view', [
      page('view.station', 'show-station'),
      page('view.server', 'show-server', 'CmdOrCtrl+1'),
      page('view.organization', 'show-organization', 'CmdOrCtrl+2'),
      page('view.blueprint', 'show-blueprint', 'CmdOrCtrl+3'),
      page('view.apply', 'show-apply', 'CmdOrCtrl+4'),
      page('view.verify', 'show-verify', 'CmdOrCtrl+5'),
      page('view.records', 'show-records', 'CmdOrCtrl+6'),
      separator,
      page('view.needs-me', 'filter-needs-me', 'CmdOrCtrl+Shift+N'),
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
      page('devices.primary', 'primary-action', 'CmdOrCtrl+Return'),
      separator,
      page('devices.arm', 'arm'),
      page('devices.disarm', 'disarm'),
      separator,
      paused
        ? item('devices.resume', () => actions.pause(false), 'CmdOrCtrl+.')
        : item('devices.pause', () => actions.pause(true), 'CmdOrCtrl+.'),
      page('devices.retry', 'retry-failed', 'CmdOrCtrl+Shift+R'),
      separator,
      page('devices.sync', 'sync-records'),
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
      ...submenu('help', [page('help.shortcuts', 'shortcuts', 'CmdOrCtrl+/'), item('help.logs', actions.showLogs)]),
      role: 'help',
    },
  ];
}

/** The dock's own menu: what must be reachable while the window is away. */
export function dockMenu({ language, paused }: MenuState, actions: Pick<MenuActions, 'pause'>): Item[] {
  const key = paused ? 'devices.resume' : 'devices.pause';
  return [{ id: key, label: menuText(key, language), click: () => actions.pause(!paused) }];
}
