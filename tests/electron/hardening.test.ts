import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtApp } from './support/built-app.ts';
import { fixture } from './support/fixture-page.ts';
import { openOffice, shareOffice } from './support/office.ts';
import { electronProgram } from './support/open-app.ts';
import { waitFor } from './support/wait-for.ts';
import { openWitness } from './support/witness.ts';

const shared = shareOffice();
let witness: Awaited<ReturnType<typeof openWitness>>;
beforeAll(async () => {
  witness = await openWitness();
  await shared.office.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  }, undefined);
});
afterAll(() => witness.close());

/** Addresses that were given to the person's browser since the last look. */
function openedOutside(): Promise<string[]> {
  return shared.office.evaluate(() => {
    const { opened } = globalThis as unknown as { opened: string[] };
    return opened.splice(0);
  }, undefined);
}

/** A fresh page, and where it is. */
async function freshPage(): Promise<{ page: Page; own: string }> {
  const { page } = shared.office;
  await page.reload();
  return { page, own: page.url() };
}

describe('what the page’s policy lets a script do', () => {
  beforeEach(async () => void (await freshPage()));

  it('is to run from the page’s own files, with styles under this response’s nonce', async () => {
    const { fixture } = shared.office;
    expect(await fixture.violations()).toEqual([]);
    await fixture.probe('style with the nonce');
    expect(await fixture.read("getComputedStyle(document.querySelector('#styled')).color")).toBe('rgb(4, 5, 6)');
    expect(await fixture.violations()).toEqual([]);
    const nonce = () => fixture.read<string>("document.querySelector('meta[name=style-nonce]').content");
    const before = await nonce();
    expect(before).toMatch(/^[\w-]{22}$/);
    await shared.office.page.reload();
    expect(await nonce()).not.toBe(before);
  });

  it.each([
    ['inline script', 'script-src-elem inline'],
    ['foreign script', 'script-src-elem'],
    ['eval', 'script-src eval'],
    ['inline handler', 'script-src-attr inline'],
    ['foreign image', 'img-src'],
    ['foreign style', 'style-src-elem'],
    ['inline style', 'style-src-elem inline'],
    ['fetch', 'connect-src'],
    ['websocket', 'connect-src'],
    ['beacon', 'connect-src'],
    ['frame', 'frame-src'],
    ['object', 'object-src'],
    ['data worker', 'worker-src data'],
    ['base', 'base-uri'],
    ['form', 'form-action'],
  ])('is not: %s', async (probe, violation) => {
    const { fixture } = shared.office;
    await fixture.probe(probe, witness.url);
    const found = await waitFor('a violation', async () => {
      const violations = await fixture.violations();
      return violations.length > 0 && violations;
    });
    expect(found[0]).toContain(violation);
    expect(await fixture.read('page.ran')).toBeUndefined();
    expect(await fixture.read("getComputedStyle(document.querySelector('#styled')).color")).toBe('rgb(0, 0, 0)');
    expect(witness.seen).toEqual([]);
  });
});

describe('hostile links', () => {
  const addresses = [
    'https://evil.example/',
    'https://support.apple.com.evil.example/',
    'https://support.apple.com@evil.example/',
    'https://evil.example/app://kitbench/index.html',
    'http://support.apple.com/',
    'data:text/html,<script>alert(1)</script>',
    'javascript:page.ran=true',
    'file:///etc/passwd',
    'chrome://version/',
    'smb://server/share',
    'x-apple.systempreferences:com.apple.preference.security',
    'WITNESS',
  ];
  const ways = [
    'link',
    'link in a new window',
    'location.assign',
    'window.open',
    'window.open of a frame name',
    'meta refresh',
  ];

  it.each(ways)('lead nowhere by %s', async (way) => {
    const { own, page } = await freshPage();
    for (const address of addresses) {
      await shared.office.fixture.leave(way, address.replace('WITNESS', witness.url));
    }
    await sleep(300);
    expect(page.url()).toBe(own);
    expect(await shared.office.fixture.read('page.ran')).toBeUndefined();
    expect(await openedOutside()).toEqual([]);
    expect(witness.seen).toEqual([]);
    expect(await shared.office.fixture.bridge('readState')).toMatchObject({ ok: true });
  });

  it('bring the page back where an address is shown without asking', async () => {
    const { own, page } = await freshPage();
    await shared.office.fixture.leave('link', 'about:blank');
    await page.waitForURL('about:blank', { waitUntil: 'commit' }).catch(() => {});
    await page.waitForURL(own);
    expect(await shared.office.fixture.bridge('readState')).toMatchObject({ ok: true });
  });

  it('open in the person’s browser when they lead to the makers’ own sites, and nowhere else', async () => {
    const { own, page } = await freshPage();
    await shared.office.fixture.leave('link in a new window', 'https://support.apple.com/ja-jp/102282');
    const opened = await waitFor('opened', async () => {
      const found = await openedOutside();
      return found.length > 0 && found;
    });
    expect(opened).toEqual(['https://support.apple.com/ja-jp/102282']);
    expect(page.url()).toBe(own);

    expect(await shared.office.fixture.bridge('openLink', { url: 'https://school.apple.com/' })).toMatchObject({
      ok: true,
    });
    expect(await openedOutside()).toEqual(['https://school.apple.com/']);
    for (const url of addresses) {
      expect(await shared.office.fixture.bridge('openLink', { url })).toMatchObject({
        ok: false,
        problem: { code: 'window.link-refused' },
      });
    }
    expect(await openedOutside()).toEqual([]);
  });
});

describe('the page', () => {
  it('holds functions per use case, frozen, and nothing of Node or Electron', async () => {
    await freshPage();
    const { fixture } = shared.office;
    expect(await fixture.read('Object.keys(kitbench).sort()')).toEqual([
      'addPassphrase',
      'askHost',
      'changeSettings',
      'chooseFolder',
      'connectStation',
      'copyText',
      'onEvent',
      'openFiles',
      'openLink',
      'printPage',
      'readState',
      'restartCore',
      'saveFile',
      'showLogs',
      'unlockVault',
      'version',
    ]);
    expect(await fixture.read('Object.isFrozen(kitbench)')).toBe(true);
    for (const name of ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', 'global']) {
      expect(await fixture.read(`typeof globalThis.${name}`), name).toBe('undefined');
    }
  });

  it('gets no camera, no position, no notification and no clipboard', async () => {
    await freshPage();
    const refused = await shared.office.fixture.read<string[]>(`(async () => {
      const name = (attempt) => attempt.then(() => 'granted', (error) => error.name ?? 'refused');
      return Promise.all([
        name(Promise.resolve().then(() => navigator.mediaDevices.getUserMedia({ video: true }))),
        name(new Promise((_, reject) => navigator.geolocation.getCurrentPosition(() => _(), reject))),
        name(Notification.requestPermission().then((answer) => { if (answer !== 'granted') throw new Error(answer); })),
        name(Promise.resolve().then(() => navigator.clipboard.readText())),
      ]);
    })()`);
    expect(refused).not.toContain('granted');
  });

  it.each([
    '/../main.js',
    '/..%2fmain.js',
    '/%2e%2e/package.json',
    '/assets/../../core-host.js',
    '/%00',
    '/missing.js',
    '//evil.example/x',
  ])('reads no file but its own: %s', async (path) => {
    await freshPage();
    const status = await shared.office.fixture.read(
      `fetch(${JSON.stringify(path)}).then((r) => r.status, () => 'refused')`,
    );
    expect([404, 'refused']).toContain(status);
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('may not %s', async (method) => {
    await freshPage();
    const found = await shared.office.fixture.read(
      `fetch('index.html', { method: '${method}' }).then((r) => [r.status, r.headers.get('allow')])`,
    );
    expect(found).toEqual([405, 'GET']);
  });

  it('serves its own files with a fixed type, and says not to guess another', async () => {
    await freshPage();
    const headers = await shared.office.fixture.read(`fetch('page.js').then(({ headers }) => [
      headers.get('content-type'), headers.get('x-content-type-options'), headers.get('cross-origin-opener-policy'),
    ])`);
    expect(headers).toEqual(['text/javascript; charset=utf-8', 'nosniff', 'same-origin']);
  });
});

describe('payloads of the bridge', () => {
  it.each<[what: string, name: string, input: unknown]>([
    ['another theme', 'changeSettings', { theme: 'purple' }],
    ['another type', 'changeSettings', { sounds: 'yes' }],
    ['a setting nobody knows', 'changeSettings', { admin: true }],
    ['nothing', 'changeSettings', null],
    ['a list', 'changeSettings', []],
    ['no passphrase', 'unlockVault', {}],
    ['an empty passphrase', 'unlockVault', { passphrase: '' }],
    ['an endless passphrase', 'unlockVault', { passphrase: 'x'.repeat(2000) }],
    ['a short new passphrase', 'addPassphrase', { passphrase: 'short' }],
    ['a path for a purpose', 'openFiles', { purpose: '/etc/passwd' }],
    ['a word for a switch', 'openFiles', { purpose: 'profiles', multiple: 'all' }],
    ['a path for a name', 'saveFile', { purpose: 'table', file: { name: '../../x', data: '' } }],
    ['a hidden file', 'saveFile', { purpose: 'table', file: { name: '.zshrc', data: '' } }],
    ['no base64', 'saveFile', { purpose: 'table', file: { name: 'a.csv', data: 'not base64!' } }],
    ['a path beside the name', 'saveFile', { purpose: 'table', path: '/tmp/x', file: { name: 'a.csv', data: '' } }],
    ['a number to copy', 'copyText', { text: 7 }],
    ['a flood to copy', 'copyText', { text: 'x'.repeat(200_000) }],
    ['a command of the station’s own', 'askHost', { kind: 'kitting.apply', input: {} }],
    ['a room without devices', 'askHost', { kind: 'host.practice.open', input: { devices: 0 } }],
    ['a list of addresses', 'openLink', { url: ['https://support.apple.com'] }],
    ['an address that is none', 'openLink', 'https://support.apple.com'],
  ])('are judged: %s', async (_what, name, input) => {
    expect(await shared.office.fixture.bridge(name, input)).toMatchObject({
      ok: false,
      problem: { code: 'input.invalid' },
    });
  });
});

describe('callers', () => {
  it('in a second window on the same page are refused', async () => {
    const opened = shared.office.nextPage();
    await shared.office.evaluate(
      ({ BrowserWindow }, preload) => {
        const second = new BrowserWindow({ webPreferences: { preload, sandbox: true, contextIsolation: true } });
        void second.loadURL('app://kitbench/index.html');
      },
      join(builtApp, 'preload.cjs'),
    );
    const page = await opened;
    await page.waitForURL(/index\.html/);
    expect(await fixture(page).bridge('readState')).toMatchObject({ ok: false, problem: { code: 'window.refused' } });
    expect(await fixture(page).bridge('connectStation')).toMatchObject({ problem: { code: 'window.refused' } });
    await shared.office.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.close(), undefined);
    expect(await shared.office.fixture.bridge('readState')).toMatchObject({ ok: true });
  });

  it.skipIf(electronProgram !== undefined)(
    'in a frame of the page are refused, even if it had the bridge',
    async () => {
      const office = await openOffice({ preloadInEveryFrame: true });
      await office.until('running');
      await office.fixture.read(`document.body.appendChild(document.createElement('iframe')) && 1`);
      const child = await waitFor('the frame', async () =>
        office.page.frames().find((frame) => frame.parentFrame() !== null),
      );
      const answer = await waitFor('the bridge', () => child.evaluate('window.kitbench?.readState()'));
      expect(answer).toEqual({
        ok: false,
        problem: { code: 'window.refused', params: { call: 'state.read' }, chain: [] },
      });
      const port = await child.evaluate('window.kitbench.connectStation()');
      expect(port).toMatchObject({ ok: false, problem: { code: 'window.refused' } });
      expect(await fixture(office.page).bridge('readState')).toMatchObject({ ok: true });
    },
  );
});
