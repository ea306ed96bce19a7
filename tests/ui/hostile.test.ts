import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openFace } from '../support/served-station.ts';
import { foreignNames, foreignSite } from './support/foreign-site.ts';
import { enter } from './support/set-up.ts';
import { windowTests } from './support/window-tests.ts';

const tests = windowTests({ devices: 2 }, foreignNames);
const somebodyElses = 'x'.repeat(43);

const hostileHashes = [
  '#/apply?device=javascript:alert(1)',
  '#/javascript:alert(1)',
  '#/constructor',
  '#/verify?run=%00&device=<img src=x onerror=alert(1)>',
  '#javascript:alert(1)',
];

/** What a page learns that opens our WebSocket by itself: every text, then how it ended. */
function trySocket(page: Page, frames: readonly unknown[]): Promise<readonly string[]> {
  return page.evaluate(
    ({ url, texts }) =>
      new Promise<string[]>((resolve) => {
        const heard: string[] = [];
        const socket = new WebSocket(url);
        socket.onopen = () => {
          for (const text of texts) socket.send(text);
        };
        socket.onmessage = ({ data }) => heard.push(String(data));
        socket.onclose = ({ code }) => resolve([...heard, `closed ${code}`]);
      }),
    {
      url: `${tests.room.origin.replace('http', 'ws')}/station`,
      texts: frames.map((frame) => JSON.stringify(frame)),
    },
  );
}

/** The station as it answers to somebody who was let in. */
async function servers(): Promise<unknown> {
  const { ask, face } = await enter(tests.room);
  const { output } = await ask('servers.list', {});
  face.close();
  return output;
}

describe('a hostile link', () => {
  it('to a view that is none runs nothing and breaks nothing', async () => {
    const { page, person } = await tests.open();
    await person.sees('はじめに');
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const hash of hostileHashes) {
      await page.goto(`${tests.room.origin}/${hash}`);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(links.filter((href) => href?.startsWith('#/') !== true)).toEqual([]);
    }
    await person.reads('接続中');
    expect(dialogs).toEqual([]);
  });

  it('with the token of somebody else lets nobody in', async () => {
    const { page } = await tests.open({}, `${tests.room.origin}/#token=${somebodyElses}`);
    await page.getByRole('alert').getByText('リンクは使用済みか、無効になっています').waitFor();
    expect(page.url()).not.toContain(somebodyElses);
  });

  it('with the token of somebody else does not throw out who is in', async () => {
    const { page, person } = await tests.open();
    await person.sees('はじめに');
    for (const reload of [false, true]) {
      await page.goto(`${tests.room.origin}/#token=${somebodyElses}`);
      if (reload) await page.reload();
      await person.sees('はじめに');
      await person.reads('接続中');
      expect(page.url()).not.toContain(somebodyElses);
    }
  });

  it('typed as a server address is refused in words, and a name of markup stays a name', async () => {
    const { page, person } = await tests.open();
    await page.keyboard.press('Control+1');
    await person.clicks('サーバを追加');
    await person.picks('製品', 'その他');
    await person.types('ホスト名または URL', 'javascript:alert(1)');
    await person.types('サーバの名前', '<img src=x onerror=alert(1)>');
    await person.clicks('保存');
    await page.getByRole('alert').first().waitFor();
    await person.reads('<img src=x onerror=alert(1)>');
    expect(await servers()).toEqual([]);
  });
});

describe('somebody without a session', () => {
  const wishes = [
    { type: 'hello', contractVersion: 1 },
    { type: 'request', id: 1, kind: 'servers.list', input: {} },
    { type: 'request', id: 2, kind: 'station.arm', commandId: 'a', input: { armed: true } },
  ];

  it('learns nothing in a second tab of the same browser', async () => {
    const { another, person } = await tests.open();
    await person.sees('はじめに');
    const second = await another();
    await second.goto(tests.room.origin);
    await second.getByRole('alert').getByText('このウインドウはステーションに接続できません').waitFor();
    const heard = await trySocket(second, wishes);
    expect(heard).toEqual([expect.stringContaining('"refused"'), 'closed 1008']);
  });

  it('gets no frame of our page, neither inside it nor on a page of their own', async () => {
    const foreign = await foreignSite();
    const { page } = await tests.openUnwatched();
    for (const address of [await tests.room.operatorAddress(), foreign]) {
      await page.goto(address);
      await page.evaluate((url) => {
        const frame = Object.assign(document.createElement('iframe'), { src: url });
        return new Promise((done) => {
          frame.onload = done;
          document.body.append(frame);
        });
      }, tests.room.origin);
      const [, frame] = page.frames();
      expect(await frame?.content().catch(() => '')).not.toContain('root');
    }
  });

  it('reaches nothing from a page of another origin', async () => {
    const { page } = await tests.openUnwatched();
    await page.goto(await foreignSite());
    expect(await trySocket(page, [{ type: 'auth', token: somebodyElses }, ...wishes])).toEqual(['closed 1006']);
    const read = await page.evaluate((url) => fetch(url).then(String, String), tests.room.origin);
    expect(read).toContain('TypeError');
  });

  it('reaches nothing under a name that was bent to this computer', async () => {
    const { page } = await tests.openUnwatched();
    const { port } = new URL(tests.room.origin);
    const answer = await page.goto(`http://rebound.example:${port}/`);
    expect([answer?.status(), await answer?.text()]).toEqual([403, '']);
    const own = { origin: tests.room.origin };
    await expect(openFace(tests.room.origin, { ...own, host: `rebound.example:${port}` })).rejects.toThrow('403');
    await expect(openFace(tests.room.origin, { origin: 'http://evil.example' })).rejects.toThrow('403');
    await expect(openFace(tests.room.origin, {})).rejects.toThrow('403');
  });
});

describe('somebody inside who sends what no window sends', () => {
  it.each([
    ['an unknown kind', 'nothing.known', {}, 'station.unknown-command'],
    ['a name every object has', 'constructor', {}, 'station.unknown-command'],
    ['what only the app may', 'station.stop', {}, 'station.not-allowed'],
    ['no devices', 'kitting.plan', { blueprintId: 'x', devices: [] }, 'input.invalid'],
    ['a number for a name', 'organizations.save', { name: 7 }, 'input.invalid'],
    ['a plan never shown', 'kitting.apply', { planHash: 'x', nonce: 'y', devices: ['z'] }, 'kitting.preview-expired'],
    ['a tap on a device not there', 'host.practice.tap', { udid: '../..', button: 'next' }, undefined],
  ])('is answered with a problem: %s', async (_what, kind, input, code) => {
    const { ask, face } = await enter(tests.room);
    expect(await ask(kind, input)).toMatchObject({
      type: 'problem',
      problem: { code: code ?? expect.any(String) },
    });
    expect(await ask('servers.list', {})).toMatchObject({ output: [] });
    face.close();
  });

  it('is put out when it breaks the framing, and nobody else notices', async () => {
    const { page, person } = await tests.open();
    await person.sees('はじめに');
    for (const text of ['{"type":', '{"type":"destroy"}', '{"type":"request","kind":"servers.list"}', '\u0000\uffff']) {
      const { face } = await enter(tests.room);
      face.send(text);
      expect(await face.closed).toBe(1008);
    }
    await page.keyboard.press('Control+1');
    await person.reads('MDM サーバを登録します');
    await person.reads('接続中');
    expect(await servers()).toEqual([]);
  });
});
