import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contractVersion } from '../../shared/contract/commands.ts';
import { scratchDirectory } from '../support/scratch.ts';
import { fetchFrom, openFace, type TestFace, tokenOf } from '../support/served-station.ts';

const cliPath = resolve(import.meta.dirname, '../../electron/cli.ts');

/** `kitbench serve` on a station of its own, with this test at its standard input. */
async function serve(...more: string[]) {
  const folder = scratchDirectory();
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<p>window</p>');
  const profile = {
    label: 'Test',
    colour: '#123456',
    dataDir: join(folder, 'data'),
    usbmuxd: join(folder, 'none.sock'),
    activation: { url: 'https://activation.example', trust: [] },
  };
  mkdirSync(profile.dataDir, { mode: 0o700 });
  writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile));
  const words = [
    '--profile',
    join(folder, 'profile.json'),
    '--page',
    join(folder, 'page'),
    '--vault-fd',
    '3',
    '--json',
  ];
  const child = spawn(process.execPath, [cliPath, 'serve', ...words, ...more], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((done) => child.once('close', done));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await closed;
  });
  const passphrase = child.stdio[3];
  if (passphrase !== null && passphrase !== undefined && 'end' in passphrase) passphrase.end('open sesame\n');
  const asked = new Promise<void>((done) =>
    child.stderr.on('data', (chunk: Buffer) => {
      if (chunk.toString('utf8').includes('[y/N]')) done();
    }),
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => JSON.parse((await lines.next()).value ?? '{}') as Record<string, string>;
  const ready = await nextLine();
  return {
    origin: String(ready.origin),
    address: String(ready.address),
    asked,
    nextLine,
    closed,
    type: (line: string) => child.stdin.write(`${line}\n`),
    signal: (name: NodeJS.Signals) => child.kill(name),
  };
}

async function enter(address: string) {
  const face = await openFace(new URL(address).origin);
  face.send({ type: 'auth', token: tokenOf(address) });
  const { greeting } = await face.next();
  face.send({ type: 'hello', contractVersion });
  expect(await face.next()).toMatchObject({ type: 'welcome' });
  return { face, greeting };
}

/** The answer, past what the server tells by itself. */
async function ask(face: TestFace, kind: string, input: unknown) {
  face.send({ type: 'request', id: 1, kind, commandId: kind, input });
  for (;;) {
    const frame = await face.next();
    if (frame.type !== 'host') return frame;
  }
}

describe('kitbench serve', () => {
  it('serves the window and the station behind it, and ends in good order', async () => {
    const { origin, address, signal, closed } = await serve();
    expect((await fetchFrom(origin, '/')).body).toBe('<p>window</p>');
    const { face } = await enter(address);
    expect(await ask(face, 'station.status', {})).toMatchObject({
      type: 'answer',
      output: { profile: { label: 'Test' }, armed: false },
    });
    signal('SIGINT');
    signal('SIGINT');
    expect(await closed).toBe(0);
  });

  it('arms for a browser once the terminal said y', async () => {
    const { address, asked, type } = await serve();
    const { face } = await enter(address);
    const answer = ask(face, 'station.arm', { armed: true });
    await asked;
    type('y');
    expect(await answer).toMatchObject({ type: 'answer', output: { armed: true } });
  });

  it('does not arm on anything else', async () => {
    const { address, asked, type } = await serve();
    const { face } = await enter(address);
    const answer = ask(face, 'station.arm', { armed: true });
    await asked;
    type('');
    expect(await answer).toMatchObject({ type: 'problem', problem: { code: 'serve.arm-refused' } });
    expect(await ask(face, 'station.status', {})).toMatchObject({ output: { armed: false } });
  });

  it('hands out links at the terminal: for one more operator, and for displays that only look', async () => {
    const { type, nextLine } = await serve();
    type('n');
    const { link = '' } = await nextLine();
    expect((await enter(link)).greeting).toMatchObject({ role: 'operator', offersPractice: true });
    type('o');
    const { observer = '' } = await nextLine();
    expect((await enter(observer)).greeting).toMatchObject({ role: 'observer' });
  });

  it('opens a practice room beside the station, which has nothing set up and needs no terminal', async () => {
    const { address } = await serve();
    const { face } = await enter(address);
    const opened = await ask(face, 'host.practice.open', { devices: 2 });
    const { url } = opened.output as { url: string };
    expect(new URL(url).origin).not.toBe(new URL(address).origin);
    const { face: practice, greeting } = await enter(url);
    expect(greeting).toMatchObject({ offersPractice: false, practice: { ports: [{}, {}], records: {} } });
    expect(await ask(practice, 'servers.list', {})).toMatchObject({ output: [] });
    expect(await ask(practice, 'station.arm', { armed: true })).toMatchObject({ output: { armed: true } });
    const screens = (await ask(practice, 'host.practice.screens', {})).output as { udid: string; screen: string }[];
    expect(screens.map(({ screen }) => screen)).toEqual(['hello', 'hello']);
    const [{ udid } = { udid: '' }] = screens;
    expect(await ask(practice, 'host.practice.tap', { udid, button: 'next' })).toMatchObject({ type: 'answer' });
    expect(await ask(practice, 'host.practice.tap', { udid, button: 'cancel' })).toMatchObject({ type: 'problem' });
  });
});
