import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageCommands } from '../../shared/contract/window.ts';
import { scratchDirectory } from '../support/scratch.ts';
import { openOffice, shareOffice, testProfile } from './support/office.ts';
import { electronProgram, startOnStandIn } from './support/open-app.ts';
import { waitFor } from './support/wait-for.ts';

describe('the window', () => {
  const shared = shareOffice({ languages: ['ja-JP', 'en'] });
  const state = () =>
    shared.office.fixture.bridge<{
      language: string;
      settings: object;
      appearance: { dark: boolean };
      version: string;
    }>('readState');
  const click = (id: string) =>
    shared.office.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
      if (!item) throw new Error(`no menu item ${wanted}`);
      item.click();
    }, id);
  const label = (id: string) =>
    shared.office.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.label, id);

  it('shows its page in the Mac’s language, and a native menu in it', async () => {
    expect(await shared.office.page.title()).toBe('Kitbench fixture');
    expect((await state()).output).toMatchObject({
      language: 'ja',
      settings: { language: 'system', theme: 'system', notifications: true, sounds: true },
      version: '0.1.0',
    });
    expect(await label('app.quit')).toBe('Kitbench を終了');
  });

  it('speaks the other language at once when a person says so, and remembers it', async () => {
    await click('view.language.en');
    await waitFor('English', async () => (await state()).output?.language === 'en');
    expect(await label('app.quit')).toBe('Quit Kitbench');
    const told = (await shared.office.fixture.events()).at(-1);
    expect(told).toMatchObject({ type: 'state', state: { language: 'en' } });
    const file = join(shared.office.dataDir, 'window', 'settings.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ language: 'en' });
    expect(await shared.office.fixture.bridge('changeSettings', { language: 'ja' })).toMatchObject({ ok: true });
    expect(await label('app.quit')).toBe('Kitbench を終了');
  });

  it('follows the theme that is chosen, in its page too', async () => {
    const isDark = () => shared.office.fixture.read<boolean>("matchMedia('(prefers-color-scheme: dark)').matches");
    await click('view.appearance.dark');
    await waitFor('dark', isDark);
    expect((await state()).output?.appearance.dark).toBe(true);
    await shared.office.fixture.bridge('changeSettings', { theme: 'light' });
    await waitFor('light', async () => !(await isDark()));
  });

  it('passes the menu’s commands to its page', async () => {
    await click('devices.primary');
    await click('view.apply');
    const commands = await waitFor('commands', async () => {
      const found = (await shared.office.fixture.events()).flatMap(({ command }) => command ?? []);
      return found.length >= 2 && found;
    });
    expect(commands).toEqual(['primary-action', 'show-apply']);
    for (const command of commands) expect(pageCommands).toContain(command);
  });

  it('pauses and goes on from the menu without the page’s help', async () => {
    await shared.office.fixture.connect();
    const isPaused = async () => {
      const answer = await shared.office.fixture.call<{ paused: boolean }>('station.status');
      return answer.type === 'answer' && answer.output.paused;
    };
    await click('devices.pause');
    await waitFor('paused', isPaused);
    await waitFor('the item', async () => (await label('devices.resume')) === '再開');
    await click('devices.resume');
    await waitFor('going on', async () => !(await isPaused()));
  });

  it('gives the page files as bytes, and takes bytes to save', async () => {
    const folder = scratchDirectory();
    const chosen = join(folder, '時間割.mobileconfig');
    const saved = join(folder, 'out.csv');
    writeFileSync(chosen, 'profile');
    await shared.office.evaluate(
      ({ dialog }, paths) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [paths.chosen] });
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: paths.saved });
      },
      { chosen, saved },
    );
    expect(await shared.office.fixture.bridge('openFiles', { purpose: 'profiles', multiple: true })).toEqual({
      ok: true,
      output: [{ name: '時間割.mobileconfig', data: Buffer.from('profile').toString('base64') }],
    });
    const file = { name: 'out.csv', data: Buffer.from('シリアル\r\n').toString('base64') };
    expect(await shared.office.fixture.bridge('saveFile', { purpose: 'table', file })).toEqual({
      ok: true,
      output: { saved: true },
    });
    expect(readFileSync(saved, 'utf8')).toBe('シリアル\r\n');
    await shared.office.evaluate(
      ({ dialog }, paths) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [paths.chosen] });
        dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
      },
      { chosen: join(folder, 'missing') },
    );
    expect(await shared.office.fixture.bridge('openFiles', { purpose: 'profiles' })).toMatchObject({
      problem: { code: 'window.file-failed', params: { name: 'missing', reason: 'ENOENT' } },
    });
    expect(await shared.office.fixture.bridge('saveFile', { purpose: 'table', file })).toMatchObject({
      output: { saved: false },
    });
  });

  it('gives the page the path of a folder that the person chose, and nothing otherwise', async () => {
    const choose = async (canceled: boolean) => {
      await shared.office.evaluate(
        ({ dialog }, answer) => {
          dialog.showOpenDialog = async () => answer;
        },
        { canceled, filePaths: ['/Volumes/控え'] },
      );
      return shared.office.fixture.bridge('chooseFolder');
    };
    expect(await choose(false)).toEqual({ ok: true, output: { path: '/Volumes/控え' } });
    expect(await choose(true)).toEqual({ ok: true, output: {} });
  });

  it('prints, copies and shows the logs through the main process', async () => {
    await shared.office.evaluate(({ clipboard, shell }) => {
      const done: string[] = [];
      Object.assign(globalThis, { done });
      clipboard.writeText = async (text) => void done.push(`copied ${text}`);
      shell.openPath = async (path) => {
        done.push(`opened ${path}`);
        return '';
      };
    }, undefined);
    expect(await shared.office.fixture.bridge('copyText', { text: 'F2LXK0' })).toMatchObject({ ok: true });
    expect(await shared.office.fixture.bridge('showLogs')).toMatchObject({ ok: true });
    const done = await shared.office.evaluate(() => (globalThis as unknown as { done: string[] }).done, undefined);
    expect(done).toEqual(['copied F2LXK0', `opened ${join(shared.office.dataDir, 'logs')}`]);
    if (electronProgram === undefined) {
      expect(await shared.office.fixture.bridge('printPage')).toEqual({ ok: true, output: { printed: true } });
    }
  });

  it('comes back when its page crashes, and the core does not notice', async () => {
    const pid = await shared.office.corePid();
    await shared.office.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once('did-finish-load', () => resolve());
          contents?.forcefullyCrashRenderer();
        }),
      undefined,
    );
    expect(readFileSync(join(shared.office.dataDir, 'logs', 'kitbench.log'), 'utf8')).toContain('"page-gone"');
    expect(await shared.office.corePid()).toBe(pid);
  });
});

describe('the window of a second start', () => {
  it('opens where the first one was left, with the settings it had', async () => {
    const profile = testProfile();
    const first = await openOffice({ profile });
    await first.fixture.bridge('changeSettings', { theme: 'dark', sounds: false });
    await first.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 111, y: 122, width: 1133, height: 744 });
    }, undefined);
    await first.quit();

    const second = await openOffice({ profile });
    const bounds = await second.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
      undefined,
    );
    expect(bounds).toMatchObject({ x: 111, y: 122, width: 1133, height: 744 });
    expect(await second.fixture.bridge('readState')).toMatchObject({
      output: { settings: { theme: 'dark', sounds: false }, appearance: { dark: true } },
    });
  });

  it('is the first one’s, brought to the front, while that is open', async () => {
    const profile = testProfile();
    const first = await openOffice({ profile });
    await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur(), undefined);
    const second = await startOnStandIn({ args: profile.args });
    expect(await second.exited).toBe(0);
    await waitFor('focus', () =>
      first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused(), undefined),
    );
  });
});

describe.skipIf(electronProgram !== undefined)('a packaged app', () => {
  it.each([
    ['another station', ['--profile', '/tmp/x.json'], '--profile'],
    ['remote debugging', ['--remote-debugging-port=9222'], '--remote-debugging-port'],
    ['no sandbox', ['--no-sandbox'], '--no-sandbox'],
  ])('refuses %s, in both languages', async (_what, args, named) => {
    const { exited, errors } = await startOnStandIn({ args, packaged: true });
    expect(await exited).toBe(2);
    expect(errors()).toContain(`This app does not start with ${named}.`);
    expect(errors()).toContain(`このアプリは ${named} を付けて起動できません。`);
  });

  it('is the command line when its own script starts it', async () => {
    const { exited, output } = await startOnStandIn({ args: ['--kitbench-command', '--help'], packaged: true });
    expect(await exited).toBe(0);
    expect(output()).toContain('Usage: kitbench');
  });
});
