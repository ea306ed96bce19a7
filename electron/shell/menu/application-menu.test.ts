import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { pageCommands, type WindowSettings } from '../../../shared/contract/window.ts';
import { languages } from '../../../shared/texts/language.ts';
import { menuTexts } from '../../../shared/texts/menu.ts';
import { applicationMenu, dockMenu, type MenuActions } from './application-menu.ts';

const settings: WindowSettings = { language: 'system', theme: 'dark', notifications: true, sounds: false };

function recordedActions() {
  const done: unknown[] = [];
  const record =
    (name: string) =>
    (value?: unknown): void =>
      void done.push(value === undefined ? name : [name, value]);
  const actions: MenuActions = {
    page: record('page'),
    pause: record('pause'),
    change: record('change'),
    print: record('print'),
    reload: record('reload'),
    showLogs: record('logs'),
    installCommandLine: record('command line'),
  };
  return { actions, done };
}

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
}

/** Clicks every item that is ours; Electron calls with arguments that we do not use. */
function clickAll(items: readonly MenuItemConstructorOptions[]): void {
  for (const { click } of flat(items)) (click as (() => void) | undefined)?.();
}

describe('the menu bar', () => {
  it('reaches every command of the page, and every switch', () => {
    const { actions, done } = recordedActions();
    clickAll(applicationMenu({ language: 'ja', settings, paused: false }, actions));
    for (const command of pageCommands) expect(done).toContainEqual(['page', command]);
    expect(done).toContainEqual(['pause', true]);
    expect(done).toContainEqual(['change', { theme: 'light' }]);
    expect(done).toContainEqual(['change', { language: 'en' }]);
    expect(done).toContainEqual(['change', { notifications: false }]);
    expect(done).toContainEqual(['change', { sounds: true }]);
    expect(done).toEqual(expect.arrayContaining(['print', 'reload', 'logs', 'command line']));
  });

  it('shows what is set, and turns *pause* into *resume*', () => {
    const items = flat(applicationMenu({ language: 'en', settings, paused: true }, recordedActions().actions));
    const find = (id: string) => items.find((item) => item.id === id);
    expect(find('view.appearance.dark')).toMatchObject({ type: 'radio', checked: true });
    expect(find('view.appearance.light')).toMatchObject({ checked: false });
    expect(find('devices.sounds')).toMatchObject({ type: 'checkbox', checked: false });
    expect(find('devices.pause')).toBeUndefined();
    expect(find('devices.resume')).toMatchObject({ label: 'Resume', accelerator: 'CmdOrCtrl+.' });
  });

  it.each(languages)('uses every word of its catalogue and no other, in %s', (language) => {
    const { actions } = recordedActions();
    const items = [true, false].flatMap((paused) => flat(applicationMenu({ language, settings, paused }, actions)));
    const labels = new Set(items.flatMap(({ label }) => label ?? []));
    const words = new Set<string>(Object.values(menuTexts).map((texts) => texts[language]));
    expect([...labels].filter((label) => label !== 'Kitbench').sort()).toEqual([...words].sort());
  });

  it('gives no shortcut twice', () => {
    const items = flat(applicationMenu({ language: 'en', settings, paused: false }, recordedActions().actions));
    const shortcuts = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });
});

describe('the dock’s menu', () => {
  it('pauses and resumes', () => {
    const { actions, done } = recordedActions();
    clickAll(dockMenu({ language: 'ja', settings, paused: false }, actions));
    clickAll(dockMenu({ language: 'ja', settings, paused: true }, actions));
    expect(done).toEqual([
      ['pause', true],
      ['pause', false],
    ]);
  });
});
