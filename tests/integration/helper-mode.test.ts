import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PortEnd, servePort } from '../../electron/core/port-face.ts';
import { connectStation } from '../../electron/link/client.ts';
import { type StationServer, serveStation } from '../../electron/link/server.ts';
import { type Serve, startServe } from '../../electron/serve/start-serve.ts';
import { type Station, startStation } from '../../electron/station/start-station.ts';
import { type CommandSpec, mayAsk } from '../../shared/contract/command.ts';
import { commands, contractVersion } from '../../shared/contract/commands.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { openFace, type TestFace, tokenOf } from '../support/served-station.ts';

const pin = '48213';
const specs = Object.entries(commands).map(([kind, spec]): [string, CommandSpec] => [kind, spec]);
const operatorsOnly = specs.filter(([, { role }]) => role === 'operator').map(([kind]) => kind);
const helpersToo = specs.filter(([, { role }]) => mayAsk('helper', role)).map(([kind]) => kind);

/** A real station with its three kinds of faces: a browser's tab, the native window's port, the command line. */
describe('a station in helper mode', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kb-helper-'));
  const profile = {
    label: 'Test',
    colour: '#123456',
    dataDir: join(folder, 'data'),
    usbmuxd: join(folder, 'none.sock'),
    activation: { url: 'https://activation.example', trust: [] },
  };
  const socketPath = join(folder, 's.sock');
  let station: Station;
  let server: StationServer;
  let serve: Serve;
  let terminal: StationClient;
  let tab: TestFace;
  let session: string;

  beforeAll(async () => {
    mkdirSync(join(folder, 'page'));
    writeFileSync(join(folder, 'page', 'index.html'), '');
    await start();
    serve = await startServe({
      stationSocket: socketPath,
      pageFolder: join(folder, 'page'),
      port: 0,
      ask: async () => true,
      mayErase: true,
    });
    tab = await openFace(serve.origin);
    tab.send({ type: 'auth', token: tokenOf(serve.operatorAddress()) });
    session = String((await tab.next()).session);
    await greeted(tab);
    await terminal.call('pin.set', { pin });
    await terminal.call('helper.enter', {});
  });

  afterAll(async () => {
    await serve.close();
    await stop();
    rmSync(folder, { recursive: true });
  });

  async function start() {
    station = await startStation(profile, { passphrase: Buffer.from('open sesame') });
    server = await serveStation(socketPath, station.core, 'operator');
    terminal = await connectStation(socketPath);
  }

  async function stop() {
    await terminal.close();
    server.close();
    await station.stop();
  }

  async function greeted(face: TestFace) {
    face.send({ type: 'hello', contractVersion });
    expect(await face.next()).toMatchObject({ type: 'welcome' });
  }

  async function ask(face: Pick<TestFace, 'send' | 'next'>, kind: string, input: unknown = {}) {
    face.send({ type: 'request', id: 1, kind, input });
    return face.next();
  }

  /** The native window's end of a port, with the core at the other. */
  function nativeWindow(): Pick<TestFace, 'send' | 'next'> {
    const { port, send, next } = portPair();
    servePort(port, station.core, 'operator');
    return { send, next };
  }

  const refused = { type: 'problem', problem: { code: 'helper.not-allowed' } };

  it.each(operatorsOnly)('refuses a browser’s %s', async (kind) => {
    const answer = await ask(tab, kind);
    const { seat } = commands[kind as keyof typeof commands] as CommandSpec;
    expect(answer).toMatchObject(seat === 'terminal' ? { problem: { code: 'station.not-allowed' } } : refused);
  });

  it.each(operatorsOnly)('refuses the native window’s %s', async (kind) => {
    const window = nativeWindow();
    window.send({ type: 'hello', contractVersion, role: 'shell' });
    await window.next();
    expect(await ask(window, kind)).toMatchObject({ problem: { code: expect.stringMatching(/not-allowed$/) } });
  });

  it.each(helpersToo)('does not refuse %s', async (kind) => {
    expect(await ask(tab, kind)).not.toMatchObject(refused);
  });

  it('holds after a reload and after a restart of the station', async () => {
    const reloaded = await openFace(serve.origin);
    reloaded.send({ type: 'auth', session });
    await reloaded.next();
    await greeted(reloaded);
    expect(await ask(reloaded, 'station.arm', { armed: true })).toMatchObject(refused);

    await stop();
    await start();
    tab = await openFace(serve.origin);
    tab.send({ type: 'auth', session });
    await tab.next();
    await greeted(tab);
    expect(await ask(tab, 'station.status')).toMatchObject({ output: { helper: { on: true, pinSet: true } } });
    expect(await ask(tab, 'slots.remove', { name: '1' })).toMatchObject(refused);
  });

  it('leaves the command line alone', async () => {
    expect(await terminal.call('station.arm', { armed: true })).toMatchObject({ armed: true });
    expect(await terminal.call('slots.list', {})).toEqual([]);
  });

  it('is left by the PIN and by nothing else', async () => {
    expect(await ask(tab, 'helper.leave', { pin: '11111' })).toMatchObject({ problem: { code: 'pin.wrong' } });
    expect(await ask(tab, 'helper.end')).toMatchObject({ problem: { code: 'station.not-allowed' } });
    expect(await ask(tab, 'pin.reset', { passphrase: 'open sesame' })).toMatchObject({
      problem: { code: 'station.not-allowed' },
    });
    expect(await ask(tab, 'helper.leave', { pin: '４８２１３' })).toMatchObject({ output: { helper: { on: false } } });
    expect(await ask(tab, 'station.arm', { armed: false })).toMatchObject({ type: 'answer' });
  });

  it('takes no PIN back without the PIN, or the vault’s passphrase at the terminal', async () => {
    expect(await ask(tab, 'pin.set', { pin: '99999' })).toMatchObject({ problem: { code: 'pin.wrong' } });
    await expect(terminal.call('pin.reset', { passphrase: 'open barley' })).rejects.toMatchObject({
      code: 'vault.wrong-passphrase',
    });
    await terminal.call('helper.enter', {});
    expect(await terminal.call('pin.reset', { passphrase: 'open sesame' })).toMatchObject({
      helper: { on: false, pinSet: false },
    });
    expect(await ask(tab, 'helper.enter')).toMatchObject({ problem: { code: 'pin.not-set' } });
  });
});

function portPair() {
  const texts: string[] = [];
  const waiting: ((text: string) => void)[] = [];
  let receive: (message: { readonly data: unknown }) => void = () => {};
  const port: PortEnd = {
    on: (event: 'message' | 'close', listener: (message: { readonly data: unknown }) => void) => {
      if (event === 'message') receive = listener;
    },
    postMessage: (text) => {
      const next = waiting.shift();
      if (next === undefined) texts.push(text);
      else next(text);
    },
    start: () => {},
    close: () => {},
  };
  return {
    port,
    send: (frame: unknown) => receive({ data: JSON.stringify(frame) }),
    next: async () => JSON.parse(texts.shift() ?? (await new Promise<string>((resolve) => waiting.push(resolve)))),
  };
}
