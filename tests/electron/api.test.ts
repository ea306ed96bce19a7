import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type * as Real from 'electron';
import { describe, expect, it } from 'vitest';
import { root } from '../../resources/build/root.ts';
import * as standIn from './stand-in/electron.ts';
import { builtApp } from './support/built-app.ts';
import { usedMembers } from './support/used-members.ts';

const built = readdirSync(builtApp, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.c?js$/.test(name) && !name.startsWith('renderer'))
  .map((name) => ({ name, code: readFileSync(join(builtApp, name), 'utf8') }));

/** What the stand-in gives the preload script is written in the page's own language: objects by name. */
const inPage = readFileSync(new URL('stand-in/in-page.js', import.meta.url), 'utf8');
const preloadMembers = (name: string) => {
  const [, literal = ''] = new RegExp(`const ${name} = (\\{[\\s\\S]*?\\n {2}\\});`).exec(inPage) ?? [];
  return [...literal.matchAll(/^ {4}(\w+)[:(]/gm)].map(([, member]) => member);
};

/** Files that this one loads before it runs, itself included. */
function loadedBy(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const { code = '' } = built.find((file) => file.name === name) ?? {};
  for (const [, from = ''] of code.matchAll(/^import (?:.* from )?"([^"]+)";$/gm)) {
    if (from.startsWith('.')) loadedBy(join(dirname(name), from), seen);
    else seen.add(from);
  }
  return seen;
}

describe('the main process', () => {
  it('loads nothing of the core: that runs in a process of its own', () => {
    expect([...loadedBy('core-host.js')]).toContain('better-sqlite3');
    const main = [...loadedBy('main.js')];
    expect(main.length).toBeGreaterThan(5);
    expect(main).not.toContain('better-sqlite3');
    expect(main.filter((name) => /start-station|cli/.test(name))).toEqual([]);
  });
});

describe('the Electron API that main process and preload script use', () => {
  it('is used by these files only', () => {
    const users = built.filter(({ code }) => usedMembers(code).size > 0).map(({ name }) => name);
    expect(users.sort()).toEqual(['main.js', 'preload.cjs']);
  });

  it('is there in the stand-in, member by member, in the files as they are built', () => {
    const used = usedMembers(built.find(({ name }) => name === 'main.js')?.code ?? '');
    expect(used.size).toBeGreaterThan(15);
    const missing = [...used].flatMap(([name, members]) => {
      const found: unknown = Reflect.get(standIn, name);
      if (found === undefined || found === null) return [name];
      const known = (member: string) => member in (Object(found) as object);
      return [...members].filter((member) => !known(member)).map((member) => `${name}.${member}`);
    });
    expect(missing).toEqual([]);

    const inPreload = usedMembers(built.find(({ name }) => name === 'preload.cjs')?.code ?? '');
    expect([...inPreload.keys()].sort()).toEqual(['contextBridge', 'ipcRenderer']);
    for (const [name, members] of inPreload) {
      for (const member of members) expect(preloadMembers(name), `${name}.${member}`).toContain(member);
    }
  });

  it('is there in the stand-in by type, down to the members of windows, contents, frames, ports and events', async () => {
    // Electron's types declare the module for every program that sees them; here its name is the stand-in's.
    const types = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
    const namespaces = types.slice(0, types.indexOf("declare module 'electron'"));
    const process = types.slice(types.indexOf('declare namespace NodeJS'));
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(root, 'dist/electron-namespace.d.ts'), namespaces + process);
    const compiler = [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tests/electron/api')];
    const found = await promisify(execFile)(globalThis.process.execPath, compiler).catch(
      (error: { stdout: string }) => error,
    );
    expect(found.stdout).toBe('');
  });

  it('is Electron’s own: the stand-in adds nothing to it', () => {
    type Strange<Mine, Known> = Exclude<keyof Mine, keyof Known | 'followTheme' | 'inner'>;
    const strange: {
      app: Strange<typeof standIn.app, Real.App>;
      menu: Strange<standIn.Menu, Real.Menu>;
      window: Strange<standIn.BrowserWindow, Real.BrowserWindow>;
      contents: Strange<standIn.WebContents, Real.WebContents>;
      frame: Strange<standIn.WebFrameMain, Real.WebFrameMain>;
      caller: Strange<standIn.IpcMainInvokeEvent, Real.IpcMainInvokeEvent>;
      port: Strange<standIn.MessagePortMain, Real.MessagePortMain>;
      session: Strange<standIn.Session, Real.Session>;
      theme: Strange<typeof standIn.nativeTheme, Real.NativeTheme>;
      blocker: Strange<typeof standIn.powerSaveBlocker, Real.PowerSaveBlocker>;
      dialog: Strange<typeof standIn.dialog, Real.Dialog>;
      screen: Strange<typeof standIn.screen, Real.Screen>;
      protocol: Strange<typeof standIn.protocol, Real.Protocol>;
      ipc: Strange<typeof standIn.ipcMain, Real.IpcMain>;
    }[keyof object][] = [];
    const asIs: Partial<Real.Shell> & Partial<Real.Clipboard> & Partial<Real.SafeStorage> = {
      ...standIn.shell,
      ...standIn.clipboard,
      ...standIn.safeStorage,
    };
    expect(strange).toEqual([]);
    expect(Object.keys(asIs).length).toBeGreaterThan(5);
  });
});
