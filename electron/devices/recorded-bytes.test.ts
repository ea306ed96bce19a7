import { existsSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, type TestContext } from 'vitest';
import { AfcOp, AfcStatus, afcFrameSplitter, parseAfc } from '../codecs/afc-frames.ts';
import { isDict } from '../codecs/plist/value.ts';
import { systemClock } from '../ports/clock.ts';
import { openLockdown } from './lockdown/client.ts';
import { createPlistChannel } from './plist-channel.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';
import { createMux } from './usbmux/client.ts';

const SAMPLES = new URL('../../../shared/samples/device/', import.meta.url);
let server: ScriptedServer | undefined;

afterEach(async () => {
  await server?.close();
});

/** Bytes that a real iPhone sent. */
function recorded(context: TestContext, file: string): Buffer {
  const path = fileURLToPath(new URL(file, SAMPLES));
  if (!existsSync(path)) context.skip('the recorded device bytes (../shared/samples/device) are not here');
  return readFileSync(path);
}

/** Gives each connection its own scripts: what to send after each chunk that comes. */
async function replay(...connections: Buffer[][]) {
  server = await startScriptedServer((socket: Socket, n) => {
    const chunks = [...(connections[n - 1] ?? [])];
    socket.on('data', () => {
      const next = chunks.shift();
      if (next !== undefined) socket.write(next);
    });
  });
  return createMux(server.address, { clock: systemClock });
}

describe('recorded device bytes', () => {
  it('are read as a device list', async (context) => {
    const mux = await replay([recorded(context, 'usbmuxlistdevicemessage.bin')]);
    const [device, ...others] = await mux.listDevices();
    expect(others).toEqual([]);
    expect(device).toMatchObject({ deviceId: 1, locationId: 339_881_984, productId: 4776 });
    expect(device?.udid).toMatch(/^[0-9a-f]{40}$/);
  });

  it('are read as a connection to lockdown and its type', async (context) => {
    const mux = await replay([
      recorded(context, 'usbmuxconnectmessage.bin'),
      recorded(context, 'lockdownquerytypemessage.bin'),
    ]);
    const lockdown = await openLockdown(mux, 1, { clock: systemClock, signal: new AbortController().signal });
    expect(await lockdown.queryType()).toBe('com.apple.mobile.lockdown');
    lockdown.close();
  });

  it('are read as a service’s binary property lists', async (context) => {
    const bytes = recorded(context, 'installationproxylistmessage.bin');
    const mux = await replay([recorded(context, 'usbmuxconnectmessage.bin'), bytes]);
    const { socket, rest } = await mux.connect(1, 1234);
    const channel = createPlistChannel(socket, { service: 'test', clock: systemClock, tls: false, rest });
    const first = await channel.request({ Command: 'Browse' });
    const last = await channel.receive({ timeoutMs: 1_000 });
    expect(first.Status).toBe('BrowsingApplications');
    expect(Array.isArray(first.CurrentList) && isDict(first.CurrentList[0])).toBe(true);
    expect(last.Status).toBe('Complete');
    channel.close();
  });

  it('are read as AFC answers', (context) => {
    const read = (file: string) => afcFrameSplitter().push(recorded(context, file)).map(parseAfc);
    const [success] = read('afcsuccessresponse.bin');
    expect(success?.op).toBe(AfcOp.status);
    expect(success?.params.readBigUInt64LE()).toBe(BigInt(AfcStatus.ok));
    const [listing] = read('afclistdirresponse.bin');
    expect(listing?.payload.toString().split('\0')).toContain('..');
    const [info] = read('afcfileinforesponse.bin');
    expect(info?.payload.toString()).toContain('st_size');
  });
});
